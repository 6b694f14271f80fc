"""Texts of users and files inside Streamlit's Markdown."""

MARKUP = "\\`*_{}[]()<>#+!|$:~"


def plain(text: str) -> str:
    """The text with nothing that Markdown would act on: no pictures, links, colours or formulas."""
    return "".join(f"\\{character}" if character in MARKUP else character for character in text)
