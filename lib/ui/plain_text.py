"""Texts of users and files inside Streamlit's Markdown."""

import re

MARKUP = "\\`*_{}[]()<>#+!|$~"
WORD_JOINER = "\u2060"
"""Unseen and without width: between a colon and a letter it keeps `:material/…:`, `:smile:` and `:red[` as text."""


def plain(text: str) -> str:
    """The text with nothing that Markdown would act on: no pictures, links, colours, icons or formulas."""
    escaped = "".join(f"\\{character}" if character in MARKUP else character for character in text)
    return re.sub(r":(?=\S)", f":{WORD_JOINER}", escaped)
