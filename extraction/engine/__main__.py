"""`python -m extraction.engine FILE...`: one JSON object per file, without Django."""

from __future__ import annotations

import sys

from extraction.engine.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
