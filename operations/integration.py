"""A pytest plugin that keeps the tests with a database: `pytest -p operations.integration`."""

import pytest

FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out every test that neither asks for a database nor is marked to have one."""
    kept = [item for item in items if needs_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not needs_database(item)])
    items[:] = kept


def needs_database(item: pytest.Item) -> bool:
    """Whether pytest-django would give this test a database."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(FIXTURES & fixtures)
