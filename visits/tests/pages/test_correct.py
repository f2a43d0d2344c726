"""The plain form in which an editor corrects any field of a visit."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from visits.models import Official, Visit
from visits.services.correcting import correct_visit
from visits.tests.pages.conftest import page_of

FIELD = re.compile(
    r"<input (?P<input>[^>]*)>|"
    r'<select [^>]*name="(?P<select>[^"]+)"[^>]*>(?P<options>.*?)</select>',
    re.S,
)


def form_of(client: Client, path: str) -> dict[str, Any]:
    """What a browser would send if nothing were changed."""
    return fields_in(page_of(client, path))


def fields_in(page: str) -> dict[str, Any]:
    data: dict[str, Any] = {}
    page = page.split('<form class="form panel"')[1].split("</form>")[0]
    for found in FIELD.finditer(page):
        if found["select"]:
            chosen = re.search(r'<option value="([^"]*)" selected', found["options"])
            first = re.search(r'<option value="([^"]*)"', found["options"])
            option = chosen or first
            data[found["select"]] = [unescape(option[1])] if option else [""]
            continue
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', found["input"]))
        if attributes.get("type") == "checkbox" and " checked" not in found["input"]:
            continue
        data.setdefault(attributes["name"], []).append(unescape(attributes.get("value", "")))
    data.pop("csrfmiddlewaretoken", None)
    return data


@pytest.fixture
def path(led_visit: Visit) -> str:
    return f"/visits/{led_visit.pk}/correct/"


def test_an_unchanged_form_changes_nothing(
    editor_client: Client, path: str, led_visit: Visit
) -> None:
    response = editor_client.post(path, form_of(editor_client, path), follow=True)
    assert "Nothing was changed" in response.content.decode()
    assert not led_visit.changes.filter(action="corrected").exists()


def test_any_field_can_be_corrected(editor_client: Client, path: str, led_visit: Visit) -> None:
    form = form_of(editor_client, path) | {
        "kind": "reception",
        "status": "in_progress",
        "visit_type": "state",
        "host": "Georgia",
        "guests": ["Turkey", "KZ", ""],
        "third_countries": ["Pakistan"],
        "start": "about 9 June 2024",
        "end": "11 June 2024",
        "activities": ["banquet", "anthems"],
        "topics": ["navy"],
        "outcomes-0-type": "gift",
        "outcomes-0-text": "a sabre",
        "people-0-rank": "General",
        "people-0-role": "delegation_member",
        "reason": "The ministry says so.",
    }
    response = editor_client.post(path, form)
    assert response.status_code == 302, response.content.decode()
    visit = Visit.objects.get(pk=led_visit.pk)
    assert (visit.kind, visit.status, visit.visit_type) == ("reception", "in_progress", "state")
    assert (visit.host_id, visit.start, visit.end) == ("GE", "2024-06-09~", "2024-06-11")
    assert {(s.country_id, s.side) for s in visit.sides.all()} == {
        ("TR", "guest"),
        ("KZ", "guest"),
        ("PK", "third"),
    }
    assert visit.activities == ["anthems", "banquet"]
    assert visit.topics == ["navy"]
    assert [(o.type, o.text) for o in visit.outcomes.all()] == [("gift", "a sabre")]
    person = visit.participants.get(official__name="Karim Osmanov")
    assert (person.rank, person.role) == ("General", "delegation_member")
    assert visit.changes.filter(action="corrected", reason="The ministry says so.").count() == 12


def test_a_person_is_added_and_another_taken_out(
    editor_client: Client, path: str, led_visit: Visit
) -> None:
    form = form_of(editor_client, path) | {
        "people-0-gone": "yes",
        "people-2-name": "Nurlan Yermekov",
        "people-2-country": "KZ",
        "people-2-role": "head_of_delegation",
    }
    editor_client.post(path, form)
    names = set(led_visit.participants.values_list("name", flat=True))
    assert names == {"Zakir Hasanov", "Nurlan Yermekov"}
    assert Official.objects.get(name="Nurlan Yermekov").status == "unconfirmed"


def test_errors_stand_at_their_fields_and_nothing_typed_is_lost(
    editor_client: Client, path: str, led_visit: Visit
) -> None:
    form = form_of(editor_client, path) | {
        "start": "the day after",
        "host": "Atlantis",
        "reason": "I looked twice.",
    }
    response = editor_client.post(path, form)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="wrong-start"' in page
    assert 'value="the day after"' in page
    assert 'value="Atlantis"' in page
    assert 'value="I looked twice."' in page
    assert led_visit.version == Visit.objects.get(pk=led_visit.pk).version


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"outcomes-1-text": "a sabre"}, "The kind is missing."),
        ({"outcomes-1-type": "gift"}, "The text is missing."),
        ({"people-0-name": ""}, "The name is missing."),
        ({"people-2-rank": "General"}, "The name is missing."),
        ({"host": "Atlantis"}, "No country or organisation is called Atlantis."),
        ({"start": "9999-12-31"}, "A completed visit cannot lie ahead"),
    ],
)
def test_what_is_typed_by_half_is_refused_and_not_dropped(
    editor_client: Client, path: str, typed: dict[str, str], why: str
) -> None:
    response = editor_client.post(path, form_of(editor_client, path) | typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert why in page
    assert all(f'value="{text}"' in page for text in typed.values())


def test_a_planned_visit_may_lie_ahead(editor_client: Client, path: str) -> None:
    form = form_of(editor_client, path) | {"start": "2999-12-31", "status": "planned"}
    assert editor_client.post(path, form).status_code == 302


def test_a_stale_save_shows_what_was_typed_and_what_stands_now(
    editor_client: Client, path: str, led_visit: Visit, second_editor: object
) -> None:
    form = form_of(editor_client, path) | {"visit_type": "state", "topics": ["navy"]}
    correct_visit(
        visit_id=led_visit.pk,
        version=led_visit.version,
        changes={"visit_type": "working", "start": "8 June 2024"},
        person=second_editor,  # type: ignore[arg-type]
    )
    response = editor_client.post(path, form)
    page = response.content.decode()
    assert response.status_code == 409
    compared = re.sub(r"\s+", " ", page.split('role="alert"')[1].split("</table>")[0])
    assert "<td>Official</td><td><ins>State</ins></td><td><strong>Working</strong></td>" in compared
    assert '<span class="quiet">nothing</span>' in compared  # the first day: only theirs
    again = fields_in(page)
    assert again["topics"] == ["navy"]
    assert again["start"] == ["8 June 2024"]
    assert editor_client.post(path, again).status_code == 302
    visit = Visit.objects.get(pk=led_visit.pk)
    assert (visit.visit_type, visit.start, visit.topics) == ("state", "2024-06-08", ["navy"])


def test_a_form_without_its_version_is_stale(editor_client: Client, path: str) -> None:
    form = form_of(editor_client, path) | {"version": "x", "stood": "{", "visit_type": "state"}
    assert editor_client.post(path, form).status_code == 409


def test_a_reader_is_refused_and_a_stranger_asked_to_log_in(
    client: Client, reader: Any, path: str
) -> None:
    assert client.get(path)["Location"] == f"/login/?next={path}"
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    assert "not yours to change" in page_of(client, path, status=403)
