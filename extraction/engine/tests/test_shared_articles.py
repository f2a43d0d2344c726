"""Foreign articles, where they are at hand beside the repository: they stay out of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extraction.engine.command import main

SHARED = Path(__file__).resolve().parents[4] / "shared"


@pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(),
    reason=f"{SHARED} is absent: the engine's first acceptance did NOT run",
)
def test_the_shared_articles_are_read_as_expected(tmp_path: Path) -> None:
    files = sorted(str(file) for file in (SHARED / "seeds").glob("*.txt"))
    assert main(["--output-dir", str(tmp_path), *files]) == 0
    scored = subprocess.run(
        [
            sys.executable,
            str(SHARED / "score_extraction.py"),
            str(SHARED / "seeds" / "expected"),
            str(tmp_path),
            "--text-dir",
            str(SHARED / "seeds"),
            "--json",
        ],
        capture_output=True,
        check=True,
    )
    figures = json.loads(scored.stdout)
    assert figures["CORE"] == 1.0
    assert figures["DETAIL"] >= 0.95
    assert figures["evidence exact"] == 1.0
