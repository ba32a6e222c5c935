"""A record's body without the furniture between its paragraphs: its title and date stand elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.pages import inline, other_stories
from index.pages.captions import is_caption
from index.pages.lines import Line
from index.pages.marks import date_words
from index.pages.rows import Row
from index.pages.site_voice import told_until
from index.pages.splitting import LabelledLine, Page, rows_of
from search.knowledge.dateline import dateline
from search.knowledge.dates import grammar


def trim_record(body: str, title: str | None = None) -> Page:
    """A record's own body, whose title is known elsewhere, without the furniture between its paragraphs and
    without the title above the dateline.

    >>> trim_record("Harga turun.\\nADVERTISEMENT\\nBaca juga: Harga Cabai Naik\\nPasar ramai.").body
    ('Harga turun.', 'Pasar ramai.')
    """
    opened = _opening(body, title)
    if opened:
        body = f"{body[:opened].rstrip()}\n{body[opened:]}"
    if body.rstrip().endswith("[]"):  # a signature whose name a conversion lost
        body = f"{body.rstrip()[:-2]}\n[]"
    rows = rows_of(body)
    tags = _first_tag(rows)
    placed = _by_place(rows, title, tags)
    if opened:
        text = next((at for at, row in enumerate(rows[:_PIECES]) if at and row.line.dateline), 0)
        placed |= dict.fromkeys(range(text), "repeat")
    lines: list[LabelledLine] = []
    told = max((at for at, row in enumerate(rows) if not row.reason), default=0)
    listing = False  # below a 'Baca juga:' whose headlines stand on lines of their own
    for at, row in enumerate(rows):
        # A signature stands at the end; '(Narasi Lanjutan)' in the middle is text.
        closing = at >= len(rows) - 3 or (row.reason == "editor" and "/" in row.line.text)
        inside = inline.reason(row.line.text)
        if inside == "byline" and not closing and at > 1:
            inside = ""  # 'Sumber: Facebook' is a part of a fact check
        inside = _left_behind(row.line) or inside or placed.get(at, "")
        if not inside and (_is_credited_picture(row) or _is_caption(rows, at, last=at >= told)):
            inside = "caption"
        if row.reason == "more" and _heads_links(rows, at):
            inside = "related"
        line, reason = row.line, inside or row.reason or ("tags" if at >= tags else "")
        keep = not inside and reason not in _INLINE and not (reason in _SIGNATURES and closing)
        keep = keep and not (reason == "byline" and at < 2 and line.text.startswith(_OPENING_BYLINES))
        keep = keep and (reason != "tags" or at < tags)
        if len(line.text) <= _LONGEST_REMAINS and _REMAINS.fullmatch(line.text):
            lines.append(LabelledLine.of(line, "cut", reason or "menu"))
            continue
        # Records broken at their links have half sentences on lines of their own: those are no headlines.
        short = bool(lines) and _is_short_link(lines[-1], line)
        if listing and keep and not reason and (short or _is_link(line)):
            lines.append(LabelledLine.of(line, "cut", "related"))
            continue
        if lines and _ends_request(lines[-1], line):
            lines.append(LabelledLine.of(line, "cut", "promo"))
            continue
        if reason == "promo":
            _take_back(lines)
        listing = other_stories.heads_list(reason, line.text, _BOXES, below_one=False) or (
            inside == "related" and row.reason == "more"
        )
        is_first = all(above.label != "body" for above in lines)
        if keep and reason == "date" and is_first and _is_day_alone(line.text):
            lines.append(LabelledLine.of(line, "header", reason))
        elif keep:
            lines.append(LabelledLine.of(line, "body", "paragraph" if line.is_prose else "subhead"))
        else:
            lines.append(LabelledLine.of(line, "cut", reason))
    return Page(tuple(lines), any(line.reason == "paging" and line.label == "cut" for line in lines))


def _is_day_alone(text: str) -> bool:
    """Whether a line states a day and its hour, and no word beside them ('Akun X pada Rabu (27/11/2024)')."""
    rest = text
    for stated in reversed(grammar.find(text)):
        rest = f"{rest[: stated.start]} {rest[stated.end :]}"
    words = re.findall(r"[^\W\d_]{2,}", rest)
    return rest != text and all(word.casefold() in date_words() for word in words)


def _opening(body: str, title: str | None) -> int:
    """Where the text begins behind a title, with who wrote it, or behind words of the article itself that
    stand before its dateline; 0 where it begins with neither."""
    end = _past_letters(body, title) if title else 0
    if end:
        credit = _CREDIT.match(body, end)
        end = credit.end() if credit else end
    elif (
        "(ANTARA" in body[:_OPENING]
        and (pulled := _PULLED.match(body))
        and (_OF_PICTURE.search(pulled[0]) or _is_repeated(pulled[0], body[pulled.end() :]))
    ):
        end = pulled.end()
    elif title and (above := _ABOVE_SITE.match(body)) and _retells(above[0], title):
        end = above.end()
    end += len(body[end:]) - len(body[end:].lstrip()) if end else 0
    return end if end and body[end - 1] != "\n" and dateline(body[end : end + 200]) else 0


def _past_letters(body: str, title: str) -> int:
    """Where a text that begins with a title's letters and figures goes on, whatever is between; else 0."""
    if not (body[:1].isalnum() and title[:1].casefold() == body[0].casefold()):
        return 0
    wanted = [letter for letter in title.casefold() if letter.isalnum()][::-1]
    at = 0
    while wanted and at < len(body):
        letter = body[at]
        if letter.isalnum() and letter.casefold() != wanted.pop():
            return 0
        at += 1
    while at < len(body) and body[at] in '?!.…”"’)':
        at += 1
    return 0 if wanted else at


