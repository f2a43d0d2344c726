"""Articles in files and folders, and the header that a file may carry."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = {".txt", ".text", ".html", ".htm", ".docx", ".pdf"}

_LINE = re.compile(r"(Source|Outlet|Published|Language|Title):[ \t]*(.*)")
_END = "---"
_LONGEST_HEADER = 4096


@dataclass(frozen=True)
class Header:
    """What the block above `---` says of an article (see seeds/articles/README.md)."""

    address: str = ""
    outlet: str = ""
    published: str = ""
    title: str = ""


def article_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and in folders, at any depth, those of a type that is read.

    Sorted by name; hidden files and READMEs in folders are passed over.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and file.suffix.lower() in SUFFIXES:
                yield file


def without_header(data: bytes) -> tuple[Header, bytes]:
    """The header of a file, where it has one, and the bytes below it.

    A file without a well-formed header comes back whole: the first line must be one of the
    header's and a line of three dashes must end it.
    """
    head = data[:_LONGEST_HEADER].decode("utf-8", errors="ignore").removeprefix("\ufeff")
    said: dict[str, str] = {}
    for line in head.splitlines():
        if line.strip() == _END and said:
            return _header(said), _below(data)
        found = _LINE.fullmatch(line.strip())
        if not found:
            break
        said[found[1]] = found[2].strip()
    return Header(), data


def _header(said: dict[str, str]) -> Header:
    return Header(
        address=said.get("Source", ""),
        outlet=said.get("Outlet", ""),
        published=said.get("Published", ""),
        title=said.get("Title", ""),
    )


def _below(data: bytes) -> bytes:
    end = re.search(rb"^---[ \t]*\r?\n", data, re.MULTILINE)
    return data[end.end() :] if end else b""
