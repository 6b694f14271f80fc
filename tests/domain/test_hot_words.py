"""Hot places and times in words."""

import pytest

from lib.domain.hot_spot_codes import HotClass, TimeClass
from lib.domain.hot_spot_sentences import (
    areas_sentence,
    concentration_sentence,
    density_sentence,
    places_sentence,
    repeats_sentence,
)
from lib.domain.hot_spot_words import COUNTED
from lib.domain.hot_time_words import stretch_words, when_words
from lib.stats.concentration import Concentration
from lib.stats.hot_hours import Stretch

CRIMES, REPORTS = COUNTED["events"], COUNTED["reports"]


@pytest.mark.parametrize(
    ("days", "first", "last", "words"),
    [
        ((4, 5), 18, 24, "fredag och lördag kl. 18–24"),
        ((4, 5), 21, 27, "fredag och lördag kl. 21–03"),
        ((0, 1, 2, 3, 4), 9, 15, "måndag–fredag kl. 09–15"),
        ((0, 2, 4), 9, 12, "måndag, onsdag och fredag kl. 09–12"),
        ((5,), 0, 3, "natten mot lördag kl. 00–03"),
        ((5, 6), 0, 24, "lördag och söndag, hela dygnet"),
        ((0, 1, 2, 3, 4, 5, 6), 15, 18, "alla dagar kl. 15–18"),
    ],
)
def test_when_in_words(days, first, last, words):
    assert when_words(days, first, last) == words


def test_a_stretch_with_its_limits():
    stretch = Stretch((4, 5), 18, 24, observed=31, expected=10, lower=2.1, upper=4.4)
    assert stretch_words(stretch) == "Fredag och lördag kl. 18–24: 3,1 gånger väntat (2,1–4,4)"


def test_places_are_named_with_their_number_and_how_long():
    spot = {"place_name": "Torget", "count": 43, "time_class": TimeClass.PERSISTENT}
    assert places_sentence([spot], 12.4, CRIMES) == (
        "1 plats sticker ut. Hetast: Torget (43, bestående). Där finns 12\u00a0% av brotten som har en plats."
    )
    assert places_sentence([], 0, CRIMES) == "Ingen plats sticker ut mer än slumpen brukar ge."


def test_areas_are_told_by_class_or_not_at_all():
    told = areas_sentence({HotClass.HOT: ["Norr", "Söder"], HotClass.ALONE: ["Öster"]}, 50)
    assert told == (
        "Av 50 områden gäller: 2 är heta tillsammans med sina grannar: Norr och Söder. 1 ligger högt för sig: Öster."
    )
    assert areas_sentence({}, 50).startswith("Inget av 50 områden sticker ut")


def test_concentration_says_what_chance_would_give():
    held = Concentration(1_000, 500, 20, expected=300.0, lower=290.0, upper=310.0, gini=0.7)
    assert concentration_sentence(held, REPORTS) == (
        "Hälften av rapporterna ligger i 2\u00a0% av rutorna (20 av 1\u00a0000). Om slumpen fick råda skulle det vara "
        "30\u00a0% (29–31\u00a0%). Det är mer samlat än slumpen brukar ge."
    )
    even = Concentration(1_000, 500, 300, expected=300.0, lower=290.0, upper=310.0, gini=0.0)
    assert concentration_sentence(even, REPORTS).endswith("Det kan vara slump.")


def test_repeats_claim_only_what_is_beyond_chance():
    sure, unsure = (repeats_sentence(16, 3.82, p, 200, 14, CRIMES) for p in (0.001, 0.2))
    assert "3,8 gånger så ofta som väntat" in sure and "större än slumpen brukar ge" in sure
    assert sure.startswith("Efter ett brott kommer ett till") and unsure.startswith("Brotten kommer")
    assert "inte tätare" in unsure and "slumpen" in unsure


def test_density_in_words():
    grounds = [{"share_pct": 25, "km2": 4.75}, {"share_pct": 50, "km2": 13.1}]
    assert (
        density_sentence(grounds, REPORTS) == "En fjärdedel av rapporterna ligger på 4,8 km² och hälften på 13,1 km²."
    )
