"""An article's paragraphs to its quotes: what is said, by whom, directly or reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import NamedTuple

from index.quotations.attribution import Attribution, AttributionReader
from index.quotations.naming import Phrase, is_personal
from index.quotations.phrases import PhraseReader, is_verb
from index.quotations.pieces import Piece, is_sentence, last_sign, split
from index.quotations.rules import Rules, has_any, rules
from index.quotations.signs import SIGNS, Span, find_spans
from index.quotations.speakers import People, Speaker, nobody
from index.quotations.subjects import clauses
from search.knowledge.officials.vocabulary import words
from search.model import Official, Quote

# As one class, which `re` passes over quickly.
_SIGN = re.compile(f"[{SIGNS}'‘](?:(?<=[{SIGNS}])|(?<!\\w.))", re.DOTALL)
_CAPITAL = re.compile("[A-Z]")
# A fact check's parts: what is claimed is no quote.
_LABEL = re.compile(
    r"(?P<label>NARASI|Narasi|KLAIM|Klaim|disertai narasi|[Bb]erikut (?:potongan )?narasi\w*(?: lengkap\w*)?"
    r"|PENJELASAN|Penjelasan|HASIL\w*|KESIMPULAN|Kesimpulan|REFERENSI|Referensi|SUMBER|Sumber|KATEGORI|Kategori"
    r"|FAKTA|Fakta|Pemeriksaan Fakta)(?P<end>\s*\]?\s*(?::|\]|$))?(?!\w)"
)
# In small letters, what each of those has one of.
_LABELS = (
    "narasi",
    "klaim",
    "penjelasan",
    "hasil",
    "kesimpulan",
    "referensi",
    "sumber",
    "kategori",
    "fakta",
)
# Before a label: the beginning, a sign, or white space.
_BEFORE_LABEL = frozenset("=[].\n ")
_CLAIMED = ("narasi", "klaim", "berikut", "disertai")
# Quotes of an article: the largest of 30,000 has 154. What has more is a book, or made to harm; its reader is
# told.
MOST_QUOTES = 1_000
_FEWEST_WORDS = 4
_FEWEST_GOING_ON = 3  # words, behind '"…," kata X.'
_NEAR = 120  # characters before a sign that tell what is in it
# Blanks that do not break, which editors put anywhere and nobody sees.
_HARD_BLANKS = ("\xa0", "\u202f")
_TOPIC_REACH = 8  # pieces
_NAMED_REACH = 2  # pieces
_NICKNAME_REACH = 4  # pieces
# Behind a name by which who has just spoken is called: 'kata Rudi, sapaan akrabnya', 'begitu ia disapa'.
_SO_CALLED = re.compile(
    r",? (?:(?:nama )?(?:sapaan|panggilan)(?: (?:akrab|karib))?nya"
    r"|(?:begitu|demikian) (?:(?:ia|dia|beliau) )?(?:(?:akrab|karib|biasa|kerap) )?(?:disapa|dipanggil))\b"
)
# '," tulisnya': who posts something is seldom named beside it.
_POSTED = frozenset(("tulis", "kicau", "cuit", "komentar"))


# A paragraph and a character in it; from one to before another.
_Place = tuple[int, int]
_Stretch = tuple[_Place, _Place]


@dataclass
class _Reading:
    """What is known of one article while it is read."""

    paragraphs: Sequence[str]
    people: People
    attributions: AttributionReader
    rules: Rules
    pieces: list[Piece] = field(default_factory=list)
    said: dict[int, Speaker | None] = field(default_factory=dict)
    # Who has said something so far.
    spoke: set[Speaker] = field(default_factory=set)
    _behind: dict[tuple[int, int], Attribution | None] = field(default_factory=dict)
    _before: dict[int, Attribution | None] = field(default_factory=dict)

    def behind(self, number: int, span: Span) -> Attribution | None:
        """The attribution behind a span of paragraph `number`."""
        key = number, span.outer_end
        if key not in self._behind:
            text = self.paragraphs[number]
            comma = last_sign(text, span.start, span.end) in ",?!"
            self._behind[key] = self.attributions.behind(text, span.outer_end, len(text), comma=comma)
        return self._behind[key]

    def hears(self, i: int, speaker: Speaker | None) -> Speaker | None:
        """Takes up who says piece `i`."""
        self.said[i] = speaker
        if speaker is not None:
            self.spoke.add(speaker)
        return speaker

    def before(self, i: int) -> Attribution | None:
        """The attribution in told piece `i`, which a quote follows."""
        if i not in self._before:
            piece = self.pieces[i]
            text = self.paragraphs[piece.paragraph]
            self._before[i] = self.attributions.before(text, piece.start, piece.end)
        return self._before[i]


class Found(NamedTuple):
    """An article's quotes; `whole`: all of it was looked at, as in every article that is one."""

    quotes: tuple[Quote, ...]
    whole: bool


