"""What the plan follows: each of its indicators with figures, or with the gap and how to fill it."""

from collections.abc import Iterable

import pandas as pd

from lib.analysis.figures import figures_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Polarity, Role, Status
from lib.domain.indicator import Indicator
from lib.domain.plan import PlanIndicator
from lib.domain.plan_columns import PLAN_INDICATORS
from lib.domain.row import FigureRow
from lib.domain.selection import Selection
from lib.domain.sentences import against_words, short_change, value_with_interval
from lib.domain.words import SYMBOLS, UNITS, figure, sentence

COLUMNS = (*(column.name for column in PLAN_INDICATORS), "indicator", "is_main", "status", "is_synthetic",
           "is_of_municipality")  # fmt: skip
OF_A_PLAN = ("plan_indicator", "plan_name", "target_text", "is_main")
WANTED_BY_POLARITY = {Polarity.HIGH_IS_GOOD: "increase", Polarity.HIGH_IS_BAD: "decrease", Polarity.NEUTRAL: ""}


def plan_indicators(
    workspace: Workspace, asked: Selection, indicators: Iterable[PlanIndicator], role: Role
) -> pd.DataFrame:
    """A row for each measure of each plan indicator, in the plan's order (`lib.domain.plan_columns`).

    Beside the texts stand `indicator` (the measure's id), `is_main` (the first measure of its indicator), `status`
    and `is_synthetic`. A measure without figures for the asked place has its row all the same. An area is answered
    by the municipality's figure where the measure has none by area: `is_of_municipality` says so.
    """
    workspace = workspace.seen_by(role)
    wanted = tuple(indicators)
    ids = tuple(dict.fromkeys(measure for indicator in wanted for measure in indicator.measures))
    answers = _answers(workspace, asked, ids, role)
    rows = [
        _row(asked, planned, workspace.definitions.indicators[measure], answers.get(measure), place == 0)
        for planned in wanted
        for place, measure in enumerate(planned.measures)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def measure_figures(workspace: Workspace, asked: Selection, ids: tuple[str, ...], role: Role) -> pd.DataFrame:
    """The same for measures that are not asked for by a plan: a row for each id, in their order, with what belongs to
    the measure itself."""
    workspace = workspace.seen_by(role)
    answers, known = _answers(workspace, asked, ids, role), workspace.definitions.indicators
    rows = [{"indicator": name, **_measure(asked, known[name], answers.get(name))} for name in ids]
    return pd.DataFrame(rows, columns=[name for name in COLUMNS if name not in OF_A_PLAN])


def tally_of_availability(table: pd.DataFrame) -> dict[str, int]:
    """How many plan indicators have figures, only a public source, or nothing, by their first measure."""
    counts = table[table["is_main"]]["availability"].value_counts() if len(table) else pd.Series(dtype=int)
    return {kind: int(counts.get(kind, 0)) for kind in ("figures", "public_source", "missing")}


def _answers(workspace: Workspace, asked: Selection, ids: tuple[str, ...], role: Role) -> dict[str, dict[str, object]]:
    """The asked place's figures; the municipality's where the place has none."""
    whole = Selection(asked.municipality, asked.period, asked.comparison, (), asked.sex, asked.age, asked.themes)
    found: dict[str, dict[str, object]] = {}
    for question in (asked, whole) if asked.areas else (whole,):
        left = tuple(name for name in ids if name not in found)
        table = figures_of(workspace, question, left, "total", role) if left else pd.DataFrame()
        for record in table.to_dict("records"):
            if record["status"] != Status.MISSING:
                is_borrowed = bool(asked.areas) and not question.areas
                found[str(record["indicator"])] = {**record, "is_of_municipality": is_borrowed}
    return found


def _row(
    asked: Selection, planned: PlanIndicator, indicator: Indicator, answer: dict[str, object] | None, is_main: bool
) -> dict[str, object]:
    has_target = planned.target is not None and is_main
    year = f" {planned.target_year}" if planned.target_year else ""
    return {
        "plan_indicator": planned.id,
        "plan_name": planned.name,
        "indicator": indicator.id,
        "is_main": is_main,
        "target_text": f"{figure(planned.target, indicator.unit)}{year}" if has_target else "inget tal i planen",
        **_measure(asked, indicator, answer),
        **({"wanted": planned.wanted} if planned.wanted else {}),
    }


def _measure(asked: Selection, indicator: Indicator, answer: dict[str, object] | None) -> dict[str, object]:
    return {
        "measure_name": indicator.name,
        "wanted": WANTED_BY_POLARITY[indicator.polarity],
        "how_to_get": _how_to_get(indicator) if answer is None else "",
        **(_gap(indicator) if answer is None else _figures(answer, asked)),
    }


def _figures(answer: dict[str, object], asked: Selection) -> dict[str, object]:
    row = FigureRow.read(answer)
    return {
        "availability": "figures",
        "value_text": value_with_interval(row),
        "unit": UNITS[row.unit],
        "period": row.period or asked.period.short_label,
        "change_text": sentence(short_change(row)),
        "comparison_text": sentence(against_words(row)),
        "source": row.source,
        "data_date": answer["data_date"],
        "status": row.status,
        "is_synthetic": bool(answer["is_synthetic"]),
        "is_of_municipality": answer["is_of_municipality"],
    }


def _gap(indicator: Indicator) -> dict[str, object]:
    return {
        "availability": "public_source" if _has_public_source(indicator) else "missing",
        "value_text": SYMBOLS[Status.MISSING],
        "unit": UNITS[indicator.unit],
        "period": "",
        "change_text": "",
        "comparison_text": "",
        "source": indicator.source.name,
        "data_date": None,
        "status": Status.MISSING,
        "is_synthetic": False,
        "is_of_municipality": False,
    }


def _has_public_source(indicator: Indicator) -> bool:
    source = indicator.source
    return source.pxweb is not None or (source.kolada is not None and source.kolada_measures != "similar")


def _how_to_get(indicator: Indicator) -> str:
    source = indicator.source
    if source.how_to_get:
        return source.how_to_get
    if source.kolada:
        return f"Hämta {source.kolada} från Kolada på sidan Källor, eller importera en fil därifrån."
    if source.pxweb:
        return f"Hämta tabell {source.pxweb.table} från SCB på sidan Källor, eller importera en fil därifrån."
    return f"Be {source.name} om siffrorna och läs in dem på sidan Importera."
