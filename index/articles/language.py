"""Which language an article is in: Indonesian, Malay, English or another; a label, never a reason to drop."""

from __future__ import annotations

import re
from typing import Final

from search.model import Language

try:
    import pycld2
except ImportError:  # no wheel for this platform, and a compiler is too much to ask for a label
    pycld2 = None

_LABELS: Final[dict[str, Language]] = {"id": "id", "ms": "ms", "en": "en"}
_ENOUGH: Final = 1_600  # characters; more changes no label and costs time
_MOST: Final = 60  # per cent of a text in one language, where cld2 is not sure
_LEAST: Final = 30  # letters; below that a name decides
# cld2 takes short and all-lowercase Indonesian for Malay. Words that only one of the two writes decide.
_IN_MALAY: Final = """
    bahawa kerana iaitu manakala sahaja ialah setakat menerusi isnin khamis jumaat ogos julai disember peguam
    mesyuarat perkhidmatan pengerusi tarikh kesemua kanak-kanak
"""
_IN_INDONESIAN: Final = """
    bahwa karena yaitu sedangkan saja bisa mengatakan uang mobil kantor polisi senin kamis jumat agustus juli
    juni maret desember pengadilan rapat kecelakaan pelayanan tanggal usai sejumlah terkait soal warga
    kabupaten tim dilansir
"""
_MALAY: Final = frozenset(_IN_MALAY.split())
_INDONESIAN: Final = frozenset(_IN_INDONESIAN.split())
# cld2 refuses control characters.
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
# Those of ASCII as blanks; the others begin in UTF-8 with one of the two, and few texts have those.
_PLAIN: Final = bytes(32 if code < 32 or code == 127 else code for code in range(256))
_OTHERS: Final = (b"\xc2", b"\xef\xbf")


def label_language(*texts: str | None) -> Language | None:
    """The language of a text in pieces; None where they say too little, or pycld2 is not installed.

    >>> label_language("Polis berkata bahawa lelaki itu ditahan kerana kesalahan dadah di ibu negara.")
    'ms'
    """
    text = "\n".join(piece for piece in texts if piece)[:_ENOUGH]
    if pycld2 is None or (len(text) < 10 * _LEAST and sum(map(str.isalpha, text)) < _LEAST):
        return None
    plain = text.encode("utf-8", "replace").translate(_PLAIN)
    if _OTHERS[0] in plain or _OTHERS[1] in plain:
        plain = _CONTROLS.sub(" ", text).encode("utf-8", "replace")
    try:
        reliable, _, found = pycld2.detect(plain, isPlainText=True)
    except pycld2.error:
        return None
    code, percent = found[0][1], found[0][2]
    if code in ("id", "ms"):
        words = text.lower().split()
        malay, indonesian = len(_MALAY.intersection(words)), len(_INDONESIAN.intersection(words))
        if malay != indonesian:
            return "ms" if malay > indonesian else "id"
        return "id" if reliable or percent > _MOST else None
    return _LABELS.get(code, "other") if reliable and code != "un" else None
