"""Bytes to text: byte-order marks, UTF-8 (whole, cut or decoded twice), UTF-16, cp1252; no silent guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final


class UnreadableError(Exception):
    """The bytes are no text; the message says what they are."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that it was in, and what had to be mended."""

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()


_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with UTF-16's mark, so it is tried first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
# What a page may declare and mean: not 'base64', 'unicode_escape' and other codecs that are no alphabets.
_ALPHABETS: Final = re.compile(
    r"cp(?:125\d|874|8\d\d|932|936|949|950)|iso-?8859-?\d{1,2}|latin-?\d|tis-?620|koi8-[ru]|gbk|gb2312|gb18030"
    r"|big5|shift_?jis|euc-?(?:jp|kr)|us-ascii"
)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Each control character has one of these bytes, in all encodings that are read.
_CONTROL_BYTES: Final = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_TWICE: Final = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
# What UTF-8 begins the first of those with.
_TWICE_BYTE: Final = b"\xc3"
# How much of a file may be control characters: scrapes have a stray one, programs and pictures many.
_MOST_CONTROLS: Final = 0.01


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises UnreadableError where it is empty or no text.

    >>> decode("Jumat".encode("utf-16")).text
    'Jumat'
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableError("it is empty")
    decoded = _decode(data)
    # Nearly all have none: to see that in the bytes takes a tenth of the time.
    if len(data.translate(None, _CONTROL_BYTES)) < len(data):
        controls = len(_CONTROLS.findall(decoded.text[:100_000]))
        if controls > max(2, _MOST_CONTROLS * len(decoded.text[:100_000])):
            raise UnreadableError("it is binary, not text")
    if decoded.encoding == "utf-8" and _TWICE_BYTE not in data:
        return decoded
    return _mend_twice_decoded(decoded)


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return Decoded(text, encoding, _replaced(text, encoding))
    if (wide := _utf16_without_mark(data)) is not None:
        return wide
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:
            return Decoded(
                data[: error.start].decode("utf-8"), "utf-8", ("cut in the middle of a character",)
            )
    text = data.decode("utf-8", "replace")
    # A cp1252 file has hardly a valid multi-byte character; damaged UTF-8 has mostly valid ones.
    good = sum(ord(character) > 127 and character != "\ufffd" for character in text)
    if good > text.count("\ufffd"):
        return Decoded(text, "utf-8", _replaced(text, "utf-8"))
    return _single_byte(data)


def _replaced(text: str, encoding: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"{count} characters were not {encoding} and are lost",) if count else ()


def _utf16_without_mark(data: bytes) -> Decoded | None:
    head = data[:2000]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(head) >= 8 and zeros.count(0) > 0.7 * len(zeros):
            text = data.decode(encoding, "replace")
            return Decoded(text, encoding, (f"read as {encoding}: it has no byte-order mark",))
    return None


def _single_byte(data: bytes) -> Decoded:
    encoding = "cp1252"
    if declared := _CHARSET.search(data[:4000]):
        # Pages say 'windows-874' where Python says cp874.
        name = declared[1].decode("ascii").lower().replace("windows-", "cp")
        if _ALPHABETS.fullmatch(name):
            encoding = name
    elif len(set(re.findall(rb"[\x80-\xff]", data[:100_000]))) > 40:
        # Indonesian in cp1252 has a handful of such bytes; text that is full of them is another script.
        import charset_normalizer  # nearly every file is UTF-8

        guess = charset_normalizer.from_bytes(data[:20_000]).best()
        encoding = guess.encoding if guess else encoding
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        encoding = "latin-1"  # has a character for every byte
        text = data.decode(encoding)
    return Decoded(text, encoding, (f"read as {encoding}: it is not UTF-8",))


def _mend_twice_decoded(decoded: Decoded) -> Decoded:
    """UTF-8 that was once read as cp1252 ('â€œ'); nothing else of the text is changed."""
    # UTF-8 read as cp1252 or Latin-1 shows one of these before another character beyond ASCII; asking ftfy
    # of every text would cost a millisecond each.
    if not _TWICE.search(decoded.text):
        return decoded
    import ftfy.badness  # a tenth of a second, and few files need it

    if not ftfy.badness.is_bad(decoded.text[:200_000]):
        return decoded
    mended = ftfy.fix_encoding(decoded.text)
    if mended == decoded.text:
        return decoded
    return Decoded(mended, decoded.encoding, (*decoded.repairs, "characters decoded twice were mended"))
