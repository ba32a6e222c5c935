"""What is typed, cut into words, phrases, parentheses, field names and operators. Nothing is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from search.model import Note

FieldName = Literal["title", "outlet", "official", "date"]
FIELDS: Final[dict[str, FieldName]] = {
    "judul": "title",
    "title": "title",
    "outlet": "outlet",
    "media": "outlet",
    "pejabat": "official",
    "official": "official",
    "tanggal": "date",
    "date": "date",
}
OPERATORS: Final = {"AND": "AND", "DAN": "AND", "OR": "OR", "ATAU": "OR", "NOT": "NOT", "BUKAN": "NOT"}
_QUOTES: Final = '"“”„‟«»＂'

_LEXEMES: Final = re.compile(
    rf"""(?P<blank>\s+)
       |[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<closing>[{_QUOTES}]?)
       |(?P<open>\()|(?P<close>\))
       |(?P<field>[^\W\d_]+):(?!//)(?=(?P<glued>\S?))
       |(?P<word>[^\s{_QUOTES}()]+)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    kind: Literal["word", "phrase", "open", "close", "field", "operator", "minus"]
    text: str
    at: int


def lex(text: str, notes: list[Note]) -> list[Lexeme]:
    found: list[Lexeme] = []
    at = 0
    after_blank = True
    while at < len(text):
        if text[at] == "-" and after_blank and at + 1 < len(text) and not text[at + 1].isspace():
            if text[at + 1] != "-":
                found.append(Lexeme("minus", "-", at))
            at += 1
            continue
        match = _LEXEMES.match(text, at)
        assert match is not None  # the last alternatives take any character
        kind = match.lastgroup if match["phrase"] is None else "phrase"
        match kind:
            case "blank":
                pass
            case "phrase":
                if not match["closing"]:
                    notes.append(Note.of("unclosed-quote", position=at + 1))
                found.append(Lexeme("phrase", match["phrase"], at))
            case "open" | "close":
                found.append(Lexeme("open" if kind == "open" else "close", match.group(), at))
            case "field" | "glued":
                name = match["field"].lower()
                if name in FIELDS:
                    found.append(Lexeme("field", name, at))
                else:
                    # 'Putin: Rusia siap …' is a pasted headline; 'penulis:Budi' asks for a field.
                    if match["glued"] and match["glued"].isalnum():
                        notes.append(Note.of("unknown-field", field=match["field"], position=at + 1))
                    found.append(Lexeme("word", match["field"], at))
            case _:
                word = match["word"]
                operator = OPERATORS.get(word)
                found.append(Lexeme("operator", operator, at) if operator else Lexeme("word", word, at))
        after_blank = kind in ("blank", "open")
        at = match.end()
    return found
