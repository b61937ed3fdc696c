"""A contributor's desk: a clone of the project with an environment, and the web in one address.

The clone's `.venv` is made of links to the environment that runs the tests, with a stamp of its
own: `make` finds it set up, installs nothing and touches nothing outside of the clone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import trustme

from tests.conftest import ROOT

HOST = "example.org"

# What stands in for the web, and nothing else does: the name is an address of the public
# internet, for which connections end at a server of the test. All that `add` checks of name,
# address and certificate it checks.
_WEB = """\
import socket

_look, _connect = socket.getaddrinfo, socket.socket.connect
_PLACE = ("93.184.215.14", 443)


def _looked_up(host, *more, **named):
    if host == "{host}":
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", _PLACE)]
    return _look(host, *more, **named)


def _connected(self, place):
    return _connect(self, ("127.0.0.1", {port}) if place == _PLACE else place)


socket.getaddrinfo, socket.socket.connect = _looked_up, _connected
"""


def upstream(folder: Path) -> Path:
    """A bare repository with one commit of the project as it lies here."""
    work, bare = folder / "seed", folder / "upstream.git"
    left_out = shutil.ignore_patterns(".venv", ".git", ".*_cache", ".hypothesis", "__pycache__")
    shutil.copytree(ROOT, work, ignore=left_out, symlinks=True)
    desk = Desk(folder, work)
    for line in ("git init --quiet --initial-branch main", "git add .", "git commit -qm Start"):
        desk.shell(line)
    desk.shell(f"git clone --quiet --bare . {bare}")
    shutil.rmtree(work)
    return bare


@dataclass
class Desk:
    """A folder with a clone in it, and the commands that are run there."""

    folder: Path
    clone: Path
    env: dict[str, str] = field(default_factory=dict)

    def shell(self, line: str, status: int = 0) -> str:
        """What a command prints, run by bash in the clone; it has to end with `status`."""
        ran = subprocess.run(
            ["bash", "-c", line],
            cwd=self.clone,
            env={**_environment(self.folder), **self.env},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == status, f"{line}\n{ran.stdout}{ran.stderr}"
        return ran.stdout

    def git(self, command: str) -> list[str]:
        """The lines that a command of git prints."""
        return self.shell(f"git {command}").splitlines()


def cloned(origin: Path, folder: Path) -> Desk:
    """A desk with a clone of `origin`, set up."""
    folder.mkdir(parents=True, exist_ok=True)
    desk = Desk(folder, folder)
    desk.shell(f"git clone --quiet {origin} clone")
    desk.clone = folder / "clone"
    _lend(desk.clone / ".venv")
    return desk


def _lend(environment: Path) -> None:
    lent = Path(sys.prefix)
    packages = next((lent / "lib").glob("python3*/site-packages"))
    own = environment / packages.relative_to(lent)
    own.mkdir(parents=True)
    (own / "lent.pth").write_text(f"{packages}\n", encoding="utf-8")
    for name in ("bin", "pyvenv.cfg"):
        (environment / name).symlink_to(lent / name)
    for name in (".requirements", ".requirements-test"):
        (environment / name).touch()


def connect(desk: Desk, port: int, authority: trustme.CA) -> None:
    """Has https://example.org be the server of the test on `port`, for the commands of a desk."""
    packages = next((desk.clone / ".venv/lib").glob("python3*/site-packages"))
    web = _WEB.format(host=HOST, port=port)
    (packages / "sitecustomize.py").write_text(web, encoding="utf-8")
    trusted = desk.folder / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    desk.env["SSL_CERT_FILE"] = str(trusted)


_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")


def _environment(folder: Path) -> dict[str, str]:
    """What a newcomer's shell has; nothing of how tests, make or git are run here."""
    config = folder / "gitconfig"
    config.write_text("[user]\n\tname = A\n\temail = a@example.org\n", encoding="utf-8")
    own = {name: os.environ[name] for name in _KEPT if name in os.environ}
    git = {"GIT_CONFIG_GLOBAL": str(config), "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true"}
    return {**own, **git}


def fill_in(record: Path, added: str) -> None:
    """Takes the comments out of a record, all but its first line, and writes at its end."""
    first, *lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    kept: Iterable[str] = (line for line in lines if not line.startswith("#"))
    record.write_text("".join([first, *kept, added]), encoding="utf-8")
