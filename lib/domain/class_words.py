"""What the classes of a map hold, in the same words on a page, a slide and paper."""

from itertools import pairwise

from lib.domain.codes import Unit
from lib.domain.words import decimals_for, number


def class_labels(limits: tuple[float, ...], unit: Unit) -> list[str]:
    """`under 12`, `12 – under 18`, …, `45 och mer`: a value on a limit belongs to the class above it."""
    written = [_limit(limit, unit) for limit in limits]
    if not written:
        return ["alla värden"]
    between = [f"{low} – under {high}" for low, high in pairwise(written)]
    return [f"under {written[0]}", *between, f"{written[-1]} och mer"]


def _limit(limit: float, unit: Unit) -> str:
    """A class limit without decimals that say nothing: 46, not 46,0."""
    text = number(limit) if float(limit).is_integer() else number(limit, decimals_for(limit, Unit.PER_1000))
    return f"{text}\u00a0%" if unit is Unit.PERCENT else text
