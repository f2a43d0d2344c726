"""What tests of every room may ask for: a known house, its people, its reference data."""

from typing import Any

import pytest
from django.conf import settings as house
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils.crypto import get_random_string

from visits.access import EDITORS
from visits.models import Country, Post
from visits.services.seeding import countries_in, make_groups, posts_in


@pytest.fixture(autouse=True)
def _test_house(settings: Any) -> None:
    """The house as tests know it, whatever the environment says."""
    settings.PUBLIC_READING = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.AXES_ENABLED = False
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "whitenoise" not in each]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(scope="session")
def _seeds() -> tuple[list[Country], list[Post]]:
    """Read once: the files take longer to parse than their rows to write."""
    countries = countries_in(house.SEEDS_DIR / "countries.yml")
    posts = posts_in(house.SEEDS_DIR / "posts.yml")
    return (
        [Country(code=code, **columns) for code, columns in countries.items()],
        [Post(key=key, **columns) for key, columns in posts.items()],
    )


@pytest.fixture
def countries(db: None, _seeds: tuple[list[Country], list[Post]]) -> None:
    """The countries and posts of seeds/, and the group of editors."""
    countries, posts = _seeds
    Country.objects.bulk_create(countries, ignore_conflicts=True)
    Post.objects.bulk_create(posts, ignore_conflicts=True)
    make_groups()


@pytest.fixture
def editor(db: None) -> User:
    """Somebody who may change the record."""
    return _editor("editor")


@pytest.fixture
def second_editor(db: None) -> User:
    """Another one, at another desk."""
    return _editor("second_editor")


@pytest.fixture
def reader(db: None) -> User:
    """Somebody who is logged in and no editor."""
    return User.objects.create_user("reader", password=get_random_string(12))


@pytest.fixture
def editor_client(editor: User) -> Client:
    """A browser of the editor, logged in."""
    client = Client()
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _editor(username: str) -> User:
    person = User.objects.create_user(username, password=username)
    person.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    return person