def find_quotes(body: Sequence[str], officials: Sequence[Official]) -> tuple[Quote, ...]:
    """The quotes of an article, in the order of the text; no two overlap.

    >>> [(q.words, q.speaker, q.kind) for q in find_quotes(["“Kami siap,” kata Rudi Hartono."], ())]
    [('Kami siap,', 'Rudi Hartono', 'direct')]
    """
    return listen_through(body, officials).quotes


def listen_through(body: Sequence[str], officials: Sequence[Official]) -> Found:
    """As `find_quotes`, and whether the bound on how many an article may have was not reached."""
    told = rules()
    body = [paragraph if paragraph.isascii() else _with_soft_blanks(paragraph) for paragraph in body]
    lows = [paragraph.lower() for paragraph in body]
    # Whether a paragraph has a word of speech at all: most of the work is saved here.
    spoken = [not told.triggers.isdisjoint(low.split()) for low in lows]
    if not any(spoken):
        return Found((), whole=True)
    marked = [
        find_spans(paragraph) if speaks or _SIGN.search(paragraph) else []
        for paragraph, speaks in zip(body, spoken, strict=True)
    ]
    body, is_whole = _within_bound(body, marked)
    lower_case = _is_lower_case(body)
    reader = PhraseReader(told, words(), lower_case)
    claimed = _claims(body) if any("narasi" in low or "klaim" in low for low in lows) else []
    people = People(officials, _without(body, claimed), reader)
    reading = _Reading(body, people, AttributionReader(reader, people.knows), told)
    for number, paragraph in enumerate(body):
        if not paragraph.strip():
            continue
        spans = marked[number]
        if spans:  # as of few paragraphs
            spans = list(_close(paragraph, spans, reading))
            spans = [s for k, s in enumerate(spans) if _may_be_said(number, s, spans[k - 1 : k], reading)]
            spans = [s for s in spans if not _is_claimed(claimed, (number, s.start))]
        if spans or spoken[number]:
            reading.pieces += split(number, paragraph, spans, lower_case=lower_case)
        else:
            reading.pieces.append(Piece(number, 0, len(paragraph), closed=True))
    quotes = tuple(islice(_quotes(reading, claimed), MOST_QUOTES + 1))
    return Found(quotes[:MOST_QUOTES], is_whole and len(quotes) <= MOST_QUOTES)


def _with_soft_blanks(paragraph: str) -> str:
    """A paragraph in which every blank is a space, as all that reads it expects; each stays where it was."""
    for blank in _HARD_BLANKS:
        if blank in paragraph:
            paragraph = paragraph.replace(blank, " ")
    return paragraph


def _within_bound(body: Sequence[str], marked: list[list[Span]]) -> tuple[Sequence[str], bool]:
    """The paragraphs up to where more is put between marks than an article may quote, and whether they are
    all; what is marked in them is cut there, too."""
    left = MOST_QUOTES
    for number, spans in enumerate(marked):
        if len(spans) > left:
            end = spans[left].outer_start
            del spans[left:]
            return (*body[:number], body[number][:end]), False
        left -= len(spans)
    return body, True


def _is_lower_case(body: Sequence[str]) -> bool:
    text = " ".join(body)[:2000]
    # No more capitals are counted than decide.
    return len(text) > 200 and sum(200 for _ in islice(_CAPITAL.finditer(text), 10)) < len(text)


def _claims(body: Sequence[str]) -> list[_Stretch]:
    """From where to where a fact check tells what is claimed."""
    labels = [
        (number, match.start(), match["label"].lower())
        for number, paragraph in enumerate(body)
        if has_any(paragraph.lower(), _LABELS)
        for match in _LABEL.finditer(paragraph)
        if (not match.start() or paragraph[match.start() - 1] in _BEFORE_LABEL)
        # '====== NARASI Sebuah video': capitals behind such a line need no colon.
        and (match["end"] is not None or paragraph[: match.start()].rstrip(" [")[-1:] == "=")
    ]
    found = []
    for i, (number, at, label) in enumerate(labels):
        if label.startswith(_CLAIMED):
            # 'Berikut narasi lengkapnya:' heads one paragraph.
            end = labels[i + 1][:2] if i + 1 < len(labels) else (number + 2, 0)
            if label.startswith("berikut"):
                end = min(end, (number + 2, 0))
            if label.startswith("disertai"):
                end = min(end, (number + 1, 0))
            found.append(((number, at), end))
    return found


