"""The slides about the work: each problem with its figure, what is done against it, the plan, and what to decide."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from lib.analysis.meeting_material import Material, PlanState
from lib.analysis.meeting_problems import MeetingProblem, ProblemNumber
from lib.domain.codes import Role
from lib.domain.deck import ASKED, BarChart, BarPart, BigNumber, DeckTable, Slide, SlideKind
from lib.domain.deck_sentences import (
    asked_of,
    asked_title,
    change_told,
    figure_title,
    measures_title,
    plan_title,
    unit_line,
)
from lib.domain.palette import ACTIVITY_STATUSES
from lib.domain.plan_follow_up_words import MARKED_STATUSES, STACKED
from lib.domain.row import FigureRow
from lib.domain.sentences import value_with_interval, value_words
from lib.domain.words import sentence
from lib.reports.deck_figures import HOW_SURE, line_chart

MOST_CAUSES = 3
MOST_MEASURES = 6
OWN_WORK = "Arbetet i lägesbilden"


def problem_slides(material: Material) -> Iterator[Slide]:
    """One or two for each problem: its figure, and its measures where the audience may know all of them."""
    for problem in material.problems:
        yield _with_number(problem, problem.number) if problem.number else _without_number(problem, material)
        if material.role is not Role.PUBLIC or len(problem.measures):
            yield _measures(problem, material)


def plan_slide(plan: PlanState, dated: date) -> Slide:
    """How many of each focus area's activities have come how far."""
    rows, title = plan.progress, plan_title(plan.tally)
    groups = list(dict.fromkeys(rows["group_name"]))
    counts = rows.set_index(["group_name", "status"])["count"]
    parts = tuple(
        BarPart(MARKED_STATUSES[status], ACTIVITY_STATUSES[status],
                tuple(int(counts.get((group, str(status)), 0)) for group in groups))
        for status in STACKED
        if (rows["status"] == status).any()
    )  # fmt: skip
    return Slide(
        "planen", SlideKind.BARS, title, title,
        kicker="Handlingsplanen",
        subtitle=f"Antal aktiviteter i varje fokusområde, efter hur långt de har kommit. Gäller {plan.half.label}.",
        bars=BarChart(tuple(groups), parts, "aktiviteter"),
        told="Den ledande nämndens rapport avgör. Saknas rapporten vet vi inte hur långt aktiviteten har kommit.",
        source="Nämndernas rapporter", data_date=dated.isoformat(), is_synthetic=plan.is_synthetic,
    )  # fmt: skip


def decision_slide(material: Material, asked: Sequence[str], noted: Sequence[str]) -> Slide:
    """`asked` is what a person has written; without it one for each problem is proposed."""
    lines = tuple(asked) or proposed_asks(material.problems)
    title = asked_title(len(lines))
    return Slide(
        ASKED, SlideKind.DECISIONS, title, title,
        kicker="Beslut",
        lines=lines,
        noted=tuple(noted),
        told="Besluten antecknas under mötet och blir åtgärder med ägare och dag.",
        source=OWN_WORK, data_date=material.dated.isoformat(),
        is_synthetic=any(one.is_synthetic for one in material.problems),
    )  # fmt: skip


def proposed_asks(problems: Sequence[MeetingProblem]) -> tuple[str, ...]:
    return tuple(
        asked_of(one.title, one.status, len(one.measures), int(one.measures["is_late"].sum()), one.result)
        for one in problems
    )


def _with_number(problem: MeetingProblem, number: ProblemNumber) -> Slide:
    row = FigureRow.read(number.total)
    title = figure_title(row, f"{number.indicator_name} i {problem.area_name}")
    chart = line_chart(number.series, number.indicator_name)
    big = BigNumber(value_words(row), unit_line(number.indicator_name, row, number.period.label), change_told(row))
    return Slide(
        f"problem-{problem.id}", SlideKind.LINE if chart else SlideKind.FACTS, title, title,
        kicker=problem.title,
        subtitle=f"{sentence(number.period.label)} jämfört med {number.period.before.label}. Varje punkt är "
                 f"{number.period.months} månader." if chart else sentence(number.period.label),
        numbers=(big,),
        lines=() if chart else _facts(problem),
        line_chart=chart,
        told=" ".join((f"{sentence(problem.title)}. Med osäkerhet: {value_with_interval(row)}.", HOW_SURE,
                       *_facts(problem))),
        source=str(number.total["source"] or ""), data_date=str(number.total["data_date"] or "")[:10],
        is_synthetic=bool(number.total["is_synthetic"]) or problem.is_synthetic,
    )  # fmt: skip


def _without_number(problem: MeetingProblem, material: Material) -> Slide:
    is_placed = problem.area_name in problem.title
    title = problem.title if is_placed else f"{problem.area_name}: {problem.title}"
    return Slide(
        f"problem-{problem.id}", SlideKind.FACTS, title, title,
        kicker="Problem",
        lines=_facts(problem) or ("Ingen siffra följs för problemet.",),
        told="Ingen siffra följs för problemet i det här underlaget.",
        source=OWN_WORK, data_date=material.dated.isoformat(), is_synthetic=problem.is_synthetic,
    )  # fmt: skip


def _measures(problem: MeetingProblem, material: Material) -> Slide:
    rows = problem.measures.to_dict("records")
    title = measures_title([str(row["status"]) for row in rows], int(problem.measures["is_late"].sum()))
    cells = tuple((str(row["title"]), str(row["owner"]), _day(row["due"]), _state(row)) for row in rows[:MOST_MEASURES])
    more = f"{len(rows) - MOST_MEASURES} åtgärder till finns i Åtgärder." if len(rows) > MOST_MEASURES else ""
    result = (f"Resultat: {problem.result}",) if problem.result else ()
    return Slide(
        f"atgarder-{problem.id}", SlideKind.TABLE if rows else SlideKind.FACTS, title, title,
        kicker=problem.title,
        subtitle=more,
        lines=(*result, *(f"Orsak: {cause}" for cause in problem.causes[:MOST_CAUSES])),
        table=DeckTable(("Åtgärd", "Ägare", "Klar senast", "Läget"), cells) if rows else None,
        told=" ".join((problem.result, *(f"Orsak: {cause}." for cause in problem.causes))).strip(),
        source=OWN_WORK, data_date=material.dated.isoformat(),
        is_synthetic=problem.is_synthetic or any(bool(row["is_synthetic"]) for row in rows),
    )  # fmt: skip


def _facts(problem: MeetingProblem) -> tuple[str, ...]:
    return tuple(f"{label}: {text}" for label, text in problem.facts)


def _state(row: dict[Any, Any]) -> str:
    return f"{sentence(str(row['status_name']))}{', sen' if row['is_late'] else ''}"


def _day(day: object) -> str:
    return str(day)[:10] if day is not None and day == day and day else "–"
