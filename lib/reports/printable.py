"""Texts as a paper file can hold them: no control characters, and for PDF only letters that the fonts have."""

import re
import unicodedata

UNKNOWN = "□"
"""Stands where the fonts of the PDF have no letter: emoji, Chinese and other scripts that are not ours."""
DRAWN = (
    (0x20, 0x7E), (0xA0, 0x377), (0x37A, 0x37F), (0x384, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x4FF),
    (0x5D0, 0x5EA), (0x621, 0x63A), (0x640, 0x655), (0x660, 0x669), (0x1E00, 0x1EFF), (0x2010, 0x2027),
    (0x202F, 0x203F), (0x2070, 0x2071), (0x2074, 0x208E), (0x20A0, 0x20BF), (0x2100, 0x211E), (0x2122, 0x2122),
    (0x2126, 0x2184), (0x2190, 0x23FF), (0x2460, 0x262F), (0x2701, 0x2704), (0x2706, 0x2709), (0x270C, 0x2727),
    (0x2758, 0x275E), (0x2794, 0x2794), (0x2798, 0x27AF), (0x27C0, 0x27FF), (0x2900, 0x2AFF),
)  # fmt: skip
"""Code points in Source Sans Pro, DejaVu Sans Mono or New Computer Modern, tried one by one; both ends included."""
LONGEST_WORD = 30
"""Letters in a row before a break is allowed inside, so that no word runs out of its cell."""
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_KEPT = {"\n", "\t"}


def without_controls(text: str) -> str:
    """The text without what XML cannot hold and what steers instead of being read (direction, zero width); line
    breaks of every kind are "\\n"."""
    lined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(letter for letter in lined if letter in _KEPT or unicodedata.category(letter)[0] != "C")


def printable(text: str) -> str:
    """The text as `drawable`, with breaks allowed in very long words."""
    return _LONG.sub(_with_breaks, drawable(text.replace("\t", " ")))


def drawable(text: str) -> str:
    """The text with `UNKNOWN` for each letter that the fonts do not have."""
    composed = unicodedata.normalize("NFC", without_controls(text))
    return "".join(letter if letter in _KEPT or _is_drawn(letter) else UNKNOWN for letter in composed)


def _is_drawn(letter: str) -> bool:
    return letter.isascii() or any(first <= ord(letter) <= last for first, last in DRAWN)


def _with_breaks(word: re.Match[str]) -> str:
    letters = word.group()
    return "\u200b".join(letters[at : at + LONGEST_WORD] for at in range(0, len(letters), LONGEST_WORD))
