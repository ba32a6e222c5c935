"""One user and a password, for a newsroom that keeps no others: HTTP Basic (RFC 7617)."""

from __future__ import annotations

import hmac
import os
import stat
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from flask import Response, request

from web.errors import needs_login


class PasswordFileError(Exception):
    """The file cannot be used; the message names it and the next step."""


@dataclass(frozen=True, slots=True)
class Login:
    """Who may read. `digest`: SHA-256 of NAME:PASSWORD in UTF-8, so that what is compared has one length."""

    digest: bytes = field(repr=False)

    @classmethod
    def of(cls, user: str, password: str) -> Login:
        return cls(sha256(f"{user}:{password}".encode()).digest())

    @classmethod
    def load(cls, file: Path) -> Login:
        """Of a file whose first line is NAME:PASSWORD. Raises PasswordFileError, also where others than its
        owner may read it."""
        try:
            with file.open("rb") as opened:
                mode = os.fstat(opened.fileno()).st_mode
                told = opened.read(4_096)
        except OSError as error:
            raise PasswordFileError(f"{file} cannot be read: {error.strerror or error}.") from error
        if stat.S_IMODE(mode) & 0o077:
            raise PasswordFileError(f"Others may read {file}. Take that from them: chmod 600 {file}")
        user, colon, password = told.decode("utf-8", "replace").partition("\n")[0].rstrip("\r").partition(":")
        if not (user and colon and password) or "\ufffd" in user + password:
            raise PasswordFileError(f"The first line of {file} is not NAME:PASSWORD in UTF-8.")
        return cls.of(user, password)

    def admits(self, user: str, password: str) -> bool:
        """Whether it is they, in a time that tells nothing of how much of it was right."""
        return hmac.compare_digest(Login.of(user, password).digest, self.digest)

    def refusal(self) -> Response | None:
        """What a request without them gets."""
        asked = request.authorization
        if asked is None or asked.type != "basic":
            return needs_login()
        return None if self.admits(asked.username or "", asked.password or "") else needs_login()
