"""Hot spots in words: what stands out, how concentrated it is, and whether one event has another near it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from lib.domain.hot_spot_codes import HotClass, TimeClass
from lib.domain.hot_spot_words import TIME_CLASSES, Counted
from lib.domain.words import listing, number, sentence

MOST_NAMED = 3


class Held(Protocol):
    """How few places hold half."""

    @property
    def n_places(self) -> int: ...
    @property
    def n_holding(self) -> int: ...
    @property
    def expected(self) -> float: ...
    @property
    def lower(self) -> float: ...
    @property
    def upper(self) -> float: ...
    @property
    def is_beyond_chance(self) -> bool: ...


def places_sentence(spots: Sequence[Mapping[Any, Any]], share_pct: float, counted: Counted) -> str:
    """`12 platser sticker ut. Hetast: Bäckby torg (43, bestående), … Tillsammans har de 31 % av brotten.`"""
    if not spots:
        return "Ingen plats sticker ut mer än slumpen brukar ge."
    noun = "plats" if len(spots) == 1 else "platser"
    named = [f"{spot['place_name']} ({_told(spot)})" for spot in spots[:MOST_NAMED]]
    together = "Tillsammans har de" if len(spots) > 1 else "Där finns"
    return (
        f"{number(len(spots))} {noun} sticker ut. Hetast: {listing(named)}. "
        f"{together} {number(share_pct)}\u00a0% av {counted.those} som har en plats."
    )


def areas_sentence(names_by_class: dict[str, list[str]], n_areas: int) -> str:
    """`Av 50 områden är 2 heta tillsammans med sina grannar: … 1 ligger högt för sig: …`"""
    hot, alone = (names_by_class.get(one, []) for one in (HotClass.HOT, HotClass.ALONE))
    if not hot and not alone:
        return f"Inget av {number(n_areas)} områden sticker ut mer än områdena brukar skilja sig åt."
    parts = []
    if hot:
        parts.append(f"{number(len(hot))} är heta tillsammans med sina grannar: {listing(hot)}.")
    if alone:
        parts.append(f"{number(len(alone))} ligger högt för sig: {listing(alone)}.")
    return f"Av {number(n_areas)} områden gäller: {' '.join(parts)}"


def concentration_sentence(held: Held, counted: Counted) -> str:
    """`Hälften av brotten ligger i 7 % av rutorna (169 av 2 451). Om slumpen rådde: 36 % (35–36 %).`"""
    expected, lower, upper = (number(part / held.n_places * 100) for part in (held.expected, held.lower, held.upper))
    limits = f" ({lower}–{upper}\u00a0%)" if lower != upper else ""
    verdict = "Det är mer samlat än slumpen brukar ge." if held.is_beyond_chance else "Det kan vara slump."
    return (
        f"Hälften av {counted.those} ligger i {number(held.n_holding / held.n_places * 100)}\u00a0% av rutorna "
        f"({number(held.n_holding)} av {number(held.n_places)}). Om slumpen fick råda skulle det vara "
        f"{expected}\u00a0%{limits}. {verdict}"
    )


def repeats_sentence(
    n_pairs: int, ratio: float, p: float, within_m: float, within_days: float, counted: Counted
) -> str:
    """`Efter ett brott kommer ett till inom 200 m och 14 dagar 1,8 gånger så ofta som väntat …`"""
    where = f"inom {number(within_m)} meter och {number(within_days)} dagar"
    if p > 0.05:
        return (
            f"{sentence(counted.those)} kommer inte tätare {where} av varandra än slumpen brukar ge "
            f"({number(n_pairs)} par, {number(ratio, 1)} gånger väntat)."
        )
    return (
        f"Efter {counted.one} kommer {counted.one_more} {where} {number(ratio, 1)} gånger så ofta som väntat "
        f"({number(n_pairs)} par), större än slumpen brukar ge."
    )


def density_sentence(grounds: Sequence[Mapping[Any, Any]], counted: Counted) -> str:
    """`En fjärdedel av brotten ligger på 4,8 km², hälften på 13,1 km² och tre fjärdedelar på 30,8 km².`"""
    names = {25: f"en fjärdedel av {counted.those} ligger", 50: "hälften", 75: "tre fjärdedelar"}
    parts = [f"{names[ground['share_pct']]} på {number(ground['km2'], 1)} km²" for ground in grounds]
    return f"{sentence(listing(parts))}."


def _told(spot: Mapping[Any, Any]) -> str:
    lasting = TIME_CLASSES[TimeClass(spot["time_class"])]
    return f"{number(spot['count'])}, {lasting}" if lasting else number(spot["count"])
