"""Exports of Telegram and WhatsApp: each long message is a record; what is said between them is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

# An article that is passed on has more letters; an answer has fewer.
SHORTEST: Final = 250
_LONGEST_TITLE: Final = 200
_SENTENCE: Final = re.compile(r"[.!?…,:;]$")
# '14/03/23 09.12 - Nama: …' as Android writes it, '[14/03/23 09.12.05] Nama: …' as iOS does.
_MESSAGE: Final = re.compile(
    r"^\u200e?(?:\[(?P<ios>\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}[.:]\d\d)[^\]\n]{0,9}\]|"
    r"(?P<android>\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}[.:]\d\d)(?: [AP]M)? -) (?:(?P<name>[^:\n]{1,60}): )?",
    re.MULTILINE,
)
_BREAK: Final = re.compile(r"<br\s*/?>")
# '14.03.2023 09:12:00 UTC+07:00'.
_STAMP: Final = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")
_ADDRESS: Final = re.compile(r"\s(https?://[^/\s]+/\S+)$")
_FEWEST: Final = 3
# Bold and italics: '*Judul*'. The next end is kept for each sign: one pattern for both looks for an end in so
# many letters behind each of them, which takes two seconds of a million.
_OPENING: Final = re.compile(r"(?<!\w)[*_~](?=\S)")
_CLOSING: Final = {sign: re.compile(rf"(?<=\S)[{sign}](?!\w)") for sign in "*_~"}
_LONGEST_EMPHASIS: Final = 300


class Messages(list[dict[str, Any]]):
    """The records of a chat; `short`: how many messages are too short for an article."""

    short: int = 0


def of_telegram(chat: Mapping[str, Any]) -> Messages | None:
    """The long messages of 'result.json' as Telegram writes it; None where it is none."""
    messages = chat.get("messages")
    if not isinstance(messages, list) or not isinstance(chat.get("name"), str) or "type" not in chat:
        return None
    # A channel is somebody's who publishes; a group's name is no outlet's.
    outlet = chat["name"] if str(chat["type"]).endswith("channel") else None
    found = Messages()
    for message in messages:
        if not isinstance(message, dict) or message.get("type") != "message":
            continue
        _add(found, _told(message.get("text")), message.get("id"), message.get("date"), outlet)
    return found


def of_telegram_page(text: str) -> Messages | None:
    """The long messages of 'messages.html' as Telegram writes it; None where it is another page."""
    if "<title>Exported Data</title>" not in text[:2_000] or "chat_page" not in text:
        return None
    from index.files.html_parsing import parse_within  # only pages need it

    # Where a line ends markup has an element, of which text() says nothing.
    page = parse_within(_BREAK.sub("\n", text))
    header = page.css_first("div.page_header")
    chat = " ".join(header.text().split()) if header else ""
    names = {" ".join(node.text().split()) for node in page.css("div.message div.from_name")}
    found = Messages()
    for message in page.css("div.message.default"):
        told, moment = message.css_first("div.text"), message.css_first("div.date")
        stamp = _STAMP.match((moment.attributes.get("title") or "") if moment else "")
        date = "{2}-{1}-{0}T{3}{4}".format(*stamp.groups("")) if stamp else None
        number = (message.attributes.get("id") or "").removeprefix("message")
        # Where only the chat itself writes it is a channel.
        _add(found, told.text() if told else "", number, date, chat if names == {chat} else None)
    return found


def of_whatsapp(text: str) -> Messages | None:
    """The long messages of a chat that WhatsApp exported; None where the text is none."""
    if not _MESSAGE.match(text):
        return None
    starts = list(_MESSAGE.finditer(text))
    if len(starts) < _FEWEST:
        return None
    found = Messages()
    for number, (start, end) in enumerate(zip(starts, _ends(starts, len(text)), strict=True), 1):
        if start["name"]:
            told = without_emphasis(text[start.end() : end])
            _add(found, told, number, (start["ios"] or start["android"]).replace(".", ":"), None)
    return found


def without_emphasis(text: str) -> str:
    """A message without the signs around what is bold, slanted or struck out.

    >>> without_emphasis("*Panen raya* di _Subang_, 2 * 3 * 4")
    'Panen raya di Subang, 2 * 3 * 4'
    """
    ends = dict.fromkeys(_CLOSING, -1)
    pieces, at, opening = [], 0, _OPENING.search(text)
    while opening is not None:
        start, sign = opening.start(), opening[0]
        if ends[sign] < start + 2:
            closing = _CLOSING[sign].search(text, start + 2)
            ends[sign] = closing.start() if closing else len(text)
        end, following = ends[sign], start + 1
        is_near = end < len(text) and end - start <= _LONGEST_EMPHASIS + 1
        if is_near and text.find("\n", start, end) < 0:
            pieces += [text[at:start], text[start + 1 : end]]
            at = following = end + 1
        opening = _OPENING.search(text, following)
    return "".join((*pieces, text[at:]))


def _ends(starts: list[re.Match[str]], length: int) -> Iterator[int]:
    yield from (start.start() for start in starts[1:])
    yield length


def _add(found: Messages, text: str, name: object, date: object, outlet: str | None) -> None:
    if len(text) < SHORTEST:
        found.short += bool(text.strip())
        return
    text = text.strip()
    # The page that a message was taken from says more of its outlet than who passed it on.
    if address := _ADDRESS.search(text):
        text, outlet = text[: address.start()].strip(), None
    first, _, rest = text.partition("\n")
    is_title = len(first) <= _LONGEST_TITLE and bool(rest.strip()) and not _SENTENCE.search(first.strip())
    record = {"id": str(name), "title": first if is_title else None, "date": date, "outlet": outlet}
    url = address[1] if address else None
    found.append({**record, "url": url, "body": rest.strip() if is_title else text})


def _told(text: object) -> str:
    """A message's text, which is parted where links and bold words begin and end."""
    if isinstance(text, list):
        return "".join(map(_told, text))
    if isinstance(text, dict):
        return _told(text.get("text"))
    return text if isinstance(text, str) else ""
