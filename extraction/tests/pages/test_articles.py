"""Articles: the list, one with its marks, another try."""

import pytest
from django.test import Client

from extraction.models import Article, State
from extraction.services import read_article
from extraction.tests.conftest import arrive, told
from visits.models import Visit

HOST = {"host": "AZ", "guests": ["KZ"], "start": "2024-06-07"}


@pytest.fixture
def article(reference: None, scripted: None) -> Article:
    """An article, read, that tells of a visit of KZ to AZ."""
    found = arrive(told(HOST, title="Guests & <b>hosts</b>."))
    read_article(article_id=found.pk)
    found.refresh_from_db()
    return found


def test_an_article_shows_its_text_escaped(client: Client, article: Article) -> None:
    page = client.get(f"/articles/{article.pk}/").content.decode()
    assert "Guests &amp; &lt;b&gt;hosts&lt;/b&gt;." in page
    assert "<b>hosts" not in page


def test_evidence_is_marked_and_leads_to_its_field(client: Client, article: Article) -> None:
    page = client.get(f"/articles/{article.pk}/").content.decode()
    visit = Visit.objects.get()
    citation = visit.reports.get().citations.get(field="host")
    assert f'<span id="c{citation.pk}"></span>' in page
    assert f'href="/visits/{visit.pk}/#field-host"' in page
    assert 'class="cite m-country"' in page


def test_an_article_shows_its_readings_and_visits(client: Client, article: Article) -> None:
    page = client.get(f"/articles/{article.pk}/").content.decode()
    assert "engine scripted-1" in page
    assert "Kazakhstan visits Azerbaijan" in page.split('id="visits"')[1]


def test_an_article_without_an_engagement_says_so(
    client: Client, reference: None, scripted: None
) -> None:
    found = arrive(told(title="A parade."))
    read_article(article_id=found.pk)
    page = client.get(f"/articles/{found.pk}/").content.decode()
    assert "It reports no meeting" in page


def test_the_list_shows_states_and_narrows_to_one(client: Client, article: Article) -> None:
    waiting = arrive("Another text.")
    page = client.get("/articles/").content.decode()
    assert "Read: 1 visit found" in page
    page = client.get("/articles/?state=queued").content.decode()
    assert f'href="/articles/{waiting.pk}/"' in page
    assert f'href="/articles/{article.pk}/"' not in page


def test_a_failed_article_is_tried_again_by_an_editor(desk: Client, client: Client) -> None:
    found = arrive("A text.")
    Article.objects.update(state=State.FAILED, failure_code="broken", failure="It is torn.")
    assert "Try again" not in client.get(f"/articles/{found.pk}/").content.decode()
    assert "Try again" in desk.get(f"/articles/{found.pk}/").content.decode()
    response = desk.post(f"/articles/{found.pk}/retry/", follow=True)
    assert "waits to be read again" in response.content.decode()
    found.refresh_from_db()
    assert found.state == State.QUEUED


def test_what_did_not_fail_is_not_tried_again(desk: Client) -> None:
    found = arrive("A text.")
    response = desk.post(f"/articles/{found.pk}/retry/", follow=True)
    assert "The article did not fail" in response.content.decode()


def test_a_stranger_may_not_try_again(client: Client, reference: None) -> None:
    found = arrive("A text.")
    assert client.post(f"/articles/{found.pk}/retry/")["Location"].startswith("/login/")


def test_the_page_of_the_article_is_reloaded_when_it_is_read(
    client: Client, article: Article
) -> None:
    page, path = f"/articles/{article.pk}/", f"/articles/{article.pk}/progress/"
    answer = client.get(path, headers={"HX-Current-URL": f"http://testserver{page}"})
    assert answer["HX-Refresh"] == "true"
    answer = client.get(path, headers={"HX-Current-URL": "http://testserver/upload/"})
    assert "HX-Refresh" not in answer


def test_an_unknown_article_is_not_found(client: Client, reference: None) -> None:
    assert client.get("/articles/999999/").status_code == 404
