"""What is typed, cut into words, phrases, patterns, parentheses, fields and operators. Nothing is refused."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from search.analysis.runs import spaced_name
from search.analysis.stemming import is_known
from search.model import Note, NoteCode

FieldName = Literal["title", "author", "outlet", "official", "said", "kind", "date", "added"]
FIELDS: Final[dict[str, FieldName]] = {
    "judul": "title",
    "title": "title",
    "penulis": "author",
    "author": "author",
    "outlet": "outlet",
    "media": "outlet",
    "pejabat": "official",
    "official": "official",
    "kata": "said",
    "said": "said",
    "jenis": "kind",
    "kind": "kind",
    "tanggal": "date",
    "date": "date",
    "masuk": "added",
    "added": "added",
}
OPERATORS: Final = {
    "AND": "AND",
    "DAN": "AND",
    "OR": "OR",
    "ATAU": "OR",
    "NOT": "NOT",
    "BUKAN": "NOT",
    "NEAR": "NEAR",
    "DEKAT": "NEAR",
}
# Between two words of 'a NEAR b' where no number is given, and at most: no further than paragraphs part.
DISTANCE: Final = 10
MOST_DISTANCE: Final = 40
MOST_EDITS: Final = 2

_QUOTES: Final = '"“”„‟«»＂'
_LEXEMES: Final = re.compile(
    rf"""(?P<space>\s+)
       |[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?:(?P<closing>[{_QUOTES}])(?:~(?P<distance>\d{{1,9}})(?!\w))?)?
       |(?P<open>\()|(?P<close>\))
       |(?P<field>[^\W\d_]+):(?!//)(?=(?P<glued>\S?))
       |(?P<word>[^\s{_QUOTES}()]+)""",
    re.VERBOSE,
)
_NEAR: Final = re.compile(r"(NEAR|DEKAT)(?:/(\d{1,9}))?")
_FUZZY: Final = re.compile(r"(\w[\w'’-]*)~(\d{0,9})[.,;:!?]*")
_PATTERN: Final = re.compile(r"[\w'’*?-]+")
# Signs around a word that are none of its own.
_AROUND: Final = ".,;:!…'’-"
# '?' stands for a letter only inside a word: 'Rusia?' asks, and 'Benarkah?Ini' has lost a space.
_INNER_MARK: Final = re.compile(r"(?<=[\w*?])\?(?=[\w*?])(?![A-Z])")
_WORDS_OF_A_HEADLINE: Final = 4


class Lexeme(NamedTuple):
    """`at` counts code points from 0. `number`: the distance of a phrase or of NEAR, the edits of a fuzzy
    word; None where none is written. `written`: an operator as it was typed."""

    kind: Literal["word", "phrase", "pattern", "fuzzy", "open", "close", "field", "operator", "near", "minus"]
    text: str
    at: int
    number: int | None = None
    written: str = ""


def lex(text: str, notes: list[Note]) -> list[Lexeme]:
    """The lexemes of a text, in order."""
    found: list[Lexeme] = []
    at = 0
    is_beginning = True
    while at < len(text):
        if text[at] == "-" and is_beginning and at + 1 < len(text) and not text[at + 1].isspace():
            if text[at + 1] != "-":
                found.append(Lexeme("minus", "-", at))
            at += 1
            continue
        if is_beginning and (name := spaced_name(text, at)) is not None:
            found.append(Lexeme("word", name[0], at))
            at, is_beginning = name[1], False
            continue
        match = _LEXEMES.match(text, at)
        assert match is not None  # the last alternatives take any character
        end = match.end()
        if match["phrase"] is not None:
            if match["closing"]:
                number = int(match["distance"]) if match["distance"] else None
                found.append(Lexeme("phrase", match["phrase"], at, number))
            elif _closes_nothing(text, at):
                notes.append(Note.of("stray-quote", position=at + 1))
                end = at + 1
            else:
                notes.append(Note.of("unclosed-quote", position=at + 1))
                found.append(Lexeme("phrase", match["phrase"], at))
        elif match["open"] or match["close"]:
            found.append(Lexeme("open" if match["open"] else "close", match[0], at))
        elif match["field"]:
            found.append(_field(match["field"], match["glued"], at, notes))
        elif match["word"] == "*" and found and found[-1].kind == "field":  # 'kata:*'
            found.append(Lexeme("word", "*", at))
        elif match["word"]:
            found.append(_word(match["word"], at, notes))
        is_field = bool(match["field"]) and found[-1].kind == "field"
        is_beginning = is_field or bool(match["space"] or match["open"])
        at = end
    return _headline(found, notes)


def _closes_nothing(text: str, at: int) -> bool:
    """Whether a last quote stands behind a word, as if it closed one: 'siap" kata Jokowi', '5" dan'."""
    behind = at > 0 and not text[at - 1].isspace() and text[at - 1] not in "(:-"
    return behind and (at + 1 == len(text) or not text[at + 1].isalnum())


def _field(name: str, glued: str, at: int, notes: list[Note]) -> Lexeme:
    known = name.lower() in FIELDS
    # 'Putin: Rusia siap …' and 'Media: Rusia siap' are pasted headlines; 'rubrik:Ekonomi' asks for a field.
    if known and (name[0].islower() or (glued and not glued.isspace())):
        return Lexeme("field", name.lower(), at)
    if known:
        notes.append(Note.of("field-as-word", field=name, position=at + 1))
    elif glued.isalnum():
        notes.append(Note.of("unknown-field", field=name, position=at + 1))
    operator = OPERATORS.get(name)
    return Lexeme("word", name.lower() if operator else name, at)


def _word(word: str, at: int, notes: list[Note]) -> Lexeme:
    operator = OPERATORS.get(word)
    if match := _NEAR.fullmatch(word):
        return Lexeme("near", word, at, int(match[2]) if match[2] else None)
    if operator:
        return Lexeme("operator", operator, at, written=word)
    if match := _FUZZY.fullmatch(word):
        return _fuzzy(match, at, notes)
    # What is around it is cut before it is looked at: in 'apa?Ini??' only what asks stands inside the word.
    core = word.lstrip(_AROUND if "*" in word else _AROUND + "?").rstrip(_AROUND + "?")
    if "*" in core or _INNER_MARK.search(core):
        letters = sum(letter.isalnum() for letter in core)
        if _PATTERN.fullmatch(core) and letters >= 2:
            return Lexeme("pattern", re.sub(r"\*+", "*", core), at)
        if "*" in word:
            code: NoteCode = "wildcard-too-short" if letters < 2 else "stray-wildcard"
            notes.append(Note.of(code, position=at + 1 + word.index("*")))
    return Lexeme("word", word, at)


def _fuzzy(match: re.Match[str], at: int, notes: list[Note]) -> Lexeme:
    word, typed = match[1], match[2]
    edits = int(typed) if typed else None
    if edits == 0:
        return Lexeme("word", word, at)
    if edits is not None and edits > MOST_EDITS:
        notes.append(Note.of("fewer-edits", position=at + 1 + len(word), limit=MOST_EDITS))
        edits = MOST_EDITS
    return Lexeme("fuzzy", word, at, edits)


def _headline(lexemes: list[Lexeme], notes: list[Note]) -> list[Lexeme]:
    """In a headline of capitals alone 'DAN', 'ATAU', 'BUKAN' and 'DEKAT' are words like the others.

    It is one where at least four words stand in capitals, two of them side by side, and nothing else of the
    query language.
    """
    if any(lexeme.kind in ("open", "close", "field", "minus", "pattern", "fuzzy") for lexeme in lexemes):
        return lexemes
    words = [lexeme.text for lexeme in lexemes if lexeme.kind == "word"]
    lettered = [word for word in words if any(letter.isalpha() for letter in word)]
    neighbours = any(a.kind == b.kind == "word" for a, b in pairwise(lexemes))
    if not all(map(str.isupper, lettered)):
        return lexemes
    if len(lettered) < _WORDS_OF_A_HEADLINE or not neighbours:
        # 'HIDUP ATAU MATI' may be a short one; of 'KPK ATAU ICW' nobody wonders.
        if lettered and all(is_known(word.lower()) for word in lettered):
            notes += [
                Note.of("operator-in-capitals", operator=lexeme.written, position=lexeme.at + 1)
                for lexeme in lexemes
                if lexeme.kind == "operator" and lexeme.written in ("DAN", "ATAU", "BUKAN")
            ]
        return lexemes
    read: list[Lexeme] = []
    for lexeme in lexemes:
        if lexeme.kind == "near" and lexeme.text == "DEKAT":
            word = "DEKAT"
        elif lexeme.kind == "operator" and lexeme.written in ("DAN", "ATAU", "BUKAN"):
            word = lexeme.written
        else:
            read.append(lexeme)
            continue
        notes.append(Note.of("operator-as-word", operator=word, position=lexeme.at + 1))
        read.append(lexeme._replace(kind="word", text=word.lower()))
    return read
