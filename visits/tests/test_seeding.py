"""Reference data and the first editor."""

from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client

from visits.access import EDITORS, may_edit
from visits.models import Country, Post

pytestmark = pytest.mark.django_db


def run(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def events(model: type) -> int:
    return int(model.pgh_event_model.objects.count())  # type: ignore[attr-defined]


def test_the_seeds_fill_countries_posts_and_the_group() -> None:
    said = run("load_seeds")

    countries, posts = Country.objects.count(), Post.objects.count()
    assert said == f"{countries} countries and organisations, {posts} posts.\n"
    azerbaijan = Country.objects.get(code="AZ")
    assert (azerbaijan.name, azerbaijan.alpha3, azerbaijan.kind) == (
        "Azerbaijan",
        "AZE",
        "country",
    )
    assert azerbaijan.names["ru"] == "Азербайджан"
    assert azerbaijan.latitude is not None
    assert Country.objects.get(code="NATO").kind == "organisation"
    assert Country.objects.get(code="TR").sort_key == "turkiye"
    assert Post.objects.get(key="minister_of_defence").level == 5
    assert Group.objects.filter(name=EDITORS).exists()


def test_loading_twice_changes_nothing() -> None:
    run("load_seeds")
    before = (events(Country), events(Post))

    run("load_seeds")

    assert (events(Country), events(Post)) == before


def test_a_changed_seed_is_taken_over(tmp_path: Path) -> None:
    run("load_seeds")
    (tmp_path / "countries.yml").write_text(
        "- {code: AZ, alpha3: AZE, kind: country, names: {en: Azerbaijan Republic}}\n"
    )
    (tmp_path / "posts.yml").write_text("[]\n")

    run("load_seeds", "--from", str(tmp_path))

    assert Country.objects.get(code="AZ").name == "Azerbaijan Republic"
    assert Country.objects.filter(code="KZ").exists()


def test_missing_seeds_are_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="The seeds cannot be read"):
        run("load_seeds", "--from", str(tmp_path))


def test_the_first_editor_gets_a_password_that_is_printed_alone() -> None:
    printed = run("create_editor", "--username", "editor")

    password = printed.removesuffix("\n")
    assert len(password) >= 20
    assert "\n" not in password
    assert Client().login(username="editor", password=password) is True
    assert may_edit(User.objects.get(username="editor"))


def test_there_is_no_second_first_editor() -> None:
    run("create_editor")

    assert run("create_editor", "--username", "another") == ""
    assert User.objects.count() == 1


def test_a_taken_name_is_refused() -> None:
    User.objects.create_user("editor")

    with pytest.raises(CommandError, match="There is a user editor already, who is no editor"):
        run("create_editor")
