"""Text of articles and names of files made safe to print: they are not trusted to steer a terminal."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from search.analysis.characters import UNPRINTABLE

_LINE: Final = re.compile("[\t\n\x85\u2028\u2029]")


def safe(text: str) -> str:
    """Without characters that steer a terminal, turn the reading direction of the lines after it or cannot be
    printed; as long as before: marks still fit."""
    return UNPRINTABLE.sub("\ufffd", text)


def one_line(text: object) -> str:
    """A name, a path or a message in one line: no name of a file can forge another line of a list.

    >>> one_line("a\\tb\\x1b]0;c\\n Error: forged")
    'a�b�]0;c� Error: forged'
    """
    return _LINE.sub("\ufffd", safe(str(text)))


def json_text(value: Any, indent: int | None = None) -> str:
    r"""JSON in the letters of the text itself, but for those that steer a terminal: JSON's own escapes leave
    U+007F to U+009F as they are, and U+009B begins a command as ESC [ does.

    >>> print(json_text({"judul": "Kafé\x9b31m"}))
    {"judul": "Kafé\u009b31m"}
    """
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
