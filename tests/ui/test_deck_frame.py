"""What the browser is sent of a deck, and that it never makes markup of a text."""

import json
import re

import pytest

from lib.domain.deck import deck_content
from lib.ui.deck_frame import FOLDER, without_notes
from tests.reports.made_up_deck import HOSTILE, made_up_deck

MARKUP = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function|https?:"
NAMESPACE = "http://www.w3.org/2000/svg"


@pytest.mark.parametrize("file", sorted(path.name for path in FOLDER.glob("*")))
def test_texts_are_set_as_texts_and_nothing_is_fetched_from_outside(file):
    written = (FOLDER / file).read_text(encoding="utf-8").replace(NAMESPACE, "")
    assert re.findall(MARKUP, written) == []


def test_the_window_that_others_look_at_is_not_sent_what_the_speaker_says():
    deck = made_up_deck()
    sent = json.dumps(deck_content(without_notes(deck)), ensure_ascii=False)
    assert "Säg att jämförelsen" in json.dumps(deck_content(deck), ensure_ascii=False)
    assert "Säg att jämförelsen" not in sent and "Så läses det" not in sent
    assert json.dumps(HOSTILE, ensure_ascii=False)[1:-1] in sent  # as data, for the browser to write as text