def _retells(opening: str, title: str) -> bool:
    """Whether words before a dateline are the title as the page has it, of which an archive has another
    wording: most of the longer words of the one are the other's."""
    said, own = ({word.casefold() for word in _LONGER.findall(text)} for text in (opening, title))
    least = 0.7 if ". " in opening.rstrip() else 0.5  # with a full stop inside it may be sentences
    return len(said & own) > least * min(len(said), len(own)) and min(len(said), len(own)) > _FEWEST


def _is_repeated(opening: str, rest: str) -> bool:
    """Whether words that an agency pulls out of an article stand in it again."""
    said, told = _letters(opening), _letters(rest)
    return any(said[at : at + _PIECE] in told for at in range(0, max(1, len(said) - _PIECE + 1), 10))


_OPENING = 500  # characters in which a dateline stands
_PIECES = 5  # lines into which signs of furniture may part an opening
_PIECE = 30  # letters of a pulled sentence that stand in the article
_PULLED = re.compile(
    r".{20,400}?(?<=[\w.!?”\"’')])\s*"
    r"(?=[A-Z](?:[a-z]+|[A-Z]+)(?:,? [A-Z](?:[a-z]+|[A-Z]+)){0,4} \(ANTARA(?: News)?\) ?[-–])"
)
# A caption's end: '… tiba di Brebes, Rabu (4/10/2023). (ANTARA/HO-Humas/am)'.
_OF_PICTURE = re.compile(r"\((?i:antara(?: foto)?)[ /][^()]{2,60}\)\W*$")
# A headline and the dateline of a site behind it: 'Warga Brebes Panen CONTOH.COM, BREBES - '.
_ABOVE_SITE = re.compile(
    r"(?!.{0,200}Laporan )[A-Z0-9\"“‘'][^\n]{20,200}?\s(?:[^.\n]{3,40}/[A-Z]\w+\.com )?"
    r"(?=[A-Z]{4,}\.(?:COM|CO\.ID|ID)(?:, [A-Z]{3,}[A-Z ,]*)? ?[-–—] )"
)
_LONGER = re.compile(r"\w{4,}")
_FEWEST = 3  # longer words of a headline
_CREDIT = re.compile(r"\s*[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}/[A-Z]\w+(?:\.[a-z]+)*\s*")


def _ends_request(above: LabelledLine, line: Line) -> bool:
    """The rest of a request that its links broke: '… di Google', 'News'; 'telah naik di', 'detikFinance.'"""
    if above.reason != "promo":
        return False
    return line.text.casefold() in ("news", "follow", "ikuti") or (
        above.text.endswith((" di", " pada")) and len(line.words) < 3
    )


