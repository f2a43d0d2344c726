"""Become another program that ends when its parent ends: `tether.py SIGNAL UID:GID program ...`.

Supervisord killed with -9 would leave its programs running without a keeper. The kernel sends
SIGNAL to a tethered one instead. Standard library only, run by its path.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence

PR_SET_PDEATHSIG = 1


def tethered(
    command: Sequence[str], *, parting: signal.Signals, uid: int = 0, gid: int = 0
) -> list[str]:
    """The command line that runs a command tethered, under another account where root asks so."""
    return [sys.executable, "-I", __file__, parting.name, f"{uid}:{gid}", *command]


def tether(parting: signal.Signals) -> None:
    """Ask the kernel to send this process a signal when its parent dies."""
    parent = os.getppid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, int(parting)) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
    if os.getppid() != parent or parent == 1:
        sys.exit("The parent ended before its program began.")


def become(account: str) -> None:
    """Give up root for another account; for anybody else there is nothing to give up."""
    uid, gid = (int(number) for number in account.split(":"))
    if os.geteuid() == 0 and uid != 0:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)


if __name__ == "__main__":
    name, account, *program = sys.argv[1:]
    become(account)
    # After the change of account, which would clear it.
    tether(signal.Signals[name])
    os.execvp(program[0], program)  # noqa: S606
