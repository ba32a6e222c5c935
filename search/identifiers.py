"""Article ids: twelve characters that sort like the numbers they stand for."""

from __future__ import annotations

import hashlib
import re
from typing import Final

# base32hex in lower case: safe in a URL, and in the order of ASCII, so that ids and their numbers sort alike.
_ALPHABET: Final = "0123456789abcdefghijklmnopqrstuv"
_VALUES: Final = {character: i for i, character in enumerate(_ALPHABET)}
LENGTH: Final = 12
_FORM: Final = re.compile(f"[{_ALPHABET}]{{{LENGTH}}}")


def is_id(text: str) -> bool:
    """Whether a text has an id's form.

    >>> is_id("0f3kq9v2m1ab"), is_id("0f3kq9v2m1az"), is_id("0f3k")
    (True, False, False)
    """
    return _FORM.fullmatch(text) is not None


def number(id: str) -> int:
    """The id as an integer below 2⁶⁰. Raises ValueError where it is no id."""
    if not is_id(id):
        raise ValueError(f"{id!r} is no article id: an id has {LENGTH} characters of 0-9 and a-v.")
    value = 0
    for character in id:
        value = value << 5 | _VALUES[character]
    return value


def from_number(value: int) -> str:
    """
    >>> from_number(number("0f3kq9v2m1ab"))
    '0f3kq9v2m1ab'
    """
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))


def make(path: str, record: str | None, repeat: int = 0) -> str:
    """The id of a record of a file; `repeat` tells apart those that would clash (0 the first).

    `path` begins with the root folder's name and uses '/', so that the id is the same on every machine.
    """
    parts = [path, "" if record is None else f"#{record}"] + ([str(repeat)] if repeat else [])
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return from_number(int.from_bytes(digest, "big") >> 4)
