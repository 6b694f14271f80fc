"""Titles claim what the statistics allow, in words that can be read aloud."""

from typing import Any

import pytest

from lib.domain.audience import Audience
from lib.domain.codes import Change, Difference
from lib.domain.deck import OwnSlide, OwnTexts
from lib.domain.deck_sentences import (
    areas_title,
    asked_of,
    asked_title,
    by_chance,
    change_told,
    changed_title,
    figure_title,
    measures_title,
    numbers_title,
)
from lib.domain.row import FigureRow

BEGIN: dict[str, Any] = {"area_code": "1", "area_name": "Norr", "value": 31.0, "unit": "count", "previous_value": 42.0,
                         "change_pct": -26.2, "status": "value", "source": "Prov"}  # fmt: skip


def row(**more: Any) -> FigureRow:
    return FigureRow.read(BEGIN | more)


@pytest.mark.parametrize(
    ("change", "said", "not_said"),
    [
        (Change.DECREASE, "Brott: minskning från 42 till 31 (−26\u00a0%), större än slumpen brukar ge", "kan vara"),
        (Change.MAYBE_CHANCE, "Brott: från 42 till 31 (−26\u00a0%), kan vara slump", "minskning"),
        (Change.TOO_FEW, "Brott: för få händelser för att avgöra om något har ändrats", "minskning"),
        (Change.UNKNOWN, "Brott: 31", "42"),
    ],
)
def test_only_a_sure_change_is_called_a_change(change, said, not_said):
    title = figure_title(row(change=change), "Brott")
    assert title == said and not_said not in title
    assert ("▼" in change_told(row(change=change))) == (change is Change.DECREASE)


def test_what_is_hidden_is_said_to_be_hidden():
    hidden = row(status="suppressed", value=None, change=Change.UNKNOWN)
    assert figure_title(hidden, "Brott") == "Brott: dolt av sekretesskäl"
    assert change_told(hidden) == "Dolt av sekretesskäl"


def test_key_figures_are_counted_only_where_they_could_be_tested():
    changes = (Change.INCREASE, Change.MAYBE_CHANCE, Change.TOO_FEW, Change.UNKNOWN)
    rows = [row(change=change) for change in changes]
    assert numbers_title(rows) == "Ett av två nyckeltal har ändrats mer än slumpen brukar ge"
    assert numbers_title(rows[1:]).endswith("skillnaderna kan vara slump")
    assert "går inte att jämföra" in numbers_title(rows[2:])


def test_areas_are_counted_and_not_ranked():
    rows = [
        row(difference=one) for one in (Difference.HIGHER, Difference.SIMILAR, Difference.LOWER, Difference.UNKNOWN)
    ]
    title = areas_title(rows, "Brott", "Provby")
    assert title == "Brott: 1 av 3 områden ligger säkert över Provby som helhet, 1 under"
    assert areas_title(rows[3:], "Brott", "Provby") == "Brott: områdena går inte att jämföra"
    assert (by_chance(50), by_chance(4)) == ("Bland 50 jämförelser väntas ungefär 2 sticka ut av slump.", "")


def test_changes_by_area_say_when_none_is_sure():
    maybe, sure = {"change": Change.MAYBE_CHANCE}, {"change": Change.DECREASE}
    assert changed_title([maybe, maybe], "Brott").startswith("Brott: i inget av 2 områden")
    assert changed_title([maybe, sure], "Brott").startswith("Brott: i 1 av 2 områden")
    assert "för få" in changed_title([{"change": Change.TOO_FEW}], "Brott")


def test_measures_and_what_is_asked_for():
    assert measures_title([], 0) == "Ingen åtgärd är beslutad ännu"
    assert measures_title(["pagar"], 1) == "En åtgärd: pågår. Den har passerat sin dag"
    assert measures_title(["pagar", "uppfoljd", "pagar"], 2) == (
        "3 åtgärder: 2 pågår och 1 uppföljd. 2 har passerat sin dag"
    )
    assert (asked_title(0), asked_title(1), asked_title(3)) == (
        "Beslut", "Ett beslut att ta ställning till", "Tre beslut att ta ställning till")  # fmt: skip
    assert asked_of("Klotter", "prioriterat", 0, 0, "").startswith("Utse vem")
    assert asked_of("Klotter", "prioriterat", 2, 1, "").startswith("Ta ställning till åtgärder som är sena")
    assert asked_of("Klotter", "prioriterat", 2, 0, "Mindre").startswith("Ta ställning till nästa steg")
    assert asked_of("Klotter", "bortprioriterat", 2, 1, "").startswith("Bekräfta")
    assert asked_of("Klotter", "avslutat", 2, 1, "").startswith("Lägg resultatet")


def test_before_the_public_only_what_is_read_counts_but_a_hidden_slide_stays_hidden():
    own = OwnTexts({"a": OwnSlide(title="Egen", notes="N", is_hidden=True)})
    assert own.of("a", Audience.COUNCIL).title == "Egen"
    assert own.of("a", Audience.PUBLIC) == OwnSlide(is_hidden=True)
    assert OwnTexts(own.slides, are_read=True).of("a", Audience.PUBLIC).title == "Egen"
    kept = {"title": "Egen", "notes": "N", "is_hidden": True}
    assert own.slides["a"].kept() == kept and OwnSlide.read(kept) == own.slides["a"]
