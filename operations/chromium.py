"""A Chromium for the browser tests."""

import os
import shutil
import subprocess

from operations.words import say

# Names a browser of one's own; the browser tests read it.
VARIABLE = "CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The browser that CHROMIUM names, or one that is installed."""
    if named := os.environ.get(VARIABLE):
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> str | None:
    """Install Debian's package, which only root can; None where that cannot be done."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    say("\nInstalling Chromium with apt-get for the browser tests (a few minutes)")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(
            ["apt-get", "-qq", *arguments], env=environment, capture_output=True, text=True
        )
        if done.returncode != 0:
            say(done.stderr[-2000:])
            return None
    return find()
