"""Correcting, reviewing and taking back through the API."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from rest_framework.test import APIClient

from visits.models import Visit
from visits.tests.api.conftest import Tell


@pytest.fixture
def visit(tell: Tell) -> Visit:
    return tell()


def correct(client: APIClient, visit: Visit, **body: Any) -> Any:
    return client.patch(f"/api/v1/visits/{visit.pk}/", body)


def test_an_editor_corrects_a_field(editor_api: APIClient, visit: Visit, editor: User) -> None:
    answer = correct(editor_api, visit, version=visit.version, changes={"visit_type": "official"})
    body = answer.json()
    assert (answer.status_code, body["visit_type"]) == (200, "official")
    assert body["version"] > visit.version
    assert (body["decided"]["visit_type"]["by"], body["decided"]["visit_type"]["who"]) == (
        "person",
        editor.username,
    )


def test_the_version_may_come_as_if_match(editor_api: APIClient, visit: Visit) -> None:
    address = f"/api/v1/visits/{visit.pk}/"
    tag = editor_api.get(address)["ETag"]
    body = {"changes": {"status": "planned"}, "reason": "It is still to come."}
    answer = editor_api.patch(address, body, headers={"If-Match": tag})
    assert (answer.status_code, answer.json()["status"]) == (200, "planned")
    assert answer["ETag"] != tag
    back = {"changes": {"status": "completed"}}
    assert editor_api.patch(address, back, headers={"If-Match": tag}).status_code == 412
    assert editor_api.patch(address, back, headers={"If-Match": answer["ETag"]}).status_code == 200


def test_the_second_of_two_editors_is_shown_the_difference(
    editor_api: APIClient, visit: Visit
) -> None:
    read = visit.version
    correct(editor_api, visit, version=read, changes={"visit_type": "official"})
    answer = correct(editor_api, visit, version=read, changes={"visit_type": "working"})
    body = answer.json()
    assert answer.status_code == 409
    assert body["differences"] == [
        {"field": "visit_type", "yours": "working", "theirs": "official"}
    ]
    assert body["version"] == Visit.objects.get(pk=visit.pk).version
    assert Visit.objects.get(pk=visit.pk).visit_type == "official"


def test_it_asks_for_the_version(editor_api: APIClient, visit: Visit) -> None:
    assert correct(editor_api, visit, changes={"visit_type": "working"}).status_code == 428


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "party"}, "kind"),
        ({"host": "XX"}, "host"),
        ({"start": "someday"}, "start"),
        ({"colour": "red"}, "colour"),
        ({"guests": "KZ"}, "guests"),
        ({"people": [{"name": 7}]}, "people"),
        ({"topics": [["navy"]]}, "topics"),
    ],
)
def test_it_names_the_field_that_cannot_stand(
    editor_api: APIClient, visit: Visit, changes: dict[str, Any], field: str
) -> None:
    answer = correct(editor_api, visit, version=visit.version, changes=changes)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
    assert Visit.objects.get(pk=visit.pk).version == visit.version


@pytest.mark.parametrize("body", [{}, {"changes": {}}, {"changes": [], "version": 1}, []])
def test_it_says_what_a_correction_needs(editor_api: APIClient, visit: Visit, body: Any) -> None:
    answer = editor_api.patch(f"/api/v1/visits/{visit.pk}/", body)
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_broken_json_is_refused_in_words(editor_api: APIClient, visit: Visit) -> None:
    address = f"/api/v1/visits/{visit.pk}/"
    answer: Any = editor_api.patch(address, "{", content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["title"] == "The request cannot be understood"


def test_a_correction_is_taken_back(editor_api: APIClient, visit: Visit) -> None:
    correct(editor_api, visit, version=visit.version, changes={"host": "TR"})
    history = f"/api/v1/visits/{visit.pk}/history/"
    change = next(
        one for one in editor_api.get(history).json()["results"] if one["action"] == "corrected"
    )
    answer = editor_api.post(f"{history}{change['id']}/undo/")
    assert (answer.status_code, answer.json()["undone_by"] is not None) == (200, True)
    assert editor_api.get(f"/api/v1/visits/{visit.pk}/").json()["host"] == "AZ"
    assert editor_api.post(f"{history}{change['id']}/undo/").status_code == 409


def test_a_visit_is_confirmed_as_a_whole(editor_api: APIClient, visit: Visit) -> None:
    body = {"status": "confirmed", "version": visit.version}
    answer = editor_api.post(f"/api/v1/visits/{visit.pk}/review/", body)
    assert (answer.status_code, answer.json()["review_status"]) == (200, "confirmed")


def test_a_stale_review_is_refused(editor_api: APIClient, visit: Visit) -> None:
    correct(editor_api, visit, version=visit.version, changes={"visit_type": "official"})
    body = {"status": "confirmed", "version": visit.version}
    assert editor_api.post(f"/api/v1/visits/{visit.pk}/review/", body).status_code == 409


def test_a_visit_that_is_not_there_is_not_corrected(editor_api: APIClient, reference: None) -> None:
    answer = editor_api.patch("/api/v1/visits/9999/", {"version": 1, "changes": {"host": "AZ"}})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "sent",
    [
        '{"version": 1, "changes": {"start": "\\ud800"}}',
        '{"version": 1, "changes": {"outcomes": [{"type": "invitation", "text": "\\udc00"}]}}',
        '{"version": 1, "changes": {"\\ud800": 1}}',
        "[" * 100_000,
    ],
)
def test_json_that_cannot_be_kept_is_refused_in_words(
    editor_api: APIClient, visit: Visit, sent: str
) -> None:
    address = f"/api/v1/visits/{visit.pk}/"
    answer = editor_api.generic("PATCH", address, sent, content_type="application/json")
    assert answer.status_code == 400
    assert "JSON" in answer.json()["detail"]
