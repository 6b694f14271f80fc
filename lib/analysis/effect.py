"""Did a measure help? Its place before and after, beside a comparison and the areas around."""

from dataclasses import replace

import numpy as np
import pandas as pd

from lib.analysis.counted import matching_counts
from lib.analysis.effect_answer import MeasureEffect, with_agreement
from lib.analysis.effect_places import (
    BUFFER,
    COMPARISON,
    FEWEST_EVENTS,
    NUMBERS,
    PLACE,
    RING,
    compared_places,
    risen,
    runs_of_three_months,
    verdict_of,
)
from lib.analysis.effect_question import (
    NOT_DONE,
    SHORTEST_MONTHS,
    EffectQuestion,
    before_and_after,
    compared_areas,
    judged_by,
    neighbours,
)
from lib.analysis.effect_ring import RingCounts, ring_counts
from lib.analysis.kept import kept
from lib.analysis.rows import batch_rows, measure_rows, monthly_counts
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.change_codes import Verdict
from lib.domain.codes import Role
from lib.domain.indicator import Indicator
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.domain.words import number
from lib.privacy.roles import sees_points, sees_small_counts
from lib.privacy.suppression import hidden_counts
from lib.stats.effect import BeforeAfter, displacement_limits, displacement_quotient, spread_of_changes


def measure_effect(
    workspace: Workspace, measure_key: str, role: Role, question: EffectQuestion | None = None
) -> MeasureEffect:
    """What the figures say about a measure, as the role may see it.

    Up to 24 whole months after the start against as many just before it; the same months of the comparison take away
    season, reporting and whatever else changed everywhere. Verdicts: see `verdict_of`, and `with_agreement` for a
    comparison of one's own. Raises KeyError for an unknown measure, or a municipality without any counted indicator by
    area.
    """
    workspace = workspace.seen_by(role)
    question = question or EffectQuestion()
    if not sees_points(role):  # rings of two widths, subtracted, would point at single events
        question = replace(question, around="neighbours", ring_m=None)
    answer = _effect(workspace, workspace.data_key, measure_key, role, question)
    usual = replace(question, compared_with="rest", areas=())
    if question == usual:
        return answer
    return with_agreement(answer, _effect(workspace, workspace.data_key, measure_key, role, usual))


@kept(128)
def _effect(
    workspace: Workspace, key: DataKey, measure_key: str, role: Role, question: EffectQuestion
) -> MeasureEffect:
    rows = measure_rows(key)
    measure = rows[rows["measure_key"] == measure_key].iloc[:1].to_dict("records")
    if not measure:
        raise KeyError(measure_key)
    indicator, themes = judged_by(workspace, measure[0]["theme"], question)
    answer = _nothing(workspace, measure[0], indicator, themes)
    if answer.why_not:
        return answer
    periods = before_and_after(workspace, key, indicator, measure[0]["started"])
    if periods is None:
        return replace(answer, why_not=f"Det behövs {SHORTEST_MONTHS} hela månader före och efter starten.")
    before, after = periods
    answer = replace(answer, before=before, after=after)
    everything = Selection(workspace.folder.slug, after, before, themes=themes)
    by_month = _by_month(workspace, matching_counts(workspace, key, everything, indicator), before, after)
    if question.around == "neighbours":
        around = neighbours(workspace)[str(answer.area_code)]
        answer = _answered(
            workspace, key, answer, by_month, workspace.area_names, str(answer.area_code), around, question
        )
        return _private(workspace, answer, role)
    n_all = int(by_month.to_numpy().sum())
    ring = ring_counts(workspace, key, measure[0], indicator, themes, question, periods, n_all)
    answer = _answered(workspace, key, answer, ring.by_month, ring.names, PLACE, (RING,), question)
    return _private(workspace, _with_ring(answer, ring), role)


def _with_ring(answer: MeasureEffect, ring: RingCounts) -> MeasureEffect:
    """What could be counted, and no quotient where the ring holds too few to tell."""
    noun = "rapporter" if answer.indicator.computed_from == "reports" else "händelser"
    note = f"Bara det som har en plats på kartan räknas: {number(ring.n_placed)} av {number(ring.n_all)} {noun}."
    n_around = int(ring.by_month.loc[RING].sum())
    if n_around >= FEWEST_EVENTS:
        return replace(answer, around_note=note)
    nan = float("nan")
    few = f"I ringen finns för få {noun} ({number(n_around)}) för att säga om något flyttade."
    return replace(answer, around_note=f"{few} {note}", quotient=nan, quotient_lower=nan, quotient_upper=nan)


