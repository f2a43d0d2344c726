"""The supervisor: which programs a house consists of, and how they are kept and stopped."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from xmlrpc.client import Fault, ServerProxy

from supervisor.xmlrpc import SupervisorTransport  # type: ignore[import-untyped]

from operations.folders import Account, Folders
from operations.tether import tethered
from operations.words import Refusal

SERVERS, HOUSE = "servers", "house"


@dataclass(frozen=True)
class Program:
    """One program under the supervisor."""

    name: str
    command: Sequence[str]
    group: str
    # How it is asked to stop, and how long it may take before it is killed.
    stop: signal.Signals
    stop_seconds: int
    # How the kernel ends it when its supervisor was killed.
    parting: signal.Signals
    account: Account | None = None


def configuration(folders: Folders, programs: Sequence[Program]) -> str:
    """Supervisord's file. The environment is inherited, so that no secret stands in it."""
    groups = {
        group: [program.name for program in programs if program.group == group]
        for group in (SERVERS, HOUSE)
    }
    parts = [
        section(
            "supervisord",
            nodaemon="true",
            **({"user": "root"} if os.geteuid() == 0 else {}),
            silent="true",
            logfile=folders.log("supervisor"),
            logfile_maxbytes="1MB",
            logfile_backups=1,
            pidfile=folders.data / "supervisord.pid",
            childlogdir=folders.logs,
        ),
        section("unix_http_server", file=socket(folders), chmod="0600"),
        "[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory = "
        "supervisor.rpcinterface:make_main_rpcinterface\n",
    ]
    parts += [program_section(folders, program) for program in programs]
    # Stopped from the last priority to the first: the house before its servers.
    parts += [
        section(f"group:{group}", programs=",".join(names), priority=priority)
        for priority, (group, names) in enumerate(groups.items(), start=1)
        if names
    ]
    return "\n".join(parts)


def program_section(folders: Folders, program: Program) -> str:
    """One program's section; the house waits to be started until its servers answer."""
    return section(
        f"program:{program.name}",
        command=shlex.join(
            tethered(
                program.command,
                parting=program.parting,
                uid=program.account.uid if program.account else 0,
                gid=program.account.gid if program.account else 0,
            )
        ),
        directory=folders.clone if program.group == HOUSE else folders.data,
        autostart="true" if program.group == SERVERS else "false",
        autorestart="true",
        startsecs=1,
        startretries=5,
        stopsignal=program.stop.name.removeprefix("SIG"),
        stopwaitsecs=program.stop_seconds,
        killasgroup="true",
        redirect_stderr="true",
        stdout_logfile=folders.log(program.name),
        stdout_logfile_maxbytes="5MB",
        stdout_logfile_backups=1,
    )


def section(name: str, **values: object) -> str:
    """One section; supervisord expands percent signs, so they are doubled."""
    lines = [f"{key} = {str(value).replace('%', '%%')}" for key, value in values.items()]
    return "\n".join([f"[{name}]", *lines, ""])


def socket(folders: Folders) -> Path:
    """Where supervisord is spoken to."""
    return folders.sockets / "supervisor"


class Supervisor:
    """A running supervisord, tethered to this process, out of reach of the terminal's Ctrl-C."""

    def __init__(
        self, folders: Folders, programs: Sequence[Program], environment: Mapping[str, str]
    ) -> None:
        self.folders = folders
        self.names = {program.name for program in programs}
        file = folders.data / "supervisord.conf"
        file.write_text(configuration(folders, programs))
        self.process = subprocess.Popen(
            tethered(
                [sys.executable, "-m", "supervisor.supervisord", "-c", str(file)],
                parting=signal.SIGTERM,
            ),
            env=dict(environment),
            cwd=folders.clone,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=folders.log("supervisor").open("a"),
            start_new_session=True,
        )

    @property
    def rpc(self) -> Any:
        """Supervisord's own interface; its transport is of no use after a failed call."""
        transport = SupervisorTransport(None, None, f"unix://{socket(self.folders)}")
        return ServerProxy("http://127.0.0.1", transport=transport).supervisor

    def wait(self) -> None:
        """Return when supervisord answers."""
        until = time.monotonic() + 20
        while not self.states():
            if self.process.poll() is not None or time.monotonic() > until:
                raise Refusal("The supervisor did not start.", log=self.folders.log("supervisor"))
            time.sleep(0.05)

    def states(self) -> dict[str, str]:
        """The state of every program by its name; nothing when supervisord does not answer."""
        try:
            told = self.rpc.getAllProcessInfo()
        except (OSError, HTTPException, Fault):
            return {}
        return {str(one["name"]): str(one["statename"]) for one in told}

    def start(self, *names: str) -> None:
        """Start programs of the house, without waiting for them."""
        for name in names:
            self.rpc.startProcess(f"{HOUSE}:{name}", False)

    def check(self) -> None:
        """Raise when a program was given up, or the supervisor is gone."""
        if self.process.poll() is not None:
            raise Refusal(
                "The supervisor ended unexpectedly, and everything with it.",
                "Start again: nothing is lost.",
                log=self.folders.log("supervisor"),
            )
        for name, state in self.states().items():
            if state == "FATAL":
                raise Refusal(f"{name} does not start.", log=self.folders.log(name))

    def stop(self) -> None:
        """Stop the house, then its servers, and return when no process is left."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(timeout=75)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
