"""Who may read and who may change."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client

from visits.access import may_edit, may_read

pytestmark = pytest.mark.django_db


def test_editors_and_operators_may_change_the_record(editor: User, reader: User) -> None:
    assert may_edit(editor)
    assert may_edit(User.objects.create_superuser("operator"))
    assert not may_edit(reader)
    assert not may_edit(AnonymousUser())


def test_somebody_who_left_may_change_nothing(editor: User) -> None:
    editor.is_active = False
    editor.save()

    assert not may_edit(editor)


def test_reading_is_open_where_the_setting_says_so(reader: User, settings: Any) -> None:
    assert may_read(AnonymousUser())

    settings.PUBLIC_READING = False

    assert not may_read(AnonymousUser())
    assert may_read(reader)


def test_a_closed_house_leads_to_the_log_in(client: Client, settings: Any) -> None:
    settings.PUBLIC_READING = False
    settings.LOGIN_URL = "/login/"

    answer = client.get("/countries/AZ/?since=2024")

    assert answer.status_code == 302
    assert answer["Location"] == "/login/?next=/countries/AZ/%3Fsince%3D2024"
