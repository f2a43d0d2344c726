"""`manage.py evaluate [CORPUS]`: how well the engine reads its corpus, field by field."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from rich.console import Console
from rich.table import Table

from extraction.engine import Engine
from extraction.engine.evaluation import CORPUS, Report, evaluate, read_corpus


class Command(BaseCommand):
    help = "Compare what the engine reads in a corpus with the records expected."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
        parser.add_argument("--cases", action="store_true", help="also per hard case")
        parser.add_argument(
            "--record", type=Path, metavar="FILE", help="write the F1 figures as JSON to FILE"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = evaluate(Engine.load(), read_corpus(options["corpus"]))
        console = Console(file=sys.stdout)
        groups = [name for name in sorted(report.fields) if not name.startswith("case:")]
        console.print(fields_table(report, groups))
        if options["cases"]:
            console.print(cases_table(report))
        console.print(confidence_table(report))
        console.print(f"quotes that differ from their slice: {report.bad_quotes}")
        if options["record"]:
            figures = json.dumps(report.figures(), indent=1, sort_keys=True)
            options["record"].write_text(figures + "\n", encoding="utf-8")


def fields_table(report: Report, groups: list[str]) -> Table:
    """Precision / recall / F1 over all, then F1 per group."""
    table = Table("field", "P", "R", "F1", *(group for group in groups if group != "all"))
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
    """Whether values are as often right as their confidence says."""
    table = Table("confidence", "values", "right")
    for band, count, share in report.confidence_table():
        table.add_row(band, str(count), f"{share:.3f}")
    return table
