"""What the API answers is what its schema says."""

from collections.abc import Callable
from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft4Validator  # type: ignore[import-untyped]
from rest_framework.test import APIClient

from visits.claims import CitedSpan, OutcomeClaim, PersonClaim
from visits.models import Official
from visits.tests.api.conftest import Tell


def plain(schema: Any) -> Any:
    """OpenAPI 3.0 as JSON schema: what is nullable may be null, and nothing unsaid is sent."""
    if isinstance(schema, list):
        return [plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {key: plain(value) for key, value in schema.items() if key != "nullable"}
    if "properties" in changed:
        changed.setdefault("additionalProperties", False)
    return {"anyOf": [changed, {"type": "null"}]} if schema.get("nullable") is True else changed


@pytest.fixture
def validator() -> Callable[[str, str], Draft4Validator]:
    """A validator of what an operation answers with a status."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]
    schema = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]

    def of(path: str, status: str = "200") -> Draft4Validator:
        content = schema["paths"][f"/api/v1/{path}"]["get"]["responses"][status]["content"]
        [answered] = content.values()
        components = plain(schema["components"])
        return Draft4Validator({**plain(answered["schema"]), "components": components})

    return of


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("countries/", "countries/"),
        ("countries/{code}/", "countries/AZ/"),
        ("posts/", "posts/"),
        ("posts/{key}/", "posts/attache/"),
        ("officials/", "officials/"),
        ("officials/{id}/", "officials/{official}/"),
        ("relationships/", "relationships/"),
        ("relationships/{pair}/", "relationships/AZ-KZ/"),
        ("visits/", "visits/"),
        ("visits/{id}/", "visits/{visit}/"),
        ("visits/{visit}/history/", "visits/{visit}/history/"),
        ("visits/deleted/", "visits/deleted/"),
    ],
)
def test_an_answer_is_what_the_schema_says(
    reader_api: APIClient,
    validator: Callable[[str], Draft4Validator],
    tell: Tell,
    official: Callable[..., Official],
    path: str,
    address: str,
) -> None:
    minister = official("Zakir Hasanov", "AZ", "Закир Гасанов")
    person = PersonClaim(minister.pk, "Zakir Hasanov", "host", post="attache", country="AZ")
    visit = tell(
        people=(person,),
        topics=("navy",),
        outcomes=(OutcomeClaim("gift", "a gift"),),
        citations=(CitedSpan("host", 10, 14, "Baku"),),
    )
    where = address.format(official=minister.pk, visit=visit.pk)
    answer = reader_api.get(f"/api/v1/{where}")
    assert answer.status_code == 200
    validator(path).validate(answer.json())


@pytest.mark.django_db
def test_a_refusal_is_what_the_schema_says(
    reader_api: APIClient, validator: Callable[[str, str], Draft4Validator]
) -> None:
    answer = reader_api.get("/api/v1/visits/?kind=party")
    validator("visits/", "400").validate(answer.json())
