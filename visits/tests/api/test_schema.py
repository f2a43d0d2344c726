"""The API's description of itself, and the page that shows it."""

import pytest
from django.core.management import call_command
from rest_framework.test import APIClient


def test_the_schema_is_valid_and_complete(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn")
    written = capsys.readouterr().out
    for path in ("countries", "officials", "posts", "visits", "relationships", "articles"):
        assert f"/api/v1/{path}/:" in written


@pytest.mark.django_db
def test_the_way_in_leads_to_every_list(reader_api: APIClient) -> None:
    for name, address in reader_api.get("/api/v1/").json().items():
        assert reader_api.get(address).status_code == 200, name


@pytest.mark.django_db
def test_the_schema_tells_the_filters_and_the_refusals(reader_api: APIClient) -> None:
    schema = reader_api.get("/api/v1/schema/", headers={"Accept": "application/json"}).json()
    listing = schema["paths"]["/api/v1/visits/"]["get"]
    names = {parameter["name"] for parameter in listing["parameters"]}
    assert {"country", "relationship", "since", "topic", "q", "cursor", "order"} <= names
    refusal = listing["responses"]["400"]["content"]["application/problem+json"]
    assert refusal["schema"]["$ref"] == "#/components/schemas/Problem"


@pytest.mark.django_db
def test_its_page_needs_nothing_from_elsewhere_and_no_inline_script(reader_api: APIClient) -> None:
    answer = reader_api.get("/api/v1/docs/")
    page = answer.content.decode()
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert "http://" not in page
    assert "https://" not in page
    assert "<style" not in page
    assert "<script>" not in page
    assert reader_api.get("/api/v1/docs/?script=").status_code == 200