def _nothing(
    workspace: Workspace, measure: dict[object, object], indicator: Indicator, themes: tuple[str, ...]
) -> MeasureEffect:
    """The answer before anything is counted, with the reason when nothing can be."""
    area, started = measure["area_code"], measure["started"]
    why_not = ""
    if measure["status"] in NOT_DONE or started is None or started != started:
        why_not = "Åtgärden har inte börjat."
    elif area not in workspace.area_names:
        why_not = "Åtgärden gäller inte ett bestämt område."
    return MeasureEffect(
        measure_key=str(measure["measure_key"]),
        title=str(measure["title"]),
        area_code=str(area) if area in workspace.area_names else None,
        area_name=workspace.area_names.get(str(area), workspace.municipality.name),
        verdict=Verdict.TOO_FEW,
        indicator=indicator,
        themes=themes,
        table=pd.DataFrame(),
        series=pd.DataFrame(),
        why_not=why_not,
    )


def _by_month(workspace: Workspace, counts: pd.DataFrame, before: Period, after: Period) -> pd.DataFrame:
    """A row for each area, a column for each month (index) of both periods."""
    months = [*range(before.first.index, before.last.index + 1), *range(after.first.index, after.last.index + 1)]
    table = counts.pivot_table(index="area_code", columns="month", values="count", aggfunc="sum", fill_value=0)
    return table.reindex(index=workspace.areas["area_code"], columns=months, fill_value=0)


def _answered(
    workspace: Workspace,
    key: DataKey,
    answer: MeasureEffect,
    by_month: pd.DataFrame,
    names: dict[str, str],
    place: str,
    buffer: tuple[str, ...],
    question: EffectQuestion,
) -> MeasureEffect:
    """`by_month` has a row for the place, those of the buffer, and all that can be compared with."""
    rest = [code for code in by_month.index if code != place and code not in buffer]
    compared = compared_areas(workspace, key, str(answer.area_code), rest, question)
    if not compared:
        return replace(answer, why_not="Det finns inga områden kvar att jämföra med.")
    months = answer.before.months if answer.before else 0
    sums = pd.DataFrame(
        {"before": by_month.iloc[:, :months].sum(axis=1), "after": by_month.iloc[:, months:].sum(axis=1)}
    )
    spread = spread_of_changes(BeforeAfter(sums.loc[rest, "before"], sums.loc[rest, "after"]))
    table = compared_places(sums, names, place, buffer, compared, spread)
    here, around, other = (_pair(table, group) for group in (PLACE, BUFFER, COMPARISON))
    limits = displacement_limits(here, around, other, spread) if buffer else (np.nan, np.nan)
    quotient = displacement_quotient(here, around, other) if buffer else np.nan
    used = batch_rows(key)
    used = used[used["id"].isin(monthly_counts(workspace, key, answer.indicator.computed_from)["batch_id"])]
    return replace(
        answer,
        verdict=verdict_of(table),
        table=table,
        series=runs_of_three_months(by_month, months, {PLACE: [place], BUFFER: list(buffer)}, compared),
        started=answer.after.first if answer.after else None,
        quotient=quotient if limits[0] == limits[0] else np.nan,
        quotient_lower=limits[0],
        quotient_upper=limits[1],
        dispersion=spread.dispersion,
        compared_areas=tuple(compared),
        moved_to=tuple(risen(table).sort_values("size", ascending=False)["area_name"]),
        source=answer.indicator.source.name,
        data_date=used["data_date"].max() if len(used) else None,
        is_synthetic=bool(used["is_synthetic"].any()) if len(used) else False,
    )


def _pair(table: pd.DataFrame, group: str) -> BeforeAfter:
    rows = table[table["group"] == group]
    return BeforeAfter(float(rows["before"].sum()), float(rows["after"].sum()))


def _private(workspace: Workspace, answer: MeasureEffect, role: Role) -> MeasureEffect:
    """Small counts are hidden from roles outside, with what they could be worked out from; so are runs of three
    months. Where the place itself is hidden, so is the verdict."""
    if sees_small_counts(role) or answer.table.empty:
        return answer
    rules, table = workspace.municipality.disclosure, answer.table
    hidden = hidden_counts(table["before"], rules, role) | hidden_counts(table["after"], rules, role)
    shown = table.copy()
    shown[list(NUMBERS)] = shown[list(NUMBERS)].mask(hidden)
    answer = replace(answer, series=answer.series.iloc[:0])
    if hidden[table["group"].isin([PLACE, BUFFER])].any():
        why_not = "Antalen är så små att de är dolda av hänsyn till enskilda."
        nan = float("nan")
        return replace(
            answer, verdict=Verdict.TOO_FEW, table=shown.iloc[:0], moved_to=(), why_not=why_not,
            quotient=nan, quotient_lower=nan, quotient_upper=nan,
        )  # fmt: skip
    return replace(answer, table=shown)