def _is_claimed(claimed: Sequence[_Stretch], place: _Place) -> bool:
    """Whether a place is in one of the stretches, which are in order and none inside another."""
    if not claimed:
        return False  # as in most articles
    at = bisect_right(claimed, place, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and place < claimed[at][1]


def _without(body: Sequence[str], claimed: Sequence[_Stretch]) -> Sequence[str]:
    """The paragraphs without what a fact check only repeats."""
    if not claimed:
        return body
    pieces: list[list[str]] = [[] for _ in body]
    number = at = 0
    for (first, begin), (last, end) in (*claimed, ((len(body), 0), (len(body), 0))):
        while number < first:
            pieces[number].append(body[number][at:])
            number, at = number + 1, 0
        if number < len(body) and begin > at:
            pieces[number].append(body[number][at:begin])
        if (last, end) > (number, at):
            number, at = last, end
    return [" ".join(kept) for kept in pieces]


def _close(paragraph: str, spans: Sequence[Span], reading: _Reading) -> Iterator[Span]:
    """The spans, one that no sign closes ended where its speaker is told: '“Bisa, tambahnya.'"""
    for span in spans:
        if span.closed:
            yield span
            continue
        for match in re.compile(r"[,.?!]\s+(?=\w)").finditer(paragraph, span.start):
            if reading.attributions.behind(paragraph, match.end(), len(paragraph), comma=False) and (
                reading.rules.verb.match(paragraph, match.end())
            ):
                yield Span(span.start, match.start() + 1, span.outer_start, match.start() + 1)
                break
        else:
            yield span


def _may_be_said(number: int, span: Span, before_it: Sequence[Span], reading: _Reading) -> bool:
    """Whether a span may be a quote by what stands around it, and the one before it; else it is part of what
    is told."""
    paragraph = reading.paragraphs[number]
    said = paragraph[span.start : span.end].strip()
    if not any(map(str.isalpha, said)):
        return False
    before = paragraph[max(0, span.outer_start - _NEAR) : span.outer_start].rstrip()
    opens = not before or before[-1] in '.?!:”"…),'
    # '"Laut ini kotor," kata Rudi, "tetapi belum mati."'
    goes_on = before[-1:] == "," and any(
        paragraph.find(".", max(other.outer_end, told.phrase.end), span.outer_start) < 0
        for other in before_it
        if (told := reading.behind(number, other)) is not None  # 'kata Dr. Rudi, "'
    )
    complete = is_sentence(paragraph, span, 1, goes_on=goes_on)
    if reading.behind(number, span) is not None:
        return opens or complete or said[-1:] in ",.?!…"
    if not span.closed:
        return opens and len(said.split()) >= _FEWEST_WORDS
    near = {word.strip(".,:;()").lower() for word in before.split()[-6:]}
    fewest = _FEWEST_WORDS
    if (
        before[-1:] == "."
        and said[-1:] in ".?!"
        and any(reading.behind(number, other) for other in before_it)
    ):
        if said[-1:] == ".":  # what is asked in few words others answer
            fewest = _FEWEST_GOING_ON
        near -= reading.rules.written  # '"…," kata Rudi dalam keterangan tertulis. "…"'
    if before.endswith((":", ",")) or (near & reading.rules.active):
        return complete and len(said.split()) > 1 and not (near & reading.rules.written)
    return opens and is_sentence(paragraph, span, fewest) and not (near & reading.rules.written)


def _quotes(reading: _Reading, claimed: Sequence[_Stretch]) -> Iterator[Quote]:
    pieces = reading.pieces
    last: Speaker | None = None
    for i, piece in enumerate(pieces):
        text = reading.paragraphs[piece.paragraph]
        reading.people.here = (piece.paragraph, piece.end)
        if piece.span is not None:
            speaker, sure = _speaker_of(reading, i, last)
            if not sure:
                continue
            last = reading.hears(i, speaker) or last
            yield _quote(text, piece.paragraph, piece.start, piece.end, "direct", speaker)
            continue
        if not reading.attributions.may_report(text, piece.start, piece.end):
            continue
        if _is_attribution(reading, i) or _is_claimed(claimed, (piece.paragraph, piece.start)):
            continue
        found = reading.attributions.reported(text, piece.start, piece.end)
        if found is None or _is_claimed(claimed, (piece.paragraph, found.start)):
            continue
        speaker = reading.people.resolve(found.phrase, partial(_topic, reading, i, last))
        if speaker is None and found.phrase.pronoun:
            # 'Ketika Rudi Kencana datang, ia mengatakan …': nobody was told of before.
            speaker = reading.people.only_named(text[piece.start : found.start])
        if found.is_bare and (speaker is None or speaker.is_body):
            continue
        last = reading.hears(i, speaker) or last
        yield _quote(text, piece.paragraph, found.start, found.end, "reported", speaker)


def _quote(text: str, number: int, start: int, end: int, kind: str, speaker: Speaker | None) -> Quote:
    said = text[start:end]
    start += len(said) - len(said.lstrip(' ,:;“”"'))
    end = start + len(text[start:end].rstrip(' “”"'))
    return Quote(
        number,
        start,
        end,
        text[start:end],
        "direct" if kind == "direct" else "reported",
        speaker.name if speaker else None,
        speaker.official if speaker else None,
        speaker.office if speaker else None,
    )


def _neighbour(reading: _Reading, i: int, step: int) -> Piece | None:
    """The piece beside piece `i` in the same paragraph."""
    k = i + step
    if 0 <= k < len(reading.pieces) and reading.pieces[k].paragraph == reading.pieces[i].paragraph:
        return reading.pieces[k]
    return None


def _own(reading: _Reading, i: int) -> Attribution | None:
    """The attribution that stands right behind quote `i`, or right before it."""
    piece = reading.pieces[i]
    following = _neighbour(reading, i, 1)
    if following is not None and following.span is None:
        found = reading.behind(piece.paragraph, piece.span)  # type: ignore[arg-type]
        if found is not None:
            return found
    before = _neighbour(reading, i, -1)
    if before is not None and before.span is None and not before.closed and not _is_behind(reading, i - 1):
        return reading.before(i - 1)
    return None


def _is_attribution(reading: _Reading, i: int) -> bool:
    """Whether told piece `i` only says who spoke before it or speaks behind it."""
    if _is_behind(reading, i):
        return True
    following = _neighbour(reading, i, 1)
    if following is not None and following.span is not None and not reading.pieces[i].closed:
        return reading.before(i) is not None
    return False


def _is_office(reading: _Reading, own: Attribution) -> bool:
    """Whether a speaker is named by an office alone: 'imbuh Direktur Eksekutif Indo Barometer'."""
    phrase, low = own.phrase, own.phrase.text.split()[:1]
    if phrase.pronoun or not low or reading.people.mentions(phrase) is not None:
        return False
    if "@" in phrase.text:
        return False  # 'sambung akun @kencana'
    return not phrase.name or (bool(phrase.before) and low[0].lower() in reading.rules.titles)


def _before(reading: _Reading, i: int) -> Speaker | None:
    """Who speaks in the quote before quote `i`, where nothing but its attribution stands between."""
    if i - 1 in reading.said:
        return reading.said[i - 1]
    if i - 2 in reading.said and reading.pieces[i - 1].span is None and _is_attribution(reading, i - 1):
        return reading.said[i - 2]
    return None


def _is_behind(reading: _Reading, i: int) -> bool:
    """Whether told piece `i` says who spoke in the quote before it."""
    before = _neighbour(reading, i, -1)
    return (
        before is not None
        and before.span is not None
        and (reading.behind(before.paragraph, before.span) is not None)
    )


def _attributed(
    reading: _Reading, i: int, own: Attribution, last: Speaker | None
) -> tuple[Speaker | None, bool]:
    """Whom quote `i`'s own attribution means, and whether that is said at all."""
    if own.is_written:
        return None, False
    if own.verb in reading.rules.going_on and _is_office(reading, own) and _before(reading, i) is not None:
        return _before(reading, i), True
    topic = partial(_topic, reading, i, last)
    phrase = own.phrase
    if phrase.name and _SO_CALLED.match(reading.paragraphs[reading.pieces[i].paragraph], phrase.end):
        who = topic()
        heard = who is not None and who in (reading.said.get(k) for k in range(i - _NICKNAME_REACH, i))
        if heard and " " in who.name and is_personal(who.name):  # type: ignore[union-attr]
            phrase = phrase._replace(called=True)
    return reading.people.resolve(phrase, topic), True


def _speaker_of(reading: _Reading, i: int, last: Speaker | None) -> tuple[Speaker | None, bool]:
    """Who says quote `i`, and whether it is a quote at all."""
    piece = reading.pieces[i]
    text = reading.paragraphs[piece.paragraph]
    own = _own(reading, i)
    if own is not None:
        return _attributed(reading, i, own, last)
    before = _neighbour(reading, i, -1)
    if before is not None and before.span is None:
        if _is_attribution(reading, i - 1) and i - 2 in reading.said:
            return reading.said[i - 2], True  # '"…," kata X. "…"'
        if not before.closed and last_sign(text, before.start, before.end) not in ":.":
            return None, False
    # The next paragraph goes on with a sign of its own.
    if not piece.span.closed and i + 1 < len(reading.pieces):  # type: ignore[union-attr]
        following = reading.pieces[i + 1]
        if following.span is not None and following.paragraph == piece.paragraph + 1:
            return _speaker_of(reading, i + 1, last)
    if not is_sentence(text, piece.span, _FEWEST_WORDS):  # type: ignore[arg-type]
        return None, False
    next_one = _neighbour(reading, i, 1)
    if next_one is not None and next_one.span is not None and _own(reading, i + 1) is not None:
        return _speaker_of(reading, i + 1, last)  # '"Satu.""Dua," kata X'
    if i and i - 1 in reading.said:
        return reading.said[i - 1], reading.said[i - 1] is not None
    if i and reading.pieces[i - 1].span is None:
        if _is_attribution(reading, i - 1) and i - 2 in reading.said:
            return reading.said[i - 2], True
        found = _subject(reading, i - 1, last)
        if found is not None:
            return found[0] or last, True
        told = reading.pieces[i - 1]
        if last is not None and reading.rules.of_who_spoke.search(
            reading.paragraphs[told.paragraph], told.start, told.end
        ):
            return last, True
    if _fills_paragraph(reading, i) and _own_of_next(reading, i) is not None:
        return _speaker_of(reading, i + 1, last)
    return None, False


def _fills_paragraph(reading: _Reading, i: int) -> bool:
    """Whether quote `i` is all of its paragraph."""
    return _neighbour(reading, i, -1) is None and _neighbour(reading, i, 1) is None


def _own_of_next(reading: _Reading, i: int) -> Attribution | None:
    """The attribution of the quote that the next paragraph begins with: one who speaks two paragraphs is
    often named in the second alone."""
    following = reading.pieces[i + 1] if i + 1 < len(reading.pieces) else None
    if following is None or following.span is None or _neighbour(reading, i + 1, -1) is not None:
        return None
    return _own(reading, i + 1)


def _topic(reading: _Reading, i: int, last: Speaker | None) -> Speaker | None:
    """Whom a pronoun in piece `i` means: who spoke last, or whom a sentence since then is about."""
    weak: Speaker | None = None
    body: Speaker | None = None
    for k in range(i - 1, max(-1, i - 1 - _TOPIC_REACH), -1):
        if k in reading.said:
            speaker = reading.said[k]
            if speaker is not None and speaker.is_body:
                if weak is not None and not weak.is_body:
                    return weak
                body = body or speaker
                continue
            return speaker or last or weak
        if reading.pieces[k].span is not None or _is_attribution(reading, k):
            continue
        found = _subject(reading, k, last)
        if found is not None and found[0] is None:
            if last is not None and not last.is_body:
                return last
        elif found is not None and found[0] is not None:
            if found[1] and not found[0].is_body:
                return found[0]
            weak = weak or found[0]
    return body or last or weak or _only_named(reading, i)


def _only_named(reading: _Reading, i: int) -> Speaker | None:
    """The one person whom the sentence before piece `i` names, where nobody has spoken and none is its
    subject: 'Usul itu datang dari Rudi Kencana. Menurut dia, …'."""
    for k in range(i - 1, max(-1, i - 1 - _NAMED_REACH), -1):
        piece = reading.pieces[k]
        if piece.span is None:
            text = reading.paragraphs[piece.paragraph][piece.start : piece.end]
            named = reading.people.only_named(text)
            return None if named is None or _is_told_of(reading, i, named) else named
    return None


def _is_told_of(reading: _Reading, i: int, named: Speaker) -> bool:
    """Whether piece `i` tells of a person, who then is not the one who says it, or was posted by somebody."""
    piece = reading.pieces[i]
    said = reading.paragraphs[piece.paragraph][piece.start : piece.end]
    own = _own(reading, i) if piece.span is not None else None
    if own is not None and own.verb in _POSTED:
        return True
    return not set(named.name.split()).isdisjoint(_WORDS.findall(said))


# Characters of a sentence in which its subject is looked for.
_LONGEST_OPENING = 240
_LONGEST_RESPONDING = 30  # characters in which it is told that a sentence begins with a response
# Between who is told of and what he does.
_STILL = frozenset(("tetap", "masih"))
# 'Rudi pun angkat bicara', 'Rudi tidak setuju': he speaks next.
_STANCE = re.compile(
    r",?\s+(?:(?:juga|pun|akhirnya|sendiri|lantas|langsung|tidak|tak|mengaku|sangat|sudah|telah)\s+){0,2}"
    r"(?:angkat\s+(?:bicara|suara)|buka\s+suara|optimistis|pesimistis|setuju|sependapat|sepakat|yakin|heran|kecewa"
    r"|geram|prihatin|puas|lega|bangga|senang|gembira|kesal|marah|kaget|bersyukur)(?!\w)"
)
_AGE = re.compile(r"\s\([^()]{1,20}\)")
# Of some something is told, and others speak of it; others are several.
_NOT_ONE = frozenset(
    (
        *("korban", "tersangka", "terdakwa", "terduga", "terpidana", "pelaku", "mendiang", "almarhum"),
        *("pemerintah", "pihak", "para", "aparat", "polisi", "keluarga", "otoritas", "manajemen", "panitia"),
    )
)
_SUFFERED = frozenset(
    (
        *("tewas", "meninggal", "wafat", "hilang", "luka", "mengalami", "menderita", "menjadi", "jatuh"),
        *("tenggelam", "hanyut", "lahir", "yang", "dan", "serta", "adalah", "merupakan", "atau"),
    )
)
# Before a name, by which somebody is only addressed.
_ADDRESSES = frozenset(
    (
        *(
            "haji",
            "hajah",
            "h",
            "hj",
            "pak",
            "bu",
            "bapak",
            "ibu",
            "ustaz",
            "ustad",
            "ustadz",
            "ustazah",
            "kiai",
        ),
        *("kyai", "kh", "habib", "gus", "dr", "prof", "drs", "dra", "ir", "mbah", "bang"),
    )
)
_LONGEST_DOING = 40  # characters in which it is told what somebody does
_TEMPORAL = frozenset(("saat", "ketika", "kala"))
_WORDS = re.compile(r"\w+")
_LONG_WORDS = re.compile(r"\w{4,}")  # as all verbs are; a piece begins with no part of a word
# Who is told of for the first time: 'warga lain, seperti Rudi Kencana (36)'.
_AGED = re.compile(
    r"\b(?:seperti|adalah|bernama|yakni|yaitu) ((?:[A-Z][\w'’-]*\.? ){1,4})\(\d\d(?: tahun)?\)"
)
# 'Salah satunya adalah Rudi Kencana', 'Salah satu warga yang menolak adalah Rudi Kencana.'
_ONE_OF = re.compile(
    r"\s*Salah (?:satu|seorang)(?:(?:(?! (?:adalah|yakni|yaitu|ialah|bernama) )[^.,]){0,90}"
    r" (?:adalah|yakni|yaitu|ialah|bernama) |nya, )(?=[A-Za-z])"
)
# Before somebody whose name nobody tells.
_ONE_UNNAMED = re.compile(r"(?:[Ss]eorang|[Ss]alah (?:satu|seorang)) (?P<who>[a-z]+)(?<!nya)(?= |$)")
# 'Rudi sendiri merupakan warga Bantul': said of him beside what is told.
_ASIDE = re.compile(r"\s+sendiri\s+(?:merupakan|adalah|ialah|dikenal)\b")
_PASSIVE = re.compile(
    r"\b(?:[Dd]i(?:sampaikan|ungkapkan|katakan|jelaskan|kemukakan|tegaskan|utarakan|nyatakan|akui|tuturkan"
    r"|benarkan|amini|ceritakan|beberkan|serukan)"
    r"|(?:senada|serupa|sama)(?:\s(?:juga|pun|turut))?\s+di(?:rasakan|keluhkan|lontarkan|suarakan)"
    r"|(?:[Dd]ukungan|[Kk]ritik\w*|[Kk]omentar|[Pp]endapat|[Pp]enolakan|[Pp]rotes|[Pp]ujian|[Rr]eaksi|[Kk]ecaman"
    r"|[Kk]eluhan|[Pp]engakuan|[Kk]esaksian|[Dd]esakan|[Hh]arapan|[Aa]presiasi|[Tt]anggapan|[Cc]erita"
    r"|[Kk]ekhawatiran)(?:\s\w+){0,2}?\s+datang\s+dari"
    r"|tanggapan|pendapat|menurut|kata|ujar|bagi"
    r"|di(?:nilai|kritik|kecam|soroti|sesalkan|bantah|tanggapi|pertanyakan|komentari)(?:\s\w+){0,3}?\s+oleh)"
    r",?(?:\s+(?:oleh|dari|langsung))*\s+(?=[A-Za-z])"
)


def _introduced(reading: _Reading, piece: Piece) -> Speaker | None:
    """Who is told of for the first time in a sentence, with his age, or as one of several."""
    text = reading.paragraphs[piece.paragraph]
    reader = reading.attributions.phrases
    of_several = _ONE_OF.match(text, piece.start, piece.end)
    if of_several is not None:
        phrase = reader.read(text, of_several.end(), piece.end)
        if phrase is not None and not phrase.definite and reading.people.names_person(phrase):
            return reading.people.resolve(phrase, nobody)
    if text.find("(", piece.start, piece.end) < 0:
        return None
    aged = _AGED.search(text, piece.start, piece.end)
    if aged is None:
        return None
    phrase = reader.read(text, aged.start(1), aged.end(1))
    return reading.people.resolve(phrase, nobody) if phrase is not None and phrase.name else None


def _past_response(reading: _Reading, piece: Piece) -> int:
    """Where a sentence goes on behind what its subject answers or was asked, 'Menanggapi hal itu, Rudi …': he
    speaks next. Where there is none its beginning."""
    text = reading.paragraphs[piece.paragraph]
    opening = text[piece.start : piece.start + _LONGEST_RESPONDING].lower().split()
    at = bool(opening) and opening[0] in _TEMPORAL
    if len(opening) <= at or opening[at].rstrip(",") not in reading.rules.responding:
        return piece.start
    comma = text.find(",", piece.start, piece.end)
    return comma + 1 if comma >= 0 else piece.start


def _subject(reading: _Reading, k: int, last: Speaker | None) -> tuple[Speaker | None, bool] | None:
    """Whom sentence `k` is about, None for who spoke before (`last`), and whether it says that this person
    speaks or thinks."""
    piece = reading.pieces[k]
    text = reading.paragraphs[piece.paragraph]
    reader = reading.attributions.phrases
    passive = _PASSIVE.search(text, piece.start, piece.end)
    if passive is not None:
        phrase = reader.read(text, passive.end(), piece.end)
        is_place = phrase is not None and reading.attributions.subjects.is_place(phrase)
        if phrase is not None and ((phrase.name and not is_place) or reading.people.mentions(phrase)):
            speaker = reading.people.resolve(phrase, nobody)
            if speaker is not None:
                return speaker, True
        elif phrase is not None and text[phrase.end : phrase.end + 1] == ",":
            # 'disampaikan Menko Politik, Hukum, dan Keamanan Rudi Kencana'
            speaker = reading.people.only_named(text[passive.end() : piece.end])
            if speaker is not None and speaker.official is not None:
                return speaker, True
    start = _past_response(reading, piece)
    for word in _LONG_WORDS.finditer(text, start, piece.end):
        if word[0].lower() in reading.rules.active:
            subject = reading.attributions.subjects.before(text, start, word.start())
            unknown = subject is not None and subject.definite and subject.name
            if unknown and reading.people.mentions(subject) is None:  # type: ignore[arg-type]
                if last is not None:
                    reading.people.call(last, subject)  # type: ignore[arg-type]
                return None, True  # 'pria yang akrab disapa Rudi itu mengaku': who was told of before
            if subject is not None and (subject.name or _is_one_unnamed(reading, subject)):
                resolved = reading.people.resolve(subject, nobody)
                return (resolved, True) if resolved is not None else None
            break
    introduced = _introduced(reading, piece)
    if introduced is not None:
        return introduced, True
    return _named_first(reading, piece, start)


def _is_one_unnamed(reading: _Reading, phrase: Phrase) -> bool:
    """Whether somebody without a name is meant: 'Seorang warga mengaku kaget', no 'Salah satu kebijakan'."""
    one = _ONE_UNNAMED.match(phrase.text)
    return one is not None and (one["who"] in reading.rules.people or one["who"] in reading.rules.trades)


def _named_first(reading: _Reading, piece: Piece, start: int) -> tuple[Speaker | None, bool] | None:
    """Whom a sentence tells of that goes on at `start`, and whether he speaks next: who answers, who has
    spoken and does something now ('Rudi tetap merahasiakannya'), or who is told of with his office."""
    text, answers = reading.paragraphs[piece.paragraph], start > piece.start
    limit = min(piece.end, start + _LONGEST_OPENING)
    parts = clauses(text, start, limit)[:3]
    in_office = False
    for number, (at, end) in enumerate(parts):
        subjects = reading.attributions.subjects
        phrase = subjects.opening(text, at, end)
        if phrase is None and number and end < limit and _describes(reading, text, *parts[number - 1]):
            phrase = subjects.apposed(text, at, end)  # 'Melati Kencana', a common word
        # 'Ketua RW 05, Rudi Kencana, …'
        beside, in_office = in_office, phrase is not None and _is_office_alone(reading, phrase)
        if phrase is None or phrase.pronoun or _ASIDE.match(text, phrase.end):
            continue
        known = reading.people.mentions(phrase)
        if known is None and end < limit and _is_apposed(reading, text, parts, number, phrase):
            before = text[slice(*parts[number - 1])].strip() if beside else ""
            return reading.people.resolve(phrase._replace(before=before), nobody), True
        called = " bernama " in phrase.text
        if known is None and " " not in phrase.name and not called:
            continue  # as most
        words = (word[0] for word in _WORDS.finditer(text, phrase.end, piece.end))
        verb = next((w for w in words if w not in reading.rules.adverbs and w not in _STILL), "")
        stands = _STANCE.match(text, phrase.end, piece.end) is not None
        if known is None and not (verb[:1].islower() and is_verb(verb)) and not stands:
            continue
        speaker = known or reading.people.resolve(phrase, nobody)
        if speaker is not None and stands:
            return speaker, True
        if speaker is not None:
            acts = verb.startswith(("me", "ber")) and is_verb(verb)
            if known is not None:
                met = acts and (known in reading.spoke or _is_met_here(reading, piece, phrase, known))
                return speaker, answers or met
            return speaker, answers or ((bool(phrase.before) or beside) and verb.startswith("me"))
    return None


def _is_met_here(reading: _Reading, piece: Piece, phrase: Phrase, known: Speaker) -> bool:
    """Whether an official is told of by office and name with which the quote's paragraph begins, and by no
    word of his name before: 'Bupati Rudi Kencana menyambut baik hal itu. “…,” katanya.'"""
    if reading.people.here[0] != piece.paragraph:
        return False
    if not phrase.before or known.official is None or _told_before(reading, piece):
        return False
    names = [word for word in _WORDS.findall(phrase.name) if len(word) > 1]
    earlier = reading.paragraphs[: piece.paragraph]
    return not any(name in paragraph for name in names for paragraph in earlier)


def _told_before(reading: _Reading, piece: Piece) -> bool:
    """Whether anything stands before a piece in its paragraph."""
    text = reading.paragraphs[piece.paragraph][: piece.start]
    return any(map(str.isalnum, text))


def _is_office_alone(reading: _Reading, phrase: Phrase) -> bool:
    """Whether an office or a description opens a sentence, behind which a comma may part who is meant:
    'Ketua RW 05', 'Seorang nelayan', 'Peneliti Kencana'."""
    if phrase.pronoun or phrase.definite:
        return False
    described = " " not in phrase.name and phrase.before.split(" ", 1)[0].lower()
    return not phrase.name or (bool(described) and reading.attributions.subjects.is_office(str(described)))


def _is_apposed(
    reading: _Reading, text: str, parts: Sequence[tuple[int, int]], number: int, phrase: Phrase
) -> bool:
    """Whether part `number` of a sentence is nothing but the name of somebody who is described before it
    ('Pemilik kios, Rudi Kencana, hanya pasrah') or behind it ('Rudi, pedagang ikan, ikut gembira') and
    does something: he speaks next."""
    at, end = parts[number]
    # 'Pengurus masjid, Haji Rudi, bersyukur'
    addressed = not phrase.before or phrase.before.lower().rstrip(".") in _ADDRESSES
    if (
        not addressed
        or not phrase.name
        or _AGE.sub("", text[at:end]).strip() not in (phrase.name, phrase.text)
    ):
        return False
    if number and _describes(reading, text, *parts[number - 1]):
        behind = end + 1
    elif (
        number + 1 < len(parts)
        and reading.rules.linking.issuperset(_WORDS.findall(text[parts[0][0] : at].lower()))
        and _describes(reading, text, *parts[number + 1])
    ):
        behind = parts[number + 1][1] + 1
    else:
        return False
    alone = not number or not text[parts[number - 1][0] : at].lower().lstrip().startswith(
        ("seorang", "salah seorang")
    )
    if (alone and not is_personal(phrase.name)) or reading.attributions.subjects.is_area(phrase):
        return False
    following = (word[0] for word in _WORDS.finditer(text, behind, behind + _LONGEST_DOING))
    verb = next((w for w in following if w not in reading.rules.adverbs and w not in _STILL), "")
    return verb[:1].islower() and not verb.startswith(("di", "ter")) and verb not in _SUFFERED


def _describes(reading: _Reading, text: str, start: int, end: int) -> bool:
    """Whether a part of a sentence says what somebody is: 'Pemilik kios', 'seorang nelayan'; not whom
    something has happened to."""
    opening = (word[0].lower() for word in _WORDS.finditer(text, start, end))
    first = next((w for w in opening if w != "sang" and w not in reading.rules.linking), "")
    rules = reading.rules
    told = first == "seorang" or first in rules.people or first in rules.trades
    told = told or reading.attributions.subjects.is_office(first)
    return told and first not in rules.bodies and first not in _NOT_ONE
