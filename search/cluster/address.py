"""The address of an index on a cluster, and with what one is let in: refused where it is not safe."""

from __future__ import annotations

import ipaddress
import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from search.errors import EngineError

# A pathlib.Path of an address has lost one of the slashes.
_SCHEME: Final = re.compile(r"^(https?):/+", re.IGNORECASE)
# What OpenSearch takes for an index, with room for what Warta puts behind it.
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_EXAMPLE: Final = "https://host:9200/warta"
# A file of TOML with some of the keys below, which its owner alone can read.
LOGIN_FILE: Final = "WARTA_CLUSTER_LOGIN"
_KEYS: Final = {
    "user": "WARTA_CLUSTER_USER",
    "password": "WARTA_CLUSTER_PASSWORD",
    "ca": "WARTA_CLUSTER_CA",
    "certificate": "WARTA_CLUSTER_CERTIFICATE",
    "key": "WARTA_CLUSTER_KEY",
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where an index is: the nodes (scheme://host:port, no more) that may be asked, and its name there."""

    hosts: tuple[str, ...]
    name: str

    def __str__(self) -> str:
        """As it is given to --at."""
        return ",".join(f"{host}/{self.name}" for host in self.hosts)


@dataclass(frozen=True, slots=True, repr=False)
class Login:
    """With what one is let in. Never shown: it has no repr. Files of certificates as paths."""

    user: str | None = None
    password: str | None = None
    ca: str | None = None
    certificate: str | None = None
    key: str | None = None

    def __repr__(self) -> str:
        return "Login(…)"


def is_address(where: str) -> bool:
    """Whether a place is the address of a server."""
    return _SCHEME.match(where) is not None


def parse(where: str) -> Address:
    """The address that is meant: one, or several of the same index with commas. Raises EngineError where it
    is none, names a user, or would send an archive unencrypted over a network.

    >>> parse("https://a.example:9200/warta,https://b.example:9200/warta")
    Address(hosts=('https://a.example:9200', 'https://b.example:9200'), name='warta')
    """
    hosts: list[str] = []
    names: set[str] = set()
    for given in where.split(","):
        host, name = _one(_SCHEME.sub(lambda found: f"{found[1].lower()}://", given.strip()))
        hosts.append(host)
        names.add(name)
    if len(names) > 1:
        raise EngineError(
            f"The addresses name different indexes ({', '.join(sorted(names))}). Give several nodes of one "
            f"cluster and the same index: {_EXAMPLE},https://other:9200/warta"
        )
    return Address(tuple(dict.fromkeys(hosts)), names.pop())


def _one(given: str) -> tuple[str, str]:
    try:
        found = urlsplit(given)
        port = found.port
    except ValueError:
        raise EngineError(f"An address of an index is not readable. Write it like {_EXAMPLE}") from None
    if found.username or found.password or "@" in found.netloc:
        raise EngineError(
            "An address must not hold a user or a password, which others could read. Take them out, and give "
            f"them with {_KEYS['user']} and {_KEYS['password']} or in the file {LOGIN_FILE} names."
        )
    host, name = found.hostname, found.path.strip("/")
    if not host or found.scheme not in ("http", "https") or found.query or found.fragment:
        raise EngineError(f"{given} is not the address of an index. Write it like {_EXAMPLE}")
    if not _NAME.fullmatch(name):
        raise EngineError(
            f"{given} does not name an index: lower-case letters, digits, '-' and '_', one name. Write it "
            f"like {_EXAMPLE}"
        )
    if found.scheme == "http" and not _is_loopback(host):
        raise EngineError(
            f"{given} would send the archive and the password unencrypted. Use https, or http for a server "
            "on this machine (127.0.0.1)."
        )
    shown = f"[{host}]" if ":" in host else host
    return f"{found.scheme}://{shown}:{port or (443 if found.scheme == 'https' else 9200)}", name


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read_login(environment: Mapping[str, str] | None = None) -> Login:
    """User, password and certificates from the environment and from the file that it names; the environment
    wins. Raises EngineError where that file cannot be used or others could read it."""
    given = os.environ if environment is None else environment
    found: dict[str, str] = {}
    if file := given.get(LOGIN_FILE):
        found = _from_file(Path(file))
    found |= {key: given[name] for key, name in _KEYS.items() if given.get(name)}
    login = Login(**found)
    if (login.user is None) != (login.password is None):
        raise EngineError(
            f"A user without a password, or the other way round: give {_KEYS['user']} and "
            f"{_KEYS['password']}, both or neither."
        )
    if login.key is not None and login.certificate is None:
        raise EngineError(f"A key without its certificate: give {_KEYS['certificate']} (`certificate`), too.")
    for path in (login.ca, login.certificate, login.key):
        if path is not None and not Path(path).is_file():
            raise EngineError(f"There is no file {path}, which the login for the cluster names.")
    if login.key is not None:
        _refuse_shared(Path(login.key))
    return login


def _from_file(file: Path) -> dict[str, str]:
    try:
        _refuse_shared(file)
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        # What the parser says would quote the file.
        raise EngineError(
            f"{file}, which {LOGIN_FILE} names, cannot be read as TOML with the keys {', '.join(_KEYS)}."
        ) from None
    if not told.keys() <= _KEYS.keys() or not all(isinstance(value, str) for value in told.values()):
        raise EngineError(f"{file} may hold only the keys {', '.join(_KEYS)}, each a text in quotes.")
    return told


def _refuse_shared(file: Path) -> None:
    if os.name == "posix" and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise EngineError(f"Others than its owner can read {file}. Run: chmod 600 {file}")
