"""The database refuses what must never be false, whoever writes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import CheckConstraint, F, Model, UniqueConstraint

from visits.models import (
    Change,
    Citation,
    Contact,
    Country,
    Decision,
    Judgement,
    Official,
    OfficialName,
    Outcome,
    Participant,
    Post,
    Proposal,
    Report,
    Source,
    Tenure,
    Visit,
    VisitCountry,
)
from visits.services.correcting import correct_visit
from visits.tests.factories import a_person, a_visit, an_official

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("countries")]


@dataclass(frozen=True)
class Material:
    """One whole visit with everything that hangs on it."""

    visit: Visit
    official: Official
    editor: User


@pytest.fixture
def material(editor: User) -> Material:
    official = an_official()
    visit = a_visit(people=(a_person(official, post="minister_of_defence"),))
    visit = correct_visit(visit_id=visit.pk, version=1, changes={"topics": []}, person=editor)
    return Material(visit, official, editor)


Attempt = Callable[[Material], Any]


def setting(model: type[Model], **values: Any) -> Attempt:
    """Every row of a table gets the values, past all services."""
    return lambda material: model._default_manager.update(**values)


def adding(model: type[Model], **values: Any) -> Attempt:
    """A row is added; a value may be taken from the material by its name."""

    def attempt(material: Material) -> None:
        known = {
            key: getattr(material, value[1:]) if str(value).startswith("@") else value
            for key, value in values.items()
        }
        model._default_manager.create(**known)

    return attempt


PERSON = {"visit": "@visit", "official": "@official", "name": "Karim"}
PAIR = {"visit": "@visit", "sort_day": "2024-06-07"}
FALSE: list[tuple[str, Attempt]] = [
    ("country_code_is_capital_letters", adding(Country, code="az", name="a", sort_key="a")),
    ("country_kind_is_known", setting(Country, kind="planet")),
    ("country_has_a_name", setting(Country, name="")),
    ("post_level_is_1_to_6", setting(Post, level=7)),
    ("official_has_a_name", setting(Official, name="")),
    ("official_status_is_known", setting(Official, status="famous")),
    ("official_is_not_merged_into_itself", setting(Official, merged_into=F("id"))),
    (
        "one_row_per_spelling",
        adding(OfficialName, official="@official", name="Karim Osmanov", folded="x"),
    ),
    ("spelling_is_not_empty", setting(OfficialName, name="")),
    (
        "one_tenure_per_term",
        adding(
            Tenure, official="@official", post_id="minister_of_defence", country_id="KZ", since=""
        ),
    ),
    ("tenure_is_seen_in_order", setting(Tenure, first_seen="2024-06-08", last_seen="2024-06-07")),
    ("visit_kind_is_known", setting(Visit, kind="party")),
    ("visit_status_is_known", setting(Visit, status="dreamt")),
    ("visit_type_is_known", setting(Visit, visit_type="secret")),
    ("visit_review_status_is_known", setting(Visit, review_status="liked")),
    ("visit_activities_are_known", setting(Visit, activities=["meeting", "fishing"])),
    ("visit_topics_are_known", setting(Visit, topics=["fishing"])),
    ("visit_days_are_in_order", setting(Visit, earliest="2024-06-08", latest="2024-06-07")),
    ("visit_days_are_in_order", setting(Visit, earliest="2024-06-08", latest=None)),
    ("visit_days_are_edtf", setting(Visit, start="7 June 2024")),
    ("visit_days_are_edtf", setting(Visit, end="XXXX", end_basis="stated")),
    ("visit_date_states_its_basis", setting(Visit, start="2024-06-07", start_basis=None)),
    ("visit_date_states_its_basis", setting(Visit, start=None, start_basis="stated")),
    ("visit_date_states_its_basis", setting(Visit, start="2024-06-07", start_basis="guessed")),
    ("visit_end_states_its_basis", setting(Visit, end="2024-06-07", end_basis=None)),
    ("visit_level_is_1_to_6", setting(Visit, level=7)),
    ("one_side_per_country", adding(VisitCountry, visit="@visit", country_id="KZ", side="third")),
    ("side_is_known", setting(VisitCountry, side="left")),
    ("an_official_takes_part_once", adding(Participant, role="met", **PERSON)),
    ("role_is_known", setting(Participant, role="cook")),
    ("participant_has_a_name", setting(Participant, name="")),
    ("outcome_type_is_known", setting(Outcome, type="dream")),
    (
        "one_contact_per_visit_and_pair",
        adding(Contact, first_id="AZ", second_id="KZ", direction="neutral", **PAIR),
    ),
    (
        "contact_pair_is_ordered",
        adding(Contact, first_id="TR", second_id="AZ", direction="neutral", **PAIR),
    ),
    ("contact_direction_is_known", setting(Contact, direction="up")),
    ("source_has_a_name", setting(Source, name="")),
    (
        "one_report_per_engagement_of_an_article",
        lambda material: Report.objects.create(
            visit=material.visit, article=material.visit.reports.get().article, engine_version="1"
        ),
    ),
    ("citation_span_is_not_empty", setting(Citation, start=4, end=4)),
    ("citation_has_a_quote", setting(Citation, quote="")),
    ("one_decision_per_field", adding(Decision, visit="@visit", field="host", by="machine")),
    ("decision_names_its_decider", setting(Decision, by="person", person=None)),
    ("confidence_is_0_to_1", setting(Decision, confidence=1.1)),
    ("a_machine_never_overrides_a_person", setting(Decision, by="machine", person=None)),
    ("change_action_is_known", adding(Change, visit="@visit", action="sung")),
    ("history_is_never_rewritten", setting(Change, reason="never happened")),
    (
        "one_open_proposal_per_field",
        lambda material: [
            Proposal.objects.create(visit=material.visit, field="host", engine_version="1")
            for _ in range(2)
        ],
    ),
    (
        "proposal_is_decided_by_a_person",
        adding(Proposal, visit="@visit", field="host", engine_version="1", state="accepted"),
    ),
    (
        "one_judgement_per_pair",
        lambda material: [
            Judgement.objects.create(subject="visit", first=1, second=2) for _ in range(2)
        ],
    ),
    ("judgement_pair_is_ordered", adding(Judgement, subject="visit", first=2, second=1)),
    (
        "judgement_is_answered_by_a_person",
        adding(Judgement, subject="visit", first=1, second=2, answer="same"),
    ),
]
TRIGGERS = {"a_machine_never_overrides_a_person", "history_is_never_rewritten"}


@pytest.mark.parametrize(
    ("rule", "attempt"),
    [case for case in FALSE if case[0] not in TRIGGERS],
    ids=[case[0] for case in FALSE if case[0] not in TRIGGERS],
)
def test_the_database_refuses(material: Material, rule: str, attempt: Attempt) -> None:
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        attempt(material)


@pytest.mark.parametrize(
    ("rule", "attempt"),
    [case for case in FALSE if case[0] in TRIGGERS],
    ids=[case[0] for case in FALSE if case[0] in TRIGGERS],
)
def test_a_trigger_refuses(material: Material, rule: str, attempt: Attempt) -> None:
    with pytest.raises(DatabaseError, match="Cannot update rows"), transaction.atomic():
        attempt(material)


def test_a_machines_raw_sql_cannot_take_a_persons_decision(material: Material) -> None:
    with (
        pytest.raises(DatabaseError, match="Cannot update rows from visits_decision table"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE visits_decision SET by = 'machine', person_id = NULL WHERE field = 'topics'"
        )

    assert material.visit.decisions.get(field="topics").person == material.editor


def test_raw_sql_leaves_its_trace(material: Material) -> None:
    events = Visit.pgh_event_model.objects  # type: ignore[attr-defined]
    before = events.count()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE visits_visit SET level = 1")
        cursor.execute("DELETE FROM visits_outcome")

    assert events.count() == before + 1
    outcomes = Outcome.pgh_event_model.objects  # type: ignore[attr-defined]
    assert outcomes.filter(pgh_label="delete").count() == 1


def test_every_rule_of_the_models_is_tried_here() -> None:
    declared = set(TRIGGERS)
    for model in apps.get_app_config("visits").get_models():
        named = (
            each.name
            for each in model._meta.constraints
            if isinstance(each, CheckConstraint | UniqueConstraint)
        )
        declared.update(named)

    assert declared == {rule for rule, _ in FALSE}
