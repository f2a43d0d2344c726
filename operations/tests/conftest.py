"""Data for a house, gone when the tests of a file are done."""

from collections.abc import Iterator

import pytest

from operations import throw_away
from operations.folders import Folders
from operations.tests.house import CLONE


@pytest.fixture(scope="module")
def folders() -> Iterator[Folders]:
    """One data folder for all tests of a file."""
    with throw_away.folders(CLONE) as place:
        yield place
