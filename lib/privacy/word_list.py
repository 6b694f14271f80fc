"""The lists of words beside this file."""

from pathlib import Path

FOLDER = Path(__file__).parent / "words"


def word_list(name: str) -> frozenset[str]:
    """The words of `words/<name>.txt` in small letters; a line that begins with # is a remark."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
