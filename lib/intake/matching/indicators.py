"""Our indicators from what a file calls its measures, and how its figures become ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lib.domain.codes import Unit
from lib.domain.faults import Fault, refuse_if
from lib.domain.indicator import Indicator

Measure = Literal["same", "opposite", "similar"]


@dataclass(frozen=True)
class MatchedIndicator:
    """`measures` is how the file's figure relates to the indicator: a similar one is never stored in its place."""

    indicator: Indicator
    measures: Measure
    is_kolada: bool = False


def match_indicators(
    texts: list[str], indicators: Mapping[str, Indicator], translations: Mapping[str, str], labels: Mapping[str, str]
) -> dict[str, MatchedIndicator]:
    """By the user's translation, our id, Kolada's id, or our name; `labels` are the file's names for its codes.

    Raises InputFault for a translation to an indicator that does not exist.
    """
    _check_translations(indicators, translations)
    known = _by_name(indicators) | _by_kolada(indicators) | {name: _same(one) for name, one in indicators.items()}
    known |= {text.strip().casefold(): _same(indicators[name]) for text, name in translations.items()}
    found = {}
    for text in texts:
        candidates = (text, labels.get(f"indicator:{text}", ""))
        match = next((known[name] for one in candidates if (name := one.strip().casefold()) in known), None)
        if match:
            found[text] = match
    return found


def factor(incoming: Unit | None, indicator: Indicator) -> float | None:
    """What a figure in the unit `incoming` is multiplied by to be in the indicator's; None when it cannot be.

    An unknown unit is taken for the indicator's own.
    """
    if incoming is None or incoming is indicator.unit:
        return 1.0
    return {(Unit.PER_100000, Unit.PER_1000): 0.01, (Unit.PER_1000, Unit.PER_100000): 100.0}.get(
        (incoming, indicator.unit)
    )


def _same(indicator: Indicator) -> MatchedIndicator:
    return MatchedIndicator(indicator, "same")


def _by_name(indicators: Mapping[str, Indicator]) -> dict[str, MatchedIndicator]:
    return {one.name.casefold(): _same(one) for one in indicators.values()}


def _by_kolada(indicators: Mapping[str, Indicator]) -> dict[str, MatchedIndicator]:
    """Where several indicators name the same figure of Kolada's, the one that it is the same as comes first."""
    order = ("similar", "opposite", "same")
    named = sorted(
        (one for one in indicators.values() if one.source.kolada),
        key=lambda one: order.index(one.source.kolada_measures),
    )
    return {str(one.source.kolada).casefold(): MatchedIndicator(one, one.source.kolada_measures, True) for one in named}


def _check_translations(indicators: Mapping[str, Indicator], translations: Mapping[str, str]) -> None:
    remedy = f"Välj bland: {', '.join(sorted(indicators))}."
    faults = [
        Fault(f"Kartfilen: indicators → {text[:60]}", "Indikatorn finns inte.", name[:60], remedy)
        for text, name in translations.items()
        if name not in indicators
    ]
    refuse_if(faults)
