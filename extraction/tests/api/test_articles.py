"""Articles through the API: sending them in, and asking what became of them."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings
from rest_framework.test import APIClient

from extraction.filters import ArticleFilter
from extraction.models import Article, Original, Reading, State

ADDRESS = "/api/v1/articles/"
TEXT = "A delegation of the ministry of defence of Georgia arrived in Baku on 7 June 2024."

pytestmark = pytest.mark.django_db


def a_file(name: str = "report.txt", data: bytes = TEXT.encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def send(client: APIClient, *files: SimpleUploadedFile, **about: str) -> Any:
    return client.post(ADDRESS, {"file": list(files), **about}, format="multipart")


def failed(number: int) -> None:
    Article.objects.filter(pk=number).update(
        state=State.FAILED, failure_code="broken", failure="The file is damaged. Send it again."
    )


def test_a_sent_file_is_taken_in_and_has_an_address(
    editor_api: APIClient, reader_api: APIClient
) -> None:
    answer = send(editor_api, a_file(), address="https://example.org/1", title="A visit")
    assert answer.status_code == 202
    assert type(answer["Location"]) is str  # servers refuse a kind of str
    body = reader_api.get(answer["Location"]).json()
    assert (body["state"], body["settled"], body["filename"]) == ("queued", False, "report.txt")
    assert (body["title"], body["address"]) == ("A visit", "https://example.org/1")
    assert (body["origin"], body["visits"], body["reason"]) == ("api", [], "")
    assert body == answer.json()["received"][0]["article"] | {"text": None, "readings": []}


def test_a_text_may_be_sent_as_json(editor_api: APIClient) -> None:
    answer = editor_api.post(ADDRESS, {"text": TEXT, "title": "A visit"})
    assert answer.status_code == 202
    article = Article.objects.get(pk=answer.json()["received"][0]["article"]["id"])
    assert bytes(Original.objects.get(article=article).data).decode() == TEXT


def test_what_is_known_leads_to_the_first(editor_api: APIClient) -> None:
    first = send(editor_api, a_file("one.txt"))
    second = send(editor_api, a_file("two.txt"))
    assert second.status_code == 200
    assert second["Location"] == first["Location"]
    assert second.json()["received"][0]["known"] is True
    assert Article.objects.count() == 1


def test_many_files_are_told_apart(editor_api: APIClient) -> None:
    answer = send(editor_api, a_file(), a_file("empty.txt", b""), a_file("again.txt"))
    told = answer.json()["received"]
    assert answer.status_code == 202
    assert [one["filename"] for one in told] == ["report.txt", "empty.txt", "again.txt"]
    assert [one["known"] for one in told] == [False, False, True]
    assert [bool(one["refused"]) for one in told] == [False, True, False]
    assert told[1]["refused"]["code"] == "empty"


@pytest.mark.parametrize(
    ("name", "data", "status", "code"),
    [
        ("empty.txt", b"", 400, "empty"),
        ("blank.txt", b" \n\t ", 400, "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, 415, "unknown_type"),
        ("long.txt", b"x" * (1024 * 1024 + 1), 413, "too_large"),
    ],
)
def test_it_refuses_in_words_what_cannot_be_read(
    editor_api: APIClient, settings: Settings, name: str, data: bytes, status: int, code: str
) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    answer = send(editor_api, a_file(name, data))
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["received"][0]["refused"]["code"] == code
    assert answer.json()["detail"]
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "body", [{}, {"title": "No words"}, {"text": TEXT, "address": "nowhere"}, {"text": ["a", "b"]}]
)
def test_it_says_what_an_article_needs(editor_api: APIClient, body: dict[str, Any]) -> None:
    answer = editor_api.post(ADDRESS, body)
    assert answer.status_code == 400
    assert answer.json()["errors"]


def test_a_file_and_a_text_at_once_are_refused(editor_api: APIClient) -> None:
    assert send(editor_api, a_file(), text=TEXT).status_code == 400


def test_too_many_files_at_once_are_refused_in_words(
    editor_api: APIClient, settings: Settings
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    answer = send(editor_api, *(a_file(f"{number}.txt") for number in range(3)))
    assert (answer.status_code, answer.json()["status"]) == (413, 413)


def test_a_kind_of_content_that_is_not_taken_is_named(editor_api: APIClient) -> None:
    assert editor_api.post(ADDRESS, "<a/>", content_type="text/xml").status_code == 415


def test_only_editors_send_articles(reader_api: APIClient) -> None:
    assert reader_api.post(ADDRESS, {"text": TEXT}).status_code == 401


def test_a_failure_is_told_with_its_reason_and_read_again_on_demand(
    editor_api: APIClient, reader_api: APIClient
) -> None:
    where = send(editor_api, a_file())["Location"]
    number = Article.objects.get().pk
    failed(number)
    body = reader_api.get(where).json()
    assert (body["state"], body["can_retry"]) == ("failed", True)
    assert (body["reason_code"], body["reason"]) == (
        "broken",
        "The file is damaged. Send it again.",
    )
    answer = editor_api.post(f"{where}retry/")
    assert (answer.status_code, answer.json()["state"]) == (202, "queued")
    assert editor_api.post(f"{where}retry/").status_code == 409
    assert reader_api.post(f"{where}retry/").status_code == 401


def test_a_read_article_shows_its_text_and_what_was_read(
    editor_api: APIClient, reader_api: APIClient
) -> None:
    where = send(editor_api, a_file())["Location"]
    article = Article.objects.get()
    Article.objects.filter(pk=article.pk).update(
        state=State.NO_ENGAGEMENT, text=TEXT, text_sha256=article.sha256, language="en"
    )
    record = {"article": {"kind": "none"}, "engagements": []}
    Reading.objects.create(article=article, engine_version="1", record=record, explain={})
    body = reader_api.get(where).json()
    assert (body["text"], body["settled"], body["language"]) == (TEXT, True, "en")
    assert [(one["engine_version"], one["record"]) for one in body["readings"]] == [("1", record)]


def test_it_lists_articles_by_state(editor_api: APIClient, reader_api: APIClient) -> None:
    send(editor_api, a_file())
    bad = send(editor_api, a_file("bad.txt", b"other words"))
    failed(bad.json()["received"][0]["article"]["id"])
    body = reader_api.get(ADDRESS, {"state": "failed"}).json()
    assert [one["filename"] for one in body["results"]] == ["bad.txt"]
    assert "text" not in body["results"][0]
    assert len(reader_api.get(ADDRESS).json()["results"]) == 2


def test_a_list_takes_three_queries_and_no_texts(
    editor_api: APIClient, reader_api: APIClient, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        send(editor_api, a_file(data=f"Article {number}".encode()))
    with django_assert_num_queries(3) as asked:
        reader_api.get(ADDRESS)
    assert not [one for one in asked.captured_queries if '"text"' in one["sql"]]


@pytest.mark.parametrize(
    "query", ["state=lost", "visit=x", "visit=0", "uploaded_since=noon", "colour=red"]
)
def test_it_names_the_filter_that_it_does_not_understand(reader_api: APIClient, query: str) -> None:
    answer = reader_api.get(f"{ADDRESS}?{query}")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [query.split("=")[0]])


def test_an_article_that_is_not_there(reader_api: APIClient, editor_api: APIClient) -> None:
    assert reader_api.get(f"{ADDRESS}9999/").status_code == 404
    assert editor_api.post(f"{ADDRESS}9999/retry/").status_code == 404


@given(
    st.dictionaries(
        st.sampled_from([*ArticleFilter.base_filters, "cursor", "order"]),
        st.one_of(
            st.integers().map(str),
            st.floats().map(str),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        ),
        max_size=3,
    )
)
@effort(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_list_answers_any_query(reader_api: APIClient, query: dict[str, str]) -> None:
    assert reader_api.get(ADDRESS, query).status_code in {200, 400}


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
@effort(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_json_is_answered(editor_api: APIClient, value: Any) -> None:
    for body in (value, {"text": value}, {"text": TEXT, "title": value, "address": value}):
        answer = editor_api.post(ADDRESS, json.dumps(body), content_type="application/json")
        assert answer.status_code in {200, 202, 400, 415}


def test_too_many_files_are_refused_with_the_number_that_is_taken(
    editor_api: APIClient, settings: Settings
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    answer = send(editor_api, *(a_file(f"{number}.txt") for number in range(3)))
    assert answer.status_code == 413
    assert answer.json()["detail"] == "At most 2 files are taken at once."
