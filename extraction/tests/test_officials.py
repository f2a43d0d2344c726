"""Who is meant: spellings, initials, doubt."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from extraction.resolution.naming import Fit, fit
from extraction.resolution.officials import Mention, official_for
from visits.models import Judgement, Official, Tenure
from visits.services.judging import answer
from visits.services.officials import create_official


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Zakir Həsənov", "Zakir Hasanov", Fit.SAME),
        ("Закир Гасанов", "Zakir Hasanov", Fit.SAME),
        ("Zakir Asgar oglu Hasanov", "Zakir Hasanov", Fit.SAME),
        ("Güler Yaşar", "Yashar Guler", Fit.SAME),
        ("Z. Hasanov", "Zakir Həsənov", Fit.INITIAL),
        ("Z.Hasanov", "Zakir Həsənov", Fit.INITIAL),
        ("З. А. Гасанов", "Zakir Hasanov", Fit.INITIAL),
        ("Я. Гюлер", "Yaşar Güler", Fit.INITIAL),
        ("Hasanov", "Zakir Hasanov", Fit.SURNAME),
        ("Zaur Hasanov", "Zakir Hasanov", Fit.NONE),
        ("R. Hasanov", "Zakir Hasanov", Fit.NONE),
        ("R. Hasanov", "Z. Hasanov", Fit.NONE),
        ("Zakir Hasanli", "Zakir Huseynov", Fit.NONE),
    ],
)
def test_names_fit_across_spelling_script_and_initials(one: str, other: str, expected: Fit) -> None:
    assert fit(one, other) is expected
    assert fit(other, one) is expected


@pytest.fixture
def zakir(reference: None) -> Official:
    return create_official(name="Zakir Hasanov", country="AZ", status="confirmed")


def whom(name: str, country: str | None = "AZ", *posts: str) -> int:
    return official_for(Mention(name, country, posts, date(2024, 6, 7)))


@pytest.mark.parametrize(
    "name", ["Zakir Hasanov", "Zakir Həsənov", "Закир Гасанов", "Z. Hasanov", "З.Гасанов"]
)
def test_every_spelling_means_the_known_official(zakir: Official, name: str) -> None:
    assert whom(name) == zakir.pk
    assert zakir.spellings.filter(name=name).exists()
    assert not Judgement.objects.exists()


def test_a_post_held_to_the_end_of_days_is_held(zakir: Official) -> None:
    Tenure.objects.create(
        official=zakir,
        post_id="minister_of_defence",
        country_id="AZ",
        first_seen=date.min,
        last_seen=date.max,
    )
    assert whom("Z. Hasanov", "AZ", "minister_of_defence") == zakir.pk


def test_nobody_known_makes_a_new_unconfirmed_official(zakir: Official) -> None:
    new = Official.objects.get(pk=whom("Yaşar Güler", "TR"))
    assert (new.name, new.country_id, new.status) == ("Yaşar Güler", "TR", "unconfirmed")
    assert not Judgement.objects.exists()


def test_the_same_name_in_another_country_is_another_person_and_asked_about(
    zakir: Official,
) -> None:
    other = whom("Zakir Həsənov", "TR")
    assert other != zakir.pk
    assert Official.objects.get(pk=other).country_id == "TR"
    assert "but the country is another" in Judgement.objects.get().reasons


def test_an_initial_that_fits_two_is_in_doubt_and_asked(zakir: Official) -> None:
    zaur = create_official(name="Zaur Hasanov", country="AZ")
    new = whom("Z. Hasanov")
    assert new not in (zakir.pk, zaur.pk)
    asked = Judgement.objects.filter(answer=None).values_list("first", "second")
    assert set(asked) == {(zakir.pk, new), (zaur.pk, new)}
    assert all(judgement.reasons for judgement in Judgement.objects.all())


def test_a_full_name_beats_an_initial(zakir: Official) -> None:
    create_official(name="Zaur Hasanov", country="AZ")
    assert whom("Zakir Həsənov") == zakir.pk


def test_a_spelling_with_an_initial_does_not_pull_in_a_namesake(zakir: Official) -> None:
    assert whom("Z. Hasanov") == zakir.pk
    zaur = whom("Zaur Hasanov")
    assert zaur != zakir.pk


def test_the_post_at_that_time_tells_two_apart(zakir: Official) -> None:
    create_official(name="Zaur Hasanov", country="AZ")
    zakir.tenures.create(post_id="minister_of_defence", country_id="AZ", since="2013")
    assert whom("Z. Hasanov", "AZ", "minister_of_defence") == zakir.pk


def test_a_surname_alone_is_never_enough(zakir: Official) -> None:
    assert whom("Hasanov") != zakir.pk


def test_without_a_country_the_same_name_is_a_question(zakir: Official) -> None:
    assert whom("Zakir Hasanov", None) != zakir.pk
    assert Judgement.objects.get().answer is None


def test_who_was_merged_is_found_as_who_they_are(zakir: Official, editor: User) -> None:
    create_official(name="Zaur Hasanov", country="AZ")
    doubtful = whom("Z. Hasanov")
    question = Judgement.objects.get(first=zakir.pk, second=doubtful)
    answer(judgement_id=question.pk, answer="same", person=editor)
    assert whom("Z. Hasanov") == zakir.pk


def test_a_pair_judged_different_is_never_joined(zakir: Official, editor: User) -> None:
    other = whom("Zakir Hasanov", None)
    question = Judgement.objects.get()
    answer(judgement_id=question.pk, answer="different", person=editor)
    assert whom("Zakir Hasanov", None) == other
    assert whom("Zakir Hasanov", "AZ") == zakir.pk


def test_an_initial_gives_way_to_the_full_name(reference: None) -> None:
    first = whom("Z. Hasanov")
    assert whom("Zakir Həsənov") == first
    official = Official.objects.get(pk=first)
    assert (official.name, official.sort_key) == ("Zakir Həsənov", "zakir hasanov")
