"""Clients of the articles' API."""

import pytest
from django.contrib.auth.models import Group, User
from rest_framework.test import APIClient

from visits.access import EDITORS


@pytest.fixture
def reader_api() -> APIClient:
    """Somebody who is not logged in."""
    return APIClient()


@pytest.fixture
def editor_api(editor: User) -> APIClient:
    """An editor, logged in by session."""
    editor.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    client = APIClient()
    client.force_login(editor)
    return client
