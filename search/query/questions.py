"""Questions in whole sentences: which of their words ask, and are not looked for."""

from __future__ import annotations

from search.analysis.folding import fold
from search.knowledge.question_words import words as listed
from search.model import Note
from search.query.lexing import Lexeme

# 'Di mana', 'Pada tahun berapa': of so many first words one asks.
_BEGINNING = 3
# Around a word as it is typed.
_PUNCTUATION = " \t.,;:!?…'’‘()"


def without_question_words(
    text: str, lexemes: list[Lexeme], notes: list[Note], any_word: bool
) -> list[Lexeme]:
    """The lexemes without the words that only ask, where the text is a question: such a word is among its
    first three, it has one and ends with a question mark, or one that ends with 'kah'. Quoted and excluded
    words stay, and so do all where no other is left. 'Apa itu inflasi?' looks for inflasi,
    'Negara manakah …?' for no negara, where all words are wanted."""
    words = {i: _bare(lexeme.text) for i, lexeme in enumerate(lexemes) if lexeme.kind == "word"}
    words = {i: word for i, word in words.items() if word}
    asking = [i for i, word in words.items() if _asks(word, lexemes[i].text)]
    is_question = asking and (
        asking[0] < _BEGINNING or text.rstrip().endswith("?") or any(words[i].endswith("kah") for i in asking)
    )
    if not is_question:
        return lexemes
    if any(lexeme.kind in ("operator", "near", "open", "close", "field") for lexeme in lexemes):
        return lexemes
    only_helping = listed("naming") | listed("filling")
    if not any_word:
        only_helping |= listed("connecting")
    left_out = {
        i
        for i, word in words.items()
        if (i in asking or word in only_helping or (not any_word and _is_kind(i, words, asking)))
        and not (i > 0 and lexemes[i - 1].kind == "minus")
    }
    kept = [lexeme for i, lexeme in enumerate(lexemes) if i not in left_out]
    if not any(lexeme.kind in ("phrase", "pattern", "fuzzy") or _bare(lexeme.text) for lexeme in kept):
        return lexemes
    if len(kept) == len(lexemes) or all(lexeme.kind == "minus" for lexeme in kept):
        return lexemes
    notes.append(Note.of("question-words", words=" ".join(words[i] for i in sorted(left_out))))
    return kept


def _is_kind(at: int, words: dict[int, str], asking: list[int]) -> bool:
    """Whether a word only names the kind of answer: beside the word that asks for it, or with only a word
    for a name between ('apa nama organisasi'); or which name is wanted ('nama latin')."""
    if words[at] in listed("names") and words.get(at - 1) in listed("naming"):
        return True
    if words[at] not in listed("kinds"):
        return False
    for step in (-1, 1):
        other = at + step
        while words.get(other) in listed("naming"):
            other += step
        if other in asking:
            return True
    return False


def _asks(word: str, written: str) -> bool:
    """In capitals an English one is an acronym: WHO."""
    return word in listed("asking") or (word in listed("english") and not written.isupper())


def _bare(word: str) -> str:
    return fold(word.strip(_PUNCTUATION))