def _by_place(rows: Sequence[Row], title: str | None, tags: int) -> dict[int, str]:
    """Why rows go for where they stand; topics begin at `tags`."""
    placed = dict(_teasers(rows, tags))
    for at in range(_behind_signature(rows), len(rows)):
        placed[at] = rows[at].reason or ("tags" if at >= tags else "tail")
    said = _said_by_site(rows)
    for at in range(said, len(rows)):
        own = "byline" if _WRITTEN.match(rows[at].line.text) else "promo"
        placed.setdefault(at, rows[at].reason or ("tags" if at >= tags else own))
    placed |= _trailing(rows[:said])
    placed |= dict.fromkeys(_repeated(rows) | _posts_again(rows), "repeat") | dict.fromkeys(
        _contents(rows), "menu"
    )
    for at in range(1, len(rows) - 1):
        if not rows[at].reason and _is_parted_headline(rows, at):
            placed[at] = "related"
    if rows and rows[0].reason == "topic":
        placed[0] = "menu"  # 'SIARAN PERS'
    elif any(row.line.dateline for row in rows[1:3]) and _opens_again(rows, title):
        placed[0] = "repeat"
    return placed


def _said_by_site(rows: Sequence[Row]) -> int:
    """Where the site speaks below a record's text, with who wrote it between them; their number where it does
    not. A fact check quotes requests."""
    if any("===" in row.line.text or "= =" in row.line.text for row in rows):
        return len(rows)
    first = told_until(rows, 0, len(rows), of_record=True)
    while 1 < first < len(rows) and rows[first - 1].reason in _SIGNATURES | {"share", "notice", "promo"}:
        first -= 1
    return first


def _heads_links(rows: Sequence[Row], at: int) -> bool:
    """Whether below a heading of other stories their headlines stand ('Pilihan Redaksi')."""
    return at + 1 < len(rows) and not rows[at + 1].reason and _is_link(rows[at + 1].line)


def _trailing(rows: Sequence[Row]) -> dict[int, str]:
    """What a page has below an article's last told line, by the reason that it has itself; below a heading
    that ends articles all that tells nothing."""
    last = next(
        (
            at
            for at in range(len(rows) - 1, -1, -1)
            if not rows[at].reason and _is_told(rows[at].line) and not inline.reason(rows[at].line.text)
        ),
        len(rows),
    )
    found: dict[int, str] = {}
    ended = False
    for at in range(last + 1, len(rows)):
        reason = rows[at].reason
        ended = ended or reason in _ENDING or rows[at].line.fold in _MAKERS
        # A list of the article's own may end with 'Indonesia'.
        if reason in _TRAILING and rows[at].line.text[0] != "=" and (ended or reason != "topic"):
            found[at] = reason
        elif ended and not reason:
            found[at] = "tail"
    return found


def _is_told(line: Line) -> bool:
    return line.is_prose or line.is_item or line.is_sentence


_ENDING = frozenset({"tail", "tags", "more", "comment"})
# What heads the names of a page's makers; inside an article it is a subhead about loans.
_MAKERS = frozenset({"kredit"})
_TRAILING = _ENDING | {
    "share", "notice", "menu", "topic", "paging", "promo", "advert", "related", "box", "byline", "editor",
    "copyright",
}  # fmt: skip


def _left_behind(line: Line) -> str:
    """What a conversion left of a box, a link or a channel; '' for others."""
    if _is_debris(line):
        return "notice"
    if line.text.startswith(_ADDRESSES) and _CHANNEL.match(line.text):
        return "promo"
    return "related" if line.text[-1] == "}" and _LINKED.match(line.text) else ""


