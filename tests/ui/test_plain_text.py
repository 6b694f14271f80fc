"""Texts of others stay texts inside Markdown."""

import re

import pytest

from lib.ui.plain_text import WORD_JOINER, plain


@pytest.mark.parametrize(
    "text", ["![](https://x.se/a.png)", "[a](b)", "**b**", "`c`", "<img>", "$x$", "# rubrik", "~~s~~"]
)
def test_every_mark_is_escaped(text):
    assert not re.search(r"(?<!\\)[*_`\[\]()<>#!$~]", plain(text))


@pytest.mark.parametrize("text", [":material/home:", ":smile:", ":red[x]", "kl. 18:30"])
def test_a_colon_starts_no_icon_colour_or_emoji(text):
    assert not re.search(r":(?=\S)", plain(text).replace(f":{WORD_JOINER}", ""))
    assert plain(text).replace(WORD_JOINER, "").replace("\\", "") == text
