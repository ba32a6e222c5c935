"""What each note says in English: the one place, for the command line and for the English web page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from search.model import Note, NoteCode

WORDING: Final[Mapping[NoteCode, str]] = {
    "empty-query": "The query is empty. Type words to look for, for example: Patrushev",
    "nothing-to-search": "The query holds no word. Type letters or digits to look for.",
    "query-too-long": "The query has {length} characters; only the first {limit} were read. Shorten it.",
    "foreign-sign": "{typed} at character {position} is another engine's sign and was read as: {read}",
    "sign-left-out": "{typed} at character {position} is another engine's sign and was left out.",
    "question-words": "This was read as a question; not looked for: {words}. In quotes they are.",
    "only-exclusions": "The query only excludes; it finds every article without those words.",
    "unclosed-quote": 'The " at character {position} is not closed; all that follows is read as one phrase.',
    "stray-quote": 'The " at character {position} closes nothing and was left out.',
    "empty-phrase": "The quotes at character {position} hold no word and were left out.",
    "unclosed-parenthesis": "The ( at character {position} is not closed; it is read as closed at the end.",
    "stray-parenthesis": "The ) at character {position} closes nothing and was left out.",
    "too-deep": "The ( at character {position} is nested too deeply and was left out.",
    "lone-operator": "{operator} at character {position} joins nothing and was left out.",
    "operator-as-word": "{operator} at character {position} was read as a word, since all is in capitals.",
    "operator-in-capitals": "{operator} at character {position} is an operator. In quotes it is a word.",
    "near-needs-words": "{operator} at character {position} needs a word or phrase on either side; both "
    "are looked for, however far apart.",
    "smaller-distance": "The distance at character {position} is too large; {limit} words were taken.",
    "fewer-edits": "The ~ at character {position} allows at most {limit} wrong letters.",
    "stray-wildcard": "The * at character {position} does not stand in a word and was left out.",
    "wildcard-too-short": "The * at character {position} needs two letters beside it and was left out.",
    "unknown-field": "There is no field {field}: (character {position}); it was read as a word. "
    "Fields: title, outlet, official, said, kind, date.",
    "field-as-word": "{field}: at character {position} was read as a word of a headline. For the field write "
    "{field}:WORD, without a space.",
    "empty-field": "{field}: at character {position} has no value and was left out.",
    "unknown-date": "“{text}” at character {position} is not understood as a date and was left out. "
    "Write 2021, 2021-05, 2021-05-28 or 2021-05..2021-08.",
    "unknown-kind": "“{text}” is no kind of article and was left out. "
    "Kinds: news, fact-check, opinion, press-release.",
    "ends-exchanged": "The range {text} at character {position} begins after its end; they were swapped.",
    "days-understood": "“{text}” was read as the days {first}..{last}.",
    "synonyms": "{typed} also finds: {others}. In quotes it finds itself alone.",
    "learned-synonyms": "{typed} also finds: {others}, as {count} of this archive's articles have it. "
    "In quotes it finds itself alone.",
    "short-form-meaning": "{typed} is short for several things here; {count} articles say: {long}",
    "english-word": "{typed} is English; Indonesian news writes: {other}",
    "nothing-expanded": "No word in this archive fits {text}.",
    "expanded": "{text} stands for: {words}.",
    "expanded-more": "{text} stands for {count} words: {words} …",
    "wildcard-too-wide": "{text} fits {count} words; the {used} most frequent were used: {words} …",
    "unknown-outlet": "No outlet in this archive is called “{text}”.",
    "near-outlet": "Did you mean {name}?",
    "unknown-official": "No official in this archive is called “{text}”.",
    "near-official": "Did you mean {name}?",
    "unknown-speaker": "Nobody called “{text}” is quoted in this archive.",
    "official-named": "{name} is an official.",
    "unknown-from": "“{text}” is not understood as a first date and was left out.",
    "unknown-to": "“{text}” is not understood as a last date and was left out.",
    "dates-exchanged": "The first date is later than the last; they were swapped.",
    "unknown-sort": "There is no order “{text}”; it was left out.",
    "unknown-page": "“{text}” is not a page number; the first page is shown.",
    "page-too-deep": "Pages after {last} are not shown; all results are in the downloads: CSV, JSON Lines, "
    "BibTeX and RIS.",
}
# What the command line adds: the option that takes a note up, where the web page has a link.
_OPTIONS: Final[Mapping[NoteCode, str]] = {
    "synonyms": "With --exact all words do.",
    "learned-synonyms": "With --exact all words do.",
    "question-words": "With --exact all words are looked for.",
    "near-official": "Write official:{id}, or --official {id}.",
    "official-named": "Only articles that name them with an office: --official {id}",
}


def word(note: Note) -> str:
    """The note as a sentence.

    >>> word(Note.of("unknown-outlet", text="Kabar"))
    'No outlet in this archive is called “Kabar”.'
    """
    return WORDING[note.code].format(**dict(note.parameters))


def word_with_option(note: Note) -> str:
    """The sentence, and the option of the command line that takes it up, where there is one.

    >>> word_with_option(Note.of("official-named", name="Wang Yi", id="wang-yi"))
    'Wang Yi is an official. Only articles that name them with an office: --official wang-yi'
    """
    option = _OPTIONS.get(note.code)
    return f"{word(note)} {option.format(**dict(note.parameters))}" if option else word(note)
