"""Serve from `node_modules` exactly the files that pages use, under `packages/`.

Whole `dist` folders break the manifest storage (their source maps are absent), so this is an
allow-list.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

FILES = (
    "htmx.org/dist/htmx.min.js",
    "@tabler/core/dist/css/tabler.min.css",
    # The style sheet names its source map, and the manifest storage wants what is named.
    "@tabler/core/dist/css/tabler.min.css.map",
    *(
        f"@fontsource-variable/{family}/files/{family}-{alphabet}-wght-normal.woff2"
        for family in ("inter", "source-serif-4")
        for alphabet in ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
    ),
)


class PackageFinder(BaseFinder):
    """Finds the files of FILES below `node_modules`, as `packages/<path>`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.BASE_DIR / "node_modules")
        self.storage.prefix = "packages"  # type: ignore[attr-defined]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The absolute path of an allowed file, or nothing."""
        name = path.removeprefix("packages/")
        file = Path(self.storage.path(name)) if name in FILES and name != path else None
        found = [str(file)] if file and file.exists() else []
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, Storage]]:
        """Every allowed file that is installed."""
        for name in FILES:
            if self.storage.exists(name):
                yield name, self.storage
