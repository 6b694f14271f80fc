"""Words for definitions and sources."""

from typing import get_args

import pytest

from lib.domain.codes import Polarity
from lib.domain.indicator import Indicator, Source
from lib.domain.rhythm import Freshness, Rhythm
from lib.domain.source_words import BREAKDOWNS, FRESHNESS, KOLADA_MEASURES, LEVELS, POLARITIES, RHYTHMS, licence_in


def codes(model, field):
    """What a field's Literal, or the Literal in its tuple, allows."""
    annotation = model.model_fields[field].annotation
    inner = get_args(annotation)
    return set(get_args(inner[0])) or set(inner)


def test_every_code_has_its_word():
    assert set(POLARITIES) == set(Polarity) and set(FRESHNESS) == set(Freshness)
    assert set(RHYTHMS) == set(get_args(Rhythm))
    assert set(LEVELS) == codes(Indicator, "levels") and set(BREAKDOWNS) == codes(Indicator, "breakdowns")
    assert set(KOLADA_MEASURES) == codes(Source, "kolada_measures")


@pytest.mark.parametrize(
    ("line", "licence"),
    [
        ("Tätorter: SCB, tätorter 2020 (CC0)", "CC0"),
        ("Strandlinje: GSHHG (LGPL-3), klippt", "LGPL-3"),
        ("© OpenStreetMap (ODbL)", "ODbL"),
        ("Karta (CC BY 4.0)", "CC BY 4.0"),
        ("Exempeldata (syntetiskt)", None),
        ("Polisen", None),
    ],
)
def test_a_licence_is_known_only_when_it_is_named(line, licence):
    assert licence_in(line) == licence