def _take_back(lines: list[LabelledLine]) -> None:
    """A request that its links broke begins some lines above ('Simak', 'breaking news', 'dan', …)."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 6), -1):
        if len(lines[at].text.split()) > 3:
            return
        if lines[at].text in _ASKING:
            lines[at:] = [LabelledLine(line.number, line.text, "cut", "promo") for line in lines[at:]]
            return


# What pandoc leaves of a link in a list: '- Harga Cabai Naik Lagi{target="_self"}'.
_LINKED = re.compile(r"[-*•]\s?\S.{10,200}\{target=\"?\w+\"?\}$")
_CHANNEL = re.compile(r"(?:https?://)?(?:www\.)?(?:whatsapp\.com/channel|t\.me)/\S+$")
_ADDRESSES = ("http", "www.", "whatsapp.com", "t.me")
_ASKING = frozenset({"Simak", "Dapatkan", "Baca", "Ikuti", "Cek", "Yuk"})


def _is_debris(line: Line) -> bool:
    """A dash that stood between a place and its story; what a conversion left of a box or a line break."""
    text = line.text
    return (len(text) < 3 and not line.fold) or (text[0] in _OF_DEBRIS and _DEBRIS.match(text) is not None)


_DEBRIS = re.compile(r"(?:[-_*~]{3,}|(?:- ){3,}-?)$|[\\\[\](){}|]+$|:{3,4}(?:$|\s+\S+$)")


_OF_DEBRIS = frozenset(r"-_*~\[](){}|:")


def _is_caption(rows: Sequence[Row], at: int, *, last: bool) -> bool:
    number = rows[at].line.number
    piece = (at > 0 and rows[at - 1].line.number == number) or (
        at + 1 < len(rows) and rows[at + 1].line.number == number
    )
    return is_caption(rows[at].line.text, alone=not piece, last=last)


def _is_credited_picture(row: Row) -> bool:
    """A picture's caption with its credit at an end, and nothing glued to it."""
    if row.line.text.startswith("ANTARA FOTO/") and _CREDITED.search(row.line.text):
        return True  # however long: it ends with the credit that it begins with
    if _ACCOUNT.fullmatch(row.line.text):
        return True
    text = row.line.text.replace("dok.", "dok ")
    if row.reason != "caption" or _ADDRESS.fullmatch(text) or _GLUED_SENTENCE.search(text):
        return False
    if len(_SENTENCES.findall(text)) > 2:
        return False  # paragraphs, and a picture below them
    return not row.line.is_prose or _CREDITED.search(row.line.text) is not None


_SENTENCES = re.compile(r"[a-z\d)”\"][.!?][\"”]?\s+[\"“A-Z]")
# 'FREEPIK/CONTOH', 'instagram.com/contoh': where a picture is from, on a line of its own.
_ACCOUNT = re.compile(
    r"(?i:instagram|twitter|x|tiktok|facebook|youtube|shutterstock|freepik|unsplash|pixabay|pexels)"
    r"(?:\.com)?/@?[\w.]{2,40}"
)
_ADDRESS = re.compile(r".*https?:.*|\S+")
_GLUED_SENTENCE = re.compile(r"[a-z)\d]\.[A-Z]|[a-z]{3}[A-Z][a-z]+ [a-z]+ [a-z]+.*[.] [A-Z]")
_CREDITED = re.compile(
    r"^(?:KOMPAS\.com|TRIBUN\w*|TEMPO|ANTARA(?: FOTO)?|AFP|AP(?: PHOTO)?|REUTERS)\s?/\s?[A-Z]"
    r"|^Foto\s?: [A-Z]|^Gambar header "
    r"|^(?P<credit>ANTARA FOTO/[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}) .*(?P=credit)(?:/\w+)*\.?$"
    r"|\bFoto\s?: ?\S.{0,60}$|\((?:Foto|foto|dok|Dok)\b[^()]*\)\W*$|\([Cc]redit\s?:[^()]*\)$"
)


def _teasers(rows: Sequence[Row], tags: int) -> dict[int, str]:
    """Headlines of other stories below the last paragraph, each twice or long and capitalised; one topic.
    Topics begin at `tags`."""
    last = tags - 1
    found: dict[int, str] = {}
    told = sum(row.line.is_prose for row in rows)
    while told > 2 and last > 2 and (rows[last].reason or _is_debris(rows[last].line)):
        last -= 1
    while told > 2 and last > 2:
        line, above = rows[last].line, rows[last - 1].line
        twice = line.fold == above.fold
        if (
            rows[last].reason
            or not line.is_headline
            or line.is_item
            or not (twice or _closes(rows, last - 1))
        ):
            break
        if not (twice or (_is_teaser(line) and not _NO_HEADLINE.search(line.text))):
            break
        for at in (last, last - 1)[: 1 + twice]:
            found[at] = "related"
        last -= 1 + twice
    if last < 1:
        return found
    line, before = rows[last].line, rows[last - 1]
    signed = before.reason == "editor" or _SIGNED.search(before.line.text[-12:]) is not None
    topic = (signed or len(line.words) < 4) and line.text == line.text.lower() and line.text[-1].isalnum()
    if topic and not rows[last].reason and (signed or _closes(rows, last - 1)) and not line.is_item:
        found[last] = "tags"
    return found


