"""One visit: each fact down to its sentence, its reports, its history, its review."""

import pytest
from django.test import Client

from visits.claims import CitedSpan
from visits.models import Change, Proposal, Visit
from visits.services.correcting import correct_visit
from visits.services.judging import ask
from visits.services.recording import add_report
from visits.tests.factories import a_person, a_telling, a_visit, an_official, some_claims
from visits.tests.pages.conftest import page_of

SENTENCE = "The guests arrived in Baku <b>on Friday</b>."


@pytest.fixture
def cited() -> Visit:
    start = SENTENCE.index("Baku")
    span = CitedSpan(
        field="host", start=start, end=start + 4, quote="Baku", item="AZ", sentence=SENTENCE
    )
    return a_visit(citations=(span,))


def test_a_fact_opens_to_the_sentence_that_says_it(client: Client, cited: Visit) -> None:
    host = page_of(client, f"/visits/{cited.pk}/").split('id="field-host"')[1].split("</dd>")[0]
    assert "The guests arrived in <mark>Baku</mark> &lt;b&gt;on Friday&lt;/b&gt;." in host
    report = cited.reports.get()
    citation = report.citations.get()
    assert f'href="/articles/{report.article}/#c{citation.pk}"' in host
    assert 'lang="en"' in host


def test_each_field_says_who_decided_it(client: Client, cited: Visit, editor: object) -> None:
    page = page_of(client, f"/visits/{cited.pk}/")
    assert "read by machine, confidence" in page.split('id="field-host"')[1].split("</dd>")[0]
    correct_visit(
        visit_id=cited.pk,
        version=cited.version,
        changes={"visit_type": "working"},
        person=editor,  # type: ignore[arg-type]
    )
    field = page_of(client, f"/visits/{cited.pk}/").split('id="field-visit_type"')[1]
    assert "decided by editor" in field.split("</dd>")[0]


def test_a_blank_field_says_so(client: Client) -> None:
    visit = a_visit(visit_type=None, reasons={"visit_type": "The report does not say."})
    unknown = page_of(client, f"/visits/{visit.pk}/").split("<dt>Not known</dt>")[1]
    field = unknown.split('id="field-visit_type"')[1].split("</span></span>")[0]
    assert "The report does not say." in field


def test_a_post_chosen_from_the_list_is_shown(client: Client) -> None:
    envoy = a_person(an_official("Karim Osmanov", "KZ"), "other", post="ambassador")
    people = page_of(client, f"/visits/{a_visit(people=(envoy,)).pk}/").split('id="field-people"')[
        1
    ]
    assert "Ambassador" in people.split("</dd>")[0]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://www.herald.example/delegation", ">herald.example</a>"),
        ("http://[herald", ">http://[herald</a>"),
    ],
)
def test_a_report_names_the_site_it_was_published_at(
    client: Client, address: str, says: str
) -> None:
    visit = a_visit(telling=a_telling(address=address))
    assert says in page_of(client, f"/visits/{visit.pk}/").split('id="reports"')[1]


def test_reports_stand_side_by_side(client: Client, cited: Visit) -> None:
    add_report(
        visit_id=cited.pk,
        claims=some_claims(visit_type="working"),
        telling=a_telling(outlet="Second Gazette"),
    )
    page = page_of(client, f"/visits/{cited.pk}/")
    compared = page.split('id="sidebyside"')[1].split("</section>")[0]
    assert "Second Gazette" in compared
    assert 'Type <span class="flag flag-planned">differ</span>' in compared
    assert "Host <span" not in compared


def test_an_editor_confirms_and_rejects(
    client: Client, editor_client: Client, cited: Visit
) -> None:
    assert "Confirm" not in page_of(client, f"/visits/{cited.pk}/")
    editor_client.post(
        f"/visits/{cited.pk}/review/", {"version": cited.version, "status": "confirmed"}
    )
    cited.refresh_from_db()
    assert cited.review_status == "confirmed"
    editor_client.post(
        f"/visits/{cited.pk}/review/", {"version": cited.version, "status": "rejected"}
    )
    assert "This visit is rejected" in page_of(client, f"/visits/{cited.pk}/")


