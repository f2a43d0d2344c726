"""The heart: both directions of two countries on one ledger."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from visits.claims import OutcomeClaim
from visits.models import Visit
from visits.services.recording import add_report
from visits.tests.factories import a_telling, a_visit, some_claims
from visits.tests.pages.conftest import page_of

RELATIONSHIP_QUERIES = 26
LIST_QUERIES = 7


def ledger_of(page: str) -> str:
    return page.split('id="ledger"')[1].split("</section>")[0]


def test_both_directions_stand_on_one_ledger(client: Client) -> None:
    a_visit(start="2024-06-07")
    a_visit(start="2023-02-01", host="KZ", guests=("AZ",))
    ledger = ledger_of(page_of(client, "/relationships/AZ-KZ/"))
    assert ledger.index("Kazakhstan visits Azerbaijan") < ledger.index(
        "Azerbaijan visits Kazakhstan"
    )
    assert ledger.index("2024") < ledger.index("2023")


def test_it_gives_the_key_figures(client: Client) -> None:
    a_visit(start="2024-06-07")
    a_visit(start="2023-06-07", host="KZ", guests=("AZ",))
    figures = page_of(client, "/relationships/AZ-KZ/").split("</dl>")[0]
    assert "7 June 2024" in figures
    assert "12 months" in figures  # the longest silence: 366 days
    assert "balanced" in figures
    assert "1 : 1 visits" in figures


def test_the_chart_draws_one_direction_up_and_the_other_down(client: Client) -> None:
    a_visit(start="2024-06-07")
    a_visit(start="2024-09-07", host="KZ", guests=("AZ",))
    page = page_of(client, "/relationships/AZ-KZ/")
    assert "<title>2024, AZ visits KZ: 1</title>" in page
    assert "<title>2024, KZ visits AZ: 1</title>" in page


def test_the_other_order_leads_to_the_one_address(client: Client) -> None:
    for pair in ("KZ-AZ", "kz-az", "az-kz"):
        response = client.get(f"/relationships/{pair}/")
        assert response.status_code == 301
        assert response["Location"] == "/relationships/AZ-KZ/"


def test_what_is_no_pair_is_not_found(client: Client) -> None:
    for pair in ("AZ-AZ", "AZ", "AZ-QQ", "AZ-KZ-TR", "--"):
        page_of(client, f"/relationships/{pair}/", status=404)


def test_two_countries_that_never_met_say_so(client: Client) -> None:
    assert "No contact of Azerbaijan and Fiji" in page_of(client, "/relationships/AZ-FJ/")


def test_an_invitation_is_open_until_a_later_contact(client: Client) -> None:
    invitation = OutcomeClaim("invitation", "to the autumn exercise")
    a_visit(start="2024-06-07", outcomes=(invitation,))
    waiting = page_of(client, "/relationships/AZ-KZ/").split('id="open"')[1].split("</section>")[0]
    assert "to the autumn exercise" in waiting
    a_visit(start="2024-10-01", host="KZ", guests=("AZ",))
    waiting = page_of(client, "/relationships/AZ-KZ/").split('id="open"')[1].split("</section>")[0]
    assert "to the autumn exercise" not in waiting


def test_a_plan_that_nobody_told_the_end_of_says_so(client: Client) -> None:
    a_visit(status="planned", start="2020-01-05")
    page = page_of(client, "/relationships/AZ-KZ/")
    assert "No report tells whether it took place" in page


def test_sources_that_disagree_stand_side_by_side(client: Client) -> None:
    visit = a_visit(visit_type="official")
    add_report(
        visit_id=visit.pk,
        claims=some_claims(visit_type="working"),
        telling=a_telling(outlet="Second Gazette"),
    )
    page = page_of(client, "/relationships/AZ-KZ/")
    differ = page.split('id="differ"')[1].split("</section>")[0]
    assert "<strong>Official</strong>, say Test Herald" in differ
    assert "<strong>Working</strong>, say Second Gazette" in differ


def test_a_day_told_more_exactly_is_no_disagreement(client: Client) -> None:
    visit = a_visit(start="2024-06-07")
    for day in ("2024-06-07~", "2024-06"):
        add_report(visit_id=visit.pk, claims=some_claims(start=day), telling=a_telling())
    assert "they agree" in page_of(client, "/relationships/AZ-KZ/").split('id="differ"')[1]


def test_two_days_are_a_disagreement(client: Client) -> None:
    visit = a_visit(start="2024-06-07")
    add_report(visit_id=visit.pk, claims=some_claims(start="2024-06-08"), telling=a_telling())
    differ = page_of(client, "/relationships/AZ-KZ/").split('id="differ"')[1]
    assert "8 June 2024" in differ.split("</section>")[0]


def test_topics_and_people_are_counted(client: Client, led_visit: Visit) -> None:
    page = page_of(client, "/relationships/AZ-KZ/")
    assert "Military education" in page.split('id="topics"')[1]
    carriers = page.split('id="carriers"')[1].split("</section>")[0]
    assert "Karim Osmanov" in carriers
    assert "1 contact<" in carriers


def test_a_rejected_visit_is_gone(client: Client, led_visit: Visit, editor_client: Client) -> None:
    editor_client.post(
        f"/visits/{led_visit.pk}/review/", {"version": led_visit.version, "status": "rejected"}
    )
    assert "No contact of" in page_of(client, "/relationships/AZ-KZ/")


def test_the_list_puts_the_most_active_first(client: Client) -> None:
    a_visit(guests=("TR",))
    a_visit(start="2024-06-07")
    a_visit(start="2024-08-07")
    page = page_of(client, "/relationships/")
    assert page.index("/relationships/AZ-KZ/") < page.index("/relationships/AZ-TR/")


def test_the_list_says_what_it_does_not_understand(client: Client) -> None:
    assert "This filter cannot be meant" in page_of(client, "/relationships/?since=yesterday")


def test_queries_do_not_grow_with_the_ledger(
    client: Client, led_visit: Visit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for month in range(1, 10):
        a_visit(start=f"2023-0{month}-05")
    with django_assert_max_num_queries(RELATIONSHIP_QUERIES):
        page_of(client, "/relationships/AZ-KZ/")
    with django_assert_max_num_queries(LIST_QUERIES):
        page_of(client, "/relationships/")


def test_older_visits_follow_on_the_next_page(client: Client) -> None:
    for day in range(1, 29):
        a_visit(start=f"2023-05-{day:02}")
    page = page_of(client, "/relationships/AZ-KZ/")
    assert "28 May 2023" in ledger_of(page)
    cursor = page.split('href="?older=')[1].split('"')[0]
    older = page_of(client, f"/relationships/AZ-KZ/?older={cursor}")
    assert "1 May 2023" in ledger_of(older)
    assert "28 May 2023" not in ledger_of(older)
    newer = older.split('href="?newer=')[1].split('"')[0]
    assert "28 May 2023" in ledger_of(page_of(client, f"/relationships/AZ-KZ/?newer={newer}"))
