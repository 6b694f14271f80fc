"""What reports say: a place, perceived reasons, wishes and a short description."""

from dataclasses import dataclass

import numpy as np

from lib.demo.texts import ReportTexts, Weights

SECOND_REASON = 0.25
REMARK = 0.7
WISHES: dict[str, Weights] = {
    "morker": {"belysning": 9, "narvaro": 1},
    "ode": {"belysning": 4, "narvaro": 5},
    "storande_personer": {"narvaro": 7, "kamera": 3},
    "skymd_sikt": {"rojning": 8, "belysning": 2},
    "nedskrapat": {"rojning": 7, "annat": 3},
    "trafik": {"annat": 8, "kamera": 2},
    "annat": {"annat": 6, "narvaro": 2},
}
NO_WISH = 0.2


@dataclass(frozen=True)
class Wording:
    place_type: str
    reasons: str
    wishes: str
    description: str


def word_report(rng: np.random.Generator, texts: ReportTexts, kind: str, place: str) -> Wording:
    """A report's words; `place` is a named place's id or empty. Never a person, a number or a name."""
    text = texts.kinds[kind]
    place_type = "utomhus" if place else _one(rng, text.place_types)
    reasons = _reasons(rng, text.reasons)
    where = _any(rng, texts.named_places[place] if place else texts.places[text.at or place_type])
    sentences = [_any(rng, text.sentences).format(place=where)]
    if reasons and rng.random() < REMARK:
        sentences.append(_any(rng, texts.remarks[reasons[0]]))
    if reasons:
        sentences.append(_any(rng, texts.when))
    return Wording(place_type, ";".join(reasons), ";".join(_wishes(rng, reasons)), " ".join(filter(None, sentences)))


def _reasons(rng: np.random.Generator, weights: Weights) -> list[str]:
    if not weights:
        return []
    first = _one(rng, weights)
    others = {reason: weight for reason, weight in weights.items() if reason != first}
    return [first, _one(rng, others)] if others and rng.random() < SECOND_REASON else [first]


def _wishes(rng: np.random.Generator, reasons: list[str]) -> list[str]:
    if not reasons or rng.random() < NO_WISH:
        return []
    return list(dict.fromkeys(_one(rng, WISHES[reason]) for reason in reasons))


def _one(rng: np.random.Generator, weights: Weights) -> str:
    """A key, drawn by weight."""
    sums = np.cumsum(list(weights.values()))
    return list(weights)[int(np.searchsorted(sums, rng.random() * sums[-1], side="right"))]


def _any(rng: np.random.Generator, choices: tuple[str, ...]) -> str:
    return choices[int(rng.integers(len(choices)))]