def test_a_stale_review_is_refused_in_words(editor_client: Client, cited: Visit) -> None:
    response = editor_client.post(
        f"/visits/{cited.pk}/review/", {"version": 99, "status": "confirmed"}, follow=True
    )
    assert "Somebody changed this visit" in response.content.decode()
    cited.refresh_from_db()
    assert cited.review_status == "unreviewed"


def test_a_reader_is_asked_to_log_in_before_judging(client: Client, cited: Visit) -> None:
    response = client.post(f"/visits/{cited.pk}/review/", {"version": 1, "status": "confirmed"})
    assert response.status_code == 302
    assert response["Location"].startswith("/login/")


def test_a_change_is_taken_back_from_the_page(
    editor_client: Client, cited: Visit, editor: object
) -> None:
    correct_visit(
        visit_id=cited.pk,
        version=cited.version,
        changes={"visit_type": "working"},
        person=editor,  # type: ignore[arg-type]
    )
    change = Change.objects.get(visit=cited, action="corrected")
    page = page_of(editor_client, f"/visits/{cited.pk}/")
    assert f'action="/changes/{change.pk}/undo/"' in page
    response = editor_client.post(f"/changes/{change.pk}/undo/", follow=True)
    assert "taken back" in response.content.decode()
    assert f'action="/changes/{change.pk}/undo/"' not in response.content.decode()
    cited.refresh_from_db()
    assert cited.visit_type == "official"


def test_a_proposal_is_answered_on_the_page(
    client: Client, editor_client: Client, cited: Visit, editor: object
) -> None:
    correct_visit(
        visit_id=cited.pk,
        version=cited.version,
        changes={"visit_type": "state"},
        person=editor,  # type: ignore[arg-type]
    )
    report = cited.reports.get()
    add_report(
        visit_id=cited.pk,
        claims=some_claims(visit_type="working"),
        telling=a_telling(article=report.article, engine_version="2.0"),
    )
    proposal = Proposal.objects.get(visit=cited)
    assert "A later reading says <strong>Working</strong>" in page_of(
        client, f"/visits/{cited.pk}/"
    )
    editor_client.post(f"/proposals/{proposal.pk}/answer/", {"answer": "accept"})
    cited.refresh_from_db()
    assert cited.visit_type == "working"


def test_a_deleted_or_unknown_visit_is_not_found(client: Client) -> None:
    page = page_of(client, "/visits/999999/", status=404)
    assert "There is nothing at this address" in page


def test_an_address_with_a_script_in_it_is_shown_as_text(client: Client) -> None:
    visit = a_visit(telling=a_telling(title="<script>alert(1)</script>"))
    page = page_of(client, f"/visits/{visit.pk}/")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_day_without_a_year_offers_the_years_of_the_posts(client: Client) -> None:
    minister = a_person(an_official("Karim Osmanov"), post="minister_of_defence")
    chief = a_person(an_official("Anvar Rakhimov"), post="chief_of_general_staff")
    undated = a_visit(start="XXXX-04-25", people=(minister, chief))
    path = f"/visits/{undated.pk}/"
    assert "The year is not given" not in page_of(client, path)
    for day in ("2021-03-01", "2023-03-01"):
        a_visit(start=day, people=(minister,))
    for day in ("2022-05-01", "2024-05-01"):
        a_visit(start=day, people=(chief,))
    assert "In 2022, 2023 reports show all named officials" in page_of(client, path)


def test_a_visit_judged_the_same_leads_to_the_one_that_stayed(
    client: Client, editor_client: Client, cited: Visit
) -> None:
    other = a_visit(start="2024-06-08")
    question = ask(subject="visit", first=cited.pk, second=other.pk, score=0.6, reasons=[])
    assert "Perhaps the same visit" in page_of(client, f"/visits/{other.pk}/")
    editor_client.post(f"/questions/{question.pk}/answer/", {"answer": "same"})
    assert client.get(f"/visits/{other.pk}/")["Location"] == f"/visits/{cited.pk}/"
    page = page_of(editor_client, f"/visits/{cited.pk}/")
    assert "was judged to be this one" in page
    editor_client.post(f"/questions/{question.pk}/answer/", {"answer": "different"})
    page_of(client, f"/visits/{other.pk}/")
