"""The engine's closed lists are those of the record; neither may import the other."""

import pytest
from django.db.models import TextChoices

from extraction.engine import schema
from visits import vocabulary


@pytest.mark.parametrize(
    ("engine", "record"),
    [
        (schema.VISIT_TYPES, vocabulary.VisitType),
        (schema.ACTIVITIES, vocabulary.Activity),
        (schema.TOPICS, vocabulary.Topic),
        (schema.OUTCOMES, vocabulary.OutcomeType),
    ],
)
def test_engine_and_record_know_the_same_words(
    engine: frozenset[str], record: type[TextChoices]
) -> None:
    assert engine == set(record.values)