def _is_teaser(line: Line) -> bool:
    """Another story's headline: long and capitalised, or shorter and told as headlines are."""
    if line.is_stray_headline:
        return True
    words = line.words
    return (
        len(words) > 5
        and line.titled >= 0.9
        and ("," in line.text or not _TELLING.isdisjoint(word.casefold() for word in words[1:]))
        and not _OFFICE.match(line.text)
    )


_TELLING = frozenset({"di", "ke", "usai", "saat", "jadi", "bakal", "soal", "gegara", "demi", "kena", "ini"})
_OFFICE = re.compile(
    r"(?:Wakil|Ketua|Direktur|Kepala|Dosen|Guru|Peneliti|Pengamat|Mahasiswa|Anggota|Mantan|Sekretaris|Staf)\b"
)
_SIGNED = re.compile(r"[(\[](?:[\w*]{2,5}/){1,2}[\w*]{2,5}[)\]]$|\([a-z]{4,5}\)$")
_NO_HEADLINE = re.compile(
    r"[/()]|\S\s?: ?\S|\d\d[.:]\d\d WI(?:B|TA|T)\b|^(?:Dr|Prof|Ir)\b"
    r"|, (?:Dosen|Pengamat|Guru|Mahasiswa|Ketua|Peneliti)\b"
)


def _closes(rows: Sequence[Row], at: int) -> bool:
    """Whether a row ends as a paragraph does, so that what is below it is not its going on."""
    return bool(rows[at].reason) or (rows[at].line.is_sentence and rows[at].line.text[-1] not in ":,")


def _is_parted_headline(rows: Sequence[Row], at: int) -> bool:
    """Another story's headline between two pieces of its own line."""
    number = rows[at].line.number
    whole = rows[at - 1].line.number == number == rows[at + 1].line.number
    if whole and inline.parts_signed(rows[at].line.text, rows[at + 1].line.text):
        return True
    # 'Brebes: Pasar IndukTegal: Balai Desa' is a list of the article's own.
    text = rows[at].line.text
    return whole and rows[at].line.is_stray_headline and text.count(":") < 2 and not _CLOCK.search(text)


_CLOCK = re.compile(r"\d\d[.:]\d\d WI(?:B|TA|T)\b")


def _opens_again(rows: Sequence[Row], title: str | None) -> bool:
    """Whether the first line has the title, with who wrote it, or words that an agency pulls out."""
    first, below = rows[0].line, rows[1].line.text
    end = _past_letters(first.text, title) if title else 0
    if end and (end >= len(first.text) or _CREDIT.fullmatch(first.text, end)):
        return True
    if not rows[0].reason and _is_headline_again(first, title):
        return True
    if first.dateline or not _FROM_ANTARA.search(below[:120]):
        return False
    return _is_repeated(first.text, "\n".join(row.line.text for row in rows[1:]))


def _is_headline_again(first: Line, title: str | None) -> bool:
    """Whether a line above a dateline is the page's own headline, of which an archive has another wording,
    or which a desk had changed: no text begins with a headline."""
    if not title or first.dateline or not first.is_headline or first.is_sentence or first.is_item:
        return False
    if first.text.startswith("Laporan ") or first.text[-1] == ")":
        return False  # who reported it; a picture's caption
    return (first.titled >= _CAPITALISED and len(first.words) >= _FULL) or _retells(first.text, title)


_CAPITALISED = 0.8
_FULL = 7  # words of a headline


def _behind_signature(rows: Sequence[Row]) -> int:
    """Where a record is over: behind its desk's signature ('(mad/mad)'), if nothing there tells anything."""
    last = next((at for at in range(len(rows) - 1, 0, -1) if _signs(rows[at])), len(rows) - 1)
    told = any(row.line.is_prose or row.line.is_item for row in rows[last + 1 :])
    return len(rows) if told else last + 1


def _signs(row: Row) -> bool:
    return row.reason == "editor" and "/" in row.line.text


def _repeated(rows: Sequence[Row]) -> frozenset[int]:
    """Furniture of the end that some crawls have below each paragraph ('sumber : Antara')."""
    times = Counter(row.line.fold for row in rows if row.reason in _SIGNATURES)
    return frozenset(
        at for at, row in enumerate(rows) if row.reason in _SIGNATURES and times[row.line.fold] >= _REPEATS
    )


