"""One engine for all tests of the engine; it is immutable."""

import pytest

from extraction.engine import Engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.load()
