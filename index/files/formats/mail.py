"""EML, mbox and MHTML: each message an article, its subject the title; a saved page with its address."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, Message
from typing import Final

from index.files import sources
from index.files.decoding import UnreadableError
from index.files.formats.newsletters import page_lines, stories, text_lines
from index.files.formats.pieces import Facts, Piece, iso, record
from index.files.sources import Skipped, Source
from search.model import Problem

# A reply or a forwarded message has the article's title behind these.
_MARKS: Final = re.compile(r"^(?:\s*(?:re|fwd?|fw|bls|trs|balas)\s*:)+\s*", re.IGNORECASE)
# What a program writes above a message that is passed on; the subject has its title, too.
_FORWARDED: Final = re.compile(
    r"^\s*-{3,} ?(?:forwarded message|pesan terusan|pesan yang diteruskan|original message|pesan asli) ?"
    r"-{3,}\s*\n"
    r"(?:[ \t]*\*?[A-Z][a-z]{1,12}\*?:[^\n]{0,500}\n){1,8}",
    re.IGNORECASE,
)
# The plain text beside a newsletter's HTML may be only 'view this in a browser'.
_SHORT: Final = 300
# Messages within messages.
_DEEPEST: Final = 5
# The headers of a message's parts, in each other too; each takes the library half a millisecond.
_PART: Final = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_MOST_PARTS: Final = 1_000


def read_eml(source: Source) -> Iterator[Piece | Source | Skipped | Problem]:
    """One message, then what is attached to it. Raises UnreadableError."""
    yield from _read(_parse(sources.read_bytes(source, sources.LARGEST_RECORD)), source, None)


def read_mbox(source: Source) -> Iterator[Piece | Source | Skipped | Problem]:
    """Each message of a mailbox; one that is bad costs no other."""
    seen: dict[str, int] = {}
    number = 0
    for number, data in enumerate(_split(source), 1):
        position = f"message {number}"
        if data is None:
            reason = f"larger than {sources.LARGEST_RECORD >> 20} MB, which no article is"
            yield Problem(source.path, reason, position)
            continue
        try:
            message = _parse(data)
            name = _header(message, "message-id") or str(number)
            seen[name] = seen.get(name, 0) + 1
            for found in _read(message, source, name if seen[name] == 1 else f"{name}~{seen[name]}"):
                yield replace(found, position=position) if isinstance(found, Piece) else found
        except UnreadableError as error:
            yield Problem(source.path, str(error), position)
        except Exception as error:
            # The email library trips over headers that are broken in its own ways.
            yield Problem(source.path, f"the message is damaged ({type(error).__name__})", position)
    if not number:
        raise UnreadableError("it holds no messages: none begins with a line 'From …'")


def read_mhtml(source: Source) -> Iterator[Piece]:
    """The page, with its address and when it was saved. Raises UnreadableError."""
    message = _parse(sources.read_bytes(source, sources.LARGEST_MHTML))
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not pages:
        raise UnreadableError("it holds no page: none of its parts is HTML")
    # The first is the page, those behind it are frames.
    url = _header(message, "snapshot-content-location") or _header(pages[0], "content-location")
    facts = Facts(url=url if url and url.startswith("http") else None, crawled=iso(_header(message, "date")))
    yield Piece("html", _html(pages[0]), facts=facts)


_PAGES: Final = ("text/html", "application/xhtml+xml")


def _parse(data: bytes) -> EmailMessage:
    if len(_PART.findall(data)) > _MOST_PARTS:
        raise UnreadableError(f"it has more than {_MOST_PARTS:,} parts, which no message has")
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not message.keys():
        raise UnreadableError("it is no message: it has no headers")
    return message


def _header(message: Message, name: str) -> str | None:
    """A header in one line; one that cannot be read is none."""
    try:
        value = message.get(name)
    except Exception:
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _read(
    message: EmailMessage, source: Source, name: str | None
) -> Iterator[Piece | Source | Skipped | Problem]:
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    title = _MARKS.sub("", _header(message, "subject") or "") or None
    date = iso(_header(message, "date"))
    text = _FORWARDED.sub("", _text(plain)) if plain is not None else ""
    is_page = page is not None and len(text) < _SHORT
    lines = page_lines(_html_text(page)) if page is not None and is_page else text_lines(text)
    if several := stories(lines):
        for called, story in several:
            below = f"{name}/{called}" if name else called
            yield Piece("record", record({**story.stated, "date": date}), below, position=called)
    elif page is not None and is_page:
        yield Piece("html", _html(page), name, Facts(title=title, date=date))
    elif text.strip():
        yield Piece("record", record({"title": title, "body": text, "date": date}), name)
    else:
        yield Problem(source.path, "the message holds no text", name)
    for at, part in enumerate(message.iter_attachments(), 1):
        yield from _attached(part, source, name, at)


def _attached(
    part: Message, source: Source, name: str | None, at: int
) -> Iterator[Source | Skipped | Problem]:
    """What is attached and of a format that is read, as a file of its own; pictures of the text are not."""
    below = f"{source.path}/{name}" if name else source.path
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        path = f"{below}/{at}.eml"
        if source.depth >= _DEEPEST:
            yield Problem(path, "a message inside too many messages is not read")
        elif isinstance(inner, list) and inner and isinstance(inner[0], Message):
            data = inner[0].as_bytes()
            yield Source(source.file, path, "eml", len(data), data=data, depth=source.depth + 1)
        return
    file = (part.get_filename() or "").replace("\\", "/").rpartition("/")[2]
    if not file or part.get("content-id"):
        return
    path = f"{below}/{file}"
    kind = sources.format_of(file)
    payload = part.get_payload(decode=True)
    if kind is None or not isinstance(payload, bytes):
        yield Skipped(path)
    elif kind in sources.ARCHIVES:
        yield Problem(path, "an archive inside a message is not read; save it on its own")
    else:
        yield Source(source.file, path, kind, len(payload), data=payload, depth=source.depth + 1)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    charset = part.get_content_charset("utf-8")
    try:
        return _payload(part).decode(charset, "replace")
    except (LookupError, ValueError):
        return _payload(part).decode("utf-8", "replace")


def _html(part: Message) -> bytes:
    """The page in UTF-8 where the message states another encoding, which the page itself may not."""
    charset = part.get_content_charset()
    if charset in (None, "utf-8", "us-ascii"):
        return _payload(part)
    return _text(part).encode("utf-8", "replace")


def _html_text(part: Message) -> str:
    return _html(part).decode("utf-8", "replace")


def _split(source: Source) -> Iterator[bytes | None]:
    """The messages of a mailbox: each begins with a line 'From …' below an empty one. None stands for one
    that is larger than any article."""
    lines: list[bytes] | None = None
    size = 0
    blank = True
    for line in sources.read_all_lines(source):
        if blank and line.startswith(b"From "):
            if lines is not None:
                yield b"".join(lines) if size <= sources.LARGEST_RECORD else None
            lines, size = [], 0
        elif lines is not None:
            size += len(line)
            if size <= sources.LARGEST_RECORD:
                lines.append(line[1:] if line.startswith(b">From ") else line)
        blank = not line.strip(b"\r\n")
    if lines is not None:
        yield b"".join(lines) if size <= sources.LARGEST_RECORD else None