def _posts_again(rows: Sequence[Row]) -> frozenset[int]:
    """Embedded posts of which the text, or one above, has every word: '… pic.twitter.com/x— Ani (@ani)
    May 5, 2021'. A fact check quotes them."""
    if any("===" in row.line.text or "= =" in row.line.text for row in rows):
        return frozenset()
    posts = {
        at: _letters(post[1])
        for at, row in enumerate(rows)
        if at and len(row.line.text) <= _LONGEST_POST and (post := _POST.fullmatch(row.line.text))
    }
    if not posts:
        return frozenset()
    told = "\n".join(_letters(row.line.text) for at, row in enumerate(rows) if at not in posts)
    found = set()
    for at, said in posts.items():
        if len(said) >= _SHORTEST_POST and said in told:
            found.add(at)
        else:
            told += f"\n{said}"
    return frozenset(found)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


_POST = re.compile(
    r"(.*?)(?:\s?pic\.twitter\.com/\w+|\s?https?://t\.co/\w+)*\s?[—–-] ?[^@]{1,60}\(@\w+\)"
    r" ?(?:[A-Z]\w+ \d{1,2}, \d{4}|\d{1,2} [A-Z]\w+ \d{4})"
)
_LONGEST_POST = 400
_SHORTEST_POST = 25  # letters
_WRITTEN = re.compile(r"(?:Artikel|Tulisan|Naskah) ini di(?:tulis|buat|terjemahkan) oleh [A-Z]")
_REPEATS = 4
_FROM_ANTARA = re.compile(r"\(ANTARA(?: News)?\)")


def _contents(rows: Sequence[Row]) -> frozenset[int]:
    """A list of the article's own subheads above it: rows below 'Daftar Isi' that come again."""
    top = next((at for at, row in enumerate(rows[:4]) if row.line.text == "Daftar Isi"), None)
    if top is None:
        return frozenset()
    later = Counter(row.line.fold for row in rows[top:])
    last = next((at for at in range(top + 1, len(rows)) if later[rows[at].line.fold] < 2), len(rows))
    return frozenset(range(top, last))


def _first_tag(rows: Sequence[Row]) -> int:
    """Where the topics begin that a record ends with: short lines without a capital, at least two."""
    at = len(rows)
    if not any(row.line.text[0].isupper() for row in rows):
        return at  # an article all in lower case
    while at and (rows[at - 1].reason or _is_tag(rows[at - 1].line)):
        at -= 1
    while at < len(rows) and (rows[at].reason or not rows[at].line.text[0].islower()):
        at += 1
    return at if sum(row.reason in ("", "topic") for row in rows[at:]) > 1 else len(rows)


def _is_tag(line: Line) -> bool:
    text, words = line.text, len(line.words)
    lower_case = text == text.lower() or (words < 5 and text[-1].isdigit())
    return words < 9 and text[-1] not in '.!?:;,"”)' and lower_case and not line.is_item


def _is_short_link(above: LabelledLine, line: Line) -> bool:
    """Directly below 'Baca juga:' a headline may be as short as a subhead."""
    if above.text[-1] != ":" or not 3 <= len(line.words) < 5:
        return False
    return all(word[0].isupper() for word in line.words) and line.text[-1].isalpha()


def _is_link(line: Line) -> bool:
    return (
        len(line.words) > 4
        and line.is_headline
        and line.titled >= 0.6
        and not line.is_item
        and line.text.count(":") < 2
    )


# What is left of a list or of a box whose content a scrape lost.
_REMAINS = re.compile(r"[-–—•*|]{1,3}|[Dd]aftar [Ii]si\W?")
_LONGEST_REMAINS = 11  # characters: 'Daftar Isi:'
# What may leave a record's body: furniture only, never what could be the article's own short line.
_INLINE = frozenset({"related", "box", "advert", "paging", "promo"})
_SIGNATURES = frozenset({"byline", "editor", "copyright"})
_BOXES = frozenset({"box"})
_OPENING_BYLINES = (
    "Laporan ",
    "Hasil ",
    "HASIL ",
    "Reporter",
    "Penulis",
    "Pewarta",
    "Kontributor",
    "Oleh",
    "OLEH",
)
