"""What operators find in the admin, and what they cannot do there."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client

from visits.models import Judgement, Official, OfficialName, Visit
from visits.services.correcting import correct_visit
from visits.services.judging import ask
from visits.tests.factories import a_person, a_visit, an_official

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("countries")]

ROOMS = [model for model in admin.site._registry if model._meta.app_label == "visits"]


@pytest.fixture
def operator_client() -> Client:
    client = Client()
    operator = User.objects.create_superuser("operator")
    client.force_login(operator, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def visit(editor: User) -> Visit:
    guest, other = an_official(), an_official("Karim Osman")
    ask(subject="official", first=guest.pk, second=other.pk, score=0.8, reasons=["alike"])
    visit = a_visit(people=(a_person(guest, post="minister_of_defence"),))
    return correct_visit(
        visit_id=visit.pk, version=1, changes={"visit_type": "working"}, person=editor
    )


@pytest.mark.parametrize("model", ROOMS, ids=lambda model: model._meta.model_name)
def test_every_room_lists_searches_and_shows(
    operator_client: Client, visit: Visit, model: type
) -> None:
    place = f"/admin/visits/{model._meta.model_name}/"  # type: ignore[attr-defined]
    first = model.objects.first()  # type: ignore[attr-defined]

    assert operator_client.get(place).status_code == 200
    assert operator_client.get(place, {"q": "1"}).status_code == 200
    if first is not None:
        assert operator_client.get(f"{place}{first.pk}/change/").status_code == 200


def test_a_visit_is_found_by_a_name_as_printed(operator_client: Client, visit: Visit) -> None:
    page = operator_client.get("/admin/visits/visit/", {"q": "Osmanov"})

    assert f"/admin/visits/visit/{visit.pk}/change/" in page.content.decode()
    assert "7 June 2024" in page.content.decode()


@pytest.mark.parametrize("act", ["change", "delete"])
def test_a_visit_cannot_be_changed_by_hand(operator_client: Client, visit: Visit, act: str) -> None:
    answer = operator_client.post(f"/admin/visits/visit/{visit.pk}/{act}/", {"host": "GE"})

    assert answer.status_code == 403
    visit.refresh_from_db()
    assert visit.host_id == "AZ"


def test_a_spelling_added_by_hand_gets_its_keys(operator_client: Client) -> None:
    official = an_official("Zakir Hasanov", "AZ")
    known = official.spellings.get()
    form = {
        "name": "Zakir Həsənov",
        "country": "AZ",
        "status": "confirmed",
        "spellings-TOTAL_FORMS": "2",
        "spellings-INITIAL_FORMS": "1",
        "spellings-0-id": str(known.pk),
        "spellings-0-official": str(official.pk),
        "spellings-0-name": "Zakir Hasanov",
        "spellings-1-official": str(official.pk),
        "spellings-1-name": "Закир Гасанов",
        "tenures-TOTAL_FORMS": "0",
        "tenures-INITIAL_FORMS": "0",
    }

    answer = operator_client.post(f"/admin/visits/official/{official.pk}/change/", form)

    assert answer.status_code == 302
    added = OfficialName.objects.get(name="Закир Гасанов")
    assert added.keys == known.keys
    assert Official.objects.get().sort_key == "zakir hasanov"


def test_an_editor_is_no_operator(editor_client: Client) -> None:
    assert editor_client.get("/admin/visits/visit/").status_code == 302
    assert not Judgement.objects.exists()
