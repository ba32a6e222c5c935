"""The unit that an officer leads, by the rank behind it: 'Kanit 1 AKP X', 'Danrem 172/Praja Brigjen X'."""

from __future__ import annotations

from index.officials.text import Text
from search.knowledge.officials.phrases import TOKEN

# Words of a unit's name between who leads it and a rank: 'Brigif 21/Komodo, Letkol X'.
_MOST_OF_UNIT = 5


def past_unit(text: Text, i: int, j: int, head: str, *, public: bool) -> int:
    """Past the name at word `j` of the unit that the holder of the office at word `i` leads, whose rank
    follows: 'Kanit 1 AKP X', 'Kepala Staf Brigif 21/Komodo, Letkol X', 'Danrem 172/Praja Kencana Brigjen X';
    else 0. `head` is what the office begins with, `public` whether it is public without the unit."""
    grammar = text.vocabulary.grammar
    officers = (head in grammar.of_officers or head in grammar.of_stations_too) and not public
    numbered = text.words[j : j + 1] == ["/"] and (
        text.words[j - 1].isdigit() or _is_roman(text.words[j - 1])
    )
    general = text.low[j : j + 1] == ["jenderal"] and text.low[j - 1] in ("komandan", "direktur")
    if general or not (officers or numbered):
        return 0  # 'Komandan Jenderal Pasukan Khusus'
    k, most = j, j + _MOST_OF_UNIT
    while (
        k < min(len(text.low), most)
        and (text.capital(k) or text.words[k] in ("/", "(") or text.words[k].isdigit())
        and not is_rank(text, k)
    ):
        if text.words[k] != "(":
            k += 1
        elif text.words[k + 2 : k + 3] == [")"]:
            k, most = k + 3, most + 3  # 'Brigade Infanteri (Brigif) 21/Komodo'
        else:
            break
    if officers and head in grammar.of_officers_too:
        unit = text.low[i + len(TOKEN.findall(head)) : k]
        if grammar.of_forces.isdisjoint(unit):
            return 0  # 'Direktur Festival Kapten Rudi'
    rank = k + (text.words[k : k + 1] == [","])
    return k if text.capital(rank) and is_rank(text, rank) and text.capital(rank + 1) else 0


def is_rank(text: Text, k: int) -> bool:
    """Whether an officer's rank begins at word `k`: 'Kombes', 'Letnan Kolonel'."""
    v, low = text.vocabulary, text.low
    if k >= len(low):
        return False
    if low[k] in v.grammar.strong_ranks:
        return True
    hit = v.ranks.at(low, k) if low[k] in ("letnan", "komisaris", "inspektur") else None
    return hit is not None and hit[0] > k + 1


def _is_roman(word: str) -> bool:
    return bool(word) and set(word) <= set("IVX")
