"""The engine at the command line; `manage.py extract` and `python -m extraction.engine` call it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

import orjson

from extraction.engine.lexicon import known_languages, switched_on
from extraction.engine.limits import Limits
from extraction.engine.pipeline import Engine
from extraction.engine.readers import open_document
from extraction.engine.refusal import Refusal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options, shared with the Django command."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--output-dir", type=Path, metavar="DIR", help="write DIR/<stem>.json")
    parser.add_argument(
        "--explain", action="store_true", help="add confidences and the reasons of empty values"
    )
    parser.add_argument(
        "--also",
        action="append",
        default=[],
        choices=sorted({*known_languages()} - {*switched_on()}),
        help="read this language too, which is switched off",
    )


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="extract", description="Read articles into records.")
    add_arguments(parser)
    options = parser.parse_args(arguments)
    return extract(
        options.files,
        output_dir=options.output_dir,
        explained=options.explain,
        also=options.also,
        out=sys.stdout,
        err=sys.stderr,
    )


def extract(
    files: Iterable[Path],
    *,
    output_dir: Path | None,
    explained: bool,
    out: TextIO,
    err: TextIO,
    limits: Limits | None = None,
    also: Sequence[str] = (),
) -> int:
    """Read each file and write its record; says refusals on `err`. The exit status: 1 if any.

    `also` names languages that are read beside those switched on.
    """
    engine = Engine.load(limits=limits, languages=[*switched_on(), *also])
    if output_dir:
        output_dir.mkdir(parents=True, exist_ok=True)
    status = 0
    for file in files:
        try:
            line = orjson.dumps(record_of(engine, file, explained=explained)).decode()
        except (Refusal, OSError) as refused:
            err.write(f"{file}: {refused}\n")
            status = 1
            continue
        if output_dir:
            (output_dir / f"{file.stem}.json").write_text(line + "\n", encoding="utf-8")
        else:
            out.write(line + "\n")
    return status


def record_of(engine: Engine, file: Path, *, explained: bool = False) -> dict[str, Any]:
    """The record of one file; `text` is added where the stored text is not the file's own."""
    document = open_document(file.read_bytes(), filename=file.name, limits=engine.limits)
    record = engine.read(document)
    result = record.explain() if explained else record.to_json()
    if not document.verbatim:
        result["text"] = document.text
    return result
