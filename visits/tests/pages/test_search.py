"""Search by name across spellings and languages."""

from django.test import Client

from visits.models import Visit
from visits.tests.pages.conftest import page_of


def test_it_finds_an_official_in_other_scripts_and_says_why(
    client: Client, led_visit: Visit
) -> None:
    for text in ("Hasanov", "Həsənov", "Гасанов"):
        page = page_of(client, f"/search/?q={text}")
        assert "Zakir Hasanov" in page.split('id="o"')[1], text


def test_it_finds_a_country_in_another_language(client: Client) -> None:
    page = page_of(client, "/search/?q=Qazaxıstan")
    assert 'href="/countries/KZ/"' in page
    assert "“Qazaxıstan” in Azerbaijani" in page


def test_it_finds_visits_by_topic_and_country(client: Client, led_visit: Visit) -> None:
    page = page_of(client, "/search/?q=education+Kazakhstan")
    assert f'href="/visits/{led_visit.pk}/"' in page


def test_nothing_found_says_what_to_try(client: Client) -> None:
    assert "Try fewer words" in page_of(client, "/search/?q=zzzzqq")


def test_one_letter_is_too_little(client: Client) -> None:
    assert "at least two letters" in page_of(client, "/search/?q=a")


def test_hostile_words_are_shown_as_text(client: Client) -> None:
    page = page_of(client, "/search/?q=<script>x</script>%00")
    assert "<script>x" not in page


def test_typing_brings_a_short_list(client: Client, led_visit: Visit) -> None:
    response = client.get("/search/?q=hasan", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert "<html" not in page
    assert "Zakir Hasanov" in page
