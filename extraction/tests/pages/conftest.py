"""What the tests of the articles' pages share."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from visits.access import EDITORS
from visits.services.seeding import make_groups


@pytest.fixture
def desk(reference: None) -> Client:
    """The browser of an editor, on a record that knows a few countries and posts."""
    make_groups()
    person = User.objects.create_user("nina")
    person.groups.add(*person.groups.model.objects.filter(name=EDITORS))
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client
