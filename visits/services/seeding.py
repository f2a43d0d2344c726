"""Reference data from `seeds/` into the record; loading twice changes nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth.models import Group
from django.db import models, transaction

from visits.access import EDITORS
from visits.models import Country, Post
from visits.names import fold, sort_key

# Where the words of country_words/ part a stem from its ending.
STEM_END = "|"


def load_countries(*, file: Path) -> int:
    """Write the countries of countries.yml; returns how many the file holds."""
    return _keep(Country, countries_in(file))


def load_posts(*, file: Path) -> int:
    """Write the posts of posts.yml; returns how many the file holds."""
    return _keep(Post, posts_in(file))


def countries_in(file: Path) -> dict[str, dict[str, Any]]:
    """The columns of Country by code: of countries.yml and of country_words/ beside it."""
    others = _other_names(file.parent / "country_words")
    return {
        row["code"]: _country(row) | {"other_names": others.get(row["code"], {})}
        for row in _rows(file)
    }


def posts_in(file: Path) -> dict[str, dict[str, Any]]:
    """The columns of Post by key, as posts.yml has them."""
    return {row["key"]: _post(row) for row in _rows(file)}


def make_groups() -> None:
    """Make the group of editors that visits.access asks for."""
    Group.objects.get_or_create(name=EDITORS)


def _country(row: dict[str, Any]) -> dict[str, Any]:
    capital = row.get("capital") or {}
    return {
        "alpha3": row.get("alpha3") or "",
        "kind": row["kind"],
        "name": row["names"]["en"],
        "names": row["names"],
        "sort_key": sort_key(row["names"]["en"]),
        "latitude": capital.get("lat"),
        "longitude": capital.get("lon"),
    }


def _other_names(folder: Path) -> dict[str, dict[str, str]]:
    """Code -> folded form -> the name, of all languages: Turkey, USA, Great Britain."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(folder.glob("*.yml")):
        words: dict[str, dict[str, Any]] = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        for code, row in words.items():
            for name in (name.replace(STEM_END, "") for name in row.get("names", [])):
                found.setdefault(code, {}).setdefault(fold(name), name)
    return found


def _post(row: dict[str, Any]) -> dict[str, Any]:
    return {"level": row["level"], "name": row["names"]["en"], "names": row["names"]}


def _keep(model: type[models.Model], rows: Mapping[str, Mapping[str, Any]]) -> int:
    """Write only what is new or differs, so that history shows real changes."""
    with transaction.atomic():
        kept = model._default_manager.in_bulk(list(rows))
        new = [model(pk=key, **values) for key, values in rows.items() if key not in kept]
        model._default_manager.bulk_create(new)
        for key, row in kept.items():
            if any(getattr(row, column) != value for column, value in rows[key].items()):
                for column, value in rows[key].items():
                    setattr(row, column, value)
                row.save()
    return len(rows)


def _rows(file: Path) -> list[dict[str, Any]]:
    text = file.read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return rows
