"""`manage.py evaluate [CORPUS]`: how well the engine reads its corpus, field by field."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from rich.console import Console
from rich.table import Column, Table

from extraction.engine import Engine
from extraction.engine.evaluation import CORPUS, Report, evaluate, read_corpus
from extraction.engine.noise import KINDS, SCORED, evaluate_spoilt, noise_figures

_PARTS = ("all", "open", "blind")
_WIDTH = 120
"""Of what is printed where nobody sets a width."""


class Command(BaseCommand):
    help = "Compare what the engine reads in a corpus with the records expected."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
        parser.add_argument("--cases", action="store_true", help="also per hard case")
        parser.add_argument(
            "--record", type=Path, metavar="FILE", help="write the F1 figures as JSON to FILE"
        )

        parser.add_argument(
            "--noise",
            nargs="?",
            const="all",
            choices=["all", *KINDS],
            help="beside the clean figures those under one kind of noise, or under each",
        )
        parser.add_argument("--seed", type=int, default=1, help="of the noise (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        engine, cases = Engine.load(), list(read_corpus(options["corpus"]))
        console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDTH)
        report = evaluate(engine, cases)
        if options["noise"]:
            kinds = list(KINDS) if options["noise"] == "all" else [options["noise"]]
            spoilt = {
                kind: evaluate_spoilt(engine, cases, kind, seed=options["seed"]) for kind in kinds
            }
            console.print(noise_fields_table(report, spoilt))
            console.print(noise_table(report, spoilt))
            figures: dict[str, Any] = {kind: noise_figures(spoilt[kind], kind) for kind in spoilt}
        else:
            groups = [name for name in sorted(report.fields) if not name.startswith("case:")]
            console.print(fields_table(report, groups))
            if options["cases"]:
                console.print(cases_table(report))
            console.print(confidence_table(report))
            console.print(sure_table(report))
            console.print(f"quotes that differ from their slice: {report.bad_quotes}")
            figures = report.figures()
        if options["record"]:
            written = json.dumps(figures, indent=1, sort_keys=True)
            options["record"].write_text(written + "\n", encoding="utf-8")


def fields_table(report: Report, groups: list[str]) -> Table:
    """Precision / recall / F1 over all, then F1 per group."""
    table = Table(
        Column("field", min_width=18),
        "P",
        "R",
        "F1",
        *(group for group in groups if group != "all"),
    )
    for name, tally in report.fields["all"].items():
        others = (f"{report.fields[group][name].f1:.3f}" for group in groups if group != "all")
        table.add_row(
            name, f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}", *others
        )
    counts = (str(report.articles[group]) for group in groups if group != "all")
    table.add_row("articles", "", "", str(report.articles["all"]), *counts)
    return table


def cases_table(report: Report) -> Table:
    """The mean F1 of each hard case, the worst first."""
    table = Table("case", "articles", "mean F1")
    rows = []
    for group, fields in report.fields.items():
        if group.startswith("case:"):
            rows.append((sum(tally.f1 for tally in fields.values()) / len(fields), group))
    for mean, group in sorted(rows):
        table.add_row(group.removeprefix("case:"), str(report.articles[group]), f"{mean:.3f}")
    return table


def confidence_table(report: Report) -> Table:
    """Whether values are as often right as their confidence says: over all, open and blind."""
    table = Table("confidence", *(f"{part} {what}" for part in _PARTS for what in ("n", "right")))
    bands = {part: {name: rest for name, *rest in _bands(report, part)} for part in _PARTS}
    for band in bands["all"]:
        table.add_row(
            band, *(cell for part in _PARTS for cell in _share(*bands[part].get(band, (0, 0))))
        )
    return table


def sure_table(report: Report) -> Table:
    """Of the values given with 0.9 and more: how many, and the share of right ones, by field."""
    table = Table(
        Column("given as sure", min_width=18),
        *(f"{part} {what}" for part in _PARTS for what in ("n", "right")),
    )
    for name in [None, *dict.fromkeys(each.field for each in report.trusted)]:
        counts = [report.sure(None if part == "all" else part, name) for part in _PARTS]
        if any(count for count, _ in counts):
            table.add_row(
                name or "all of them", *(cell for each in counts for cell in _share(*each))
            )
    return table


def _bands(report: Report, part: str) -> list[tuple[str, int, float]]:
    return report.confidence_table(None if part == "all" else part)


def _share(count: int, right: float) -> tuple[str, str]:
    return str(count), f"{right:.3f}" if count else "-"


def noise_fields_table(clean: Report, spoilt: Mapping[str, Report]) -> Table:
    """F1 of each field over all articles, clean and by kind of noise."""
    table = Table(
        Column("field", min_width=18), "clean", *(kind.replace("_", " ") for kind in spoilt)
    )
    for name, tally in clean.fields["all"].items():
        figures = (
            f"{report.fields['all'][name].f1:.3f}" if _is_scored(kind, name) else "-"
            for kind, report in spoilt.items()
        )
        table.add_row(name, f"{tally.f1:.3f}", *figures)
    quotes = (str(report.bad_quotes) for report in spoilt.values())
    table.add_row("wrong quotes", str(clean.bad_quotes), *quotes)
    return table


def noise_table(clean: Report, spoilt: Mapping[str, Report]) -> Table:
    """Per kind of noise and group the means over the fields: core / detail."""
    groups = [name for name in sorted(clean.fields) if not name.startswith("case:")]
    table = Table("noise", *groups)
    for kind, report in {"clean": clean, **spoilt}.items():
        means = (report.means(group, SCORED.get(kind)) for group in groups)
        table.add_row(
            kind.replace("_", " "),
            *("/".join(f"{figure:.3f}" for figure in each.values()) for each in means),
        )
    return table


def _is_scored(kind: str, field: str) -> bool:
    return kind not in SCORED or field in SCORED[kind]
