"""YAML whose scalars are all text, read fast.

In lists of words `no`, `on` and `NO` are words, not truth values. Taking the parser's events as
they come is three times as fast as PyYAML's own loaders; the engine reads a dozen files at start.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

_PARSER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@lru_cache(maxsize=64)
def read_yaml(path: Path) -> Any:
    """The mappings, lists and texts of a file; kept, so do not change what you get."""
    with path.open("rb") as file:
        return parse_yaml(file.read())


def parse_yaml(source: bytes | str) -> Any:
    """The mappings, lists and texts of a document. Raises `yaml.YAMLError`."""
    result: list[Any] = []
    open_nodes: list[Any] = [result]
    keys: list[str | None] = [None]
    for event in yaml.parse(source, Loader=_PARSER):
        kind = type(event)
        if isinstance(event, yaml.ScalarEvent):
            keys[-1] = _put(open_nodes[-1], keys[-1], event.value)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            node: Any = {} if kind is yaml.MappingStartEvent else []
            keys[-1] = _put(open_nodes[-1], keys[-1], node)
            open_nodes.append(node)
            keys.append(None)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            open_nodes.pop()
            keys.pop()
        elif kind is yaml.AliasEvent:
            raise yaml.YAMLError("aliases are not for word lists")
    return result[0] if result else None


def _put(node: Any, key: str | None, value: Any) -> str | None:
    """Put a value into the open node; returns the key that now waits for its value."""
    if isinstance(node, list):
        node.append(value)
        return None
    if key is None:
        if not isinstance(value, str):
            raise yaml.YAMLError("a key must be text")
        if value in node:
            raise yaml.YAMLError(f"the key {value!r} stands twice")
        return value
    node[key] = value
    return None
