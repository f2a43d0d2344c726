"""Clients of the articles' API."""

import pytest
from django.contrib.auth.models import Group, User
from pytest_django import Settings
from rest_framework.test import APIClient

from visits.access import EDITORS


@pytest.fixture(autouse=True)
def _open_house(settings: Settings) -> None:
    settings.PUBLIC_READING = True


@pytest.fixture
def reader() -> APIClient:
    """Somebody who is not logged in."""
    return APIClient()


@pytest.fixture
def editor(db: None) -> APIClient:
    """An editor, logged in by session."""
    user = User.objects.create_user("leyla")
    user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    client = APIClient()
    client.force_login(user)
    return client
