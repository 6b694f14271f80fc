"""Chapters 10–17 of a situation picture: what is agreed, prioritised, explained, done, followed up and told."""

from typing import Any

import pandas as pd

from lib.analysis.frozen_views import cause_table, measure_table, problem_table
from lib.analysis.version_rows import Frozen, frame_of
from lib.domain.audience import AUDIENCE_MEANINGS
from lib.domain.content_points import CONTENT_CHECK, PointState
from lib.domain.pictures import MergeClass
from lib.domain.priorities import CRITERIA
from lib.domain.problem import SIDES, ProblemStatus
from lib.domain.promise_words import PUBLIC_PROMISES
from lib.domain.version_columns import FROZEN_CAUSES, FROZEN_MEASURES, FROZEN_MERGE, FROZEN_PROBLEMS
from lib.domain.words import number
from lib.reports.document import BulletList, Heading, Note, Paragraph, Part, Table, TableColumn
from lib.reports.picture_figures import NOT_OPEN, NOT_WRITTEN
from lib.reports.report_stamp import ReportStamp
from lib.reports.written_table import plain_cell, written_table

MERGE_WIDTHS = {"area_name": 1.5, "theme_name": 1.2, "difference": 2.6, "agreed_text": 2.2, "decision_name": 1.3}
PROBLEM_WIDTHS = {"title": 2.4, "status": 1.4, "area_name": 1.4, "theme_name": 1.2, "status_reason": 3.0}
CAUSE_WIDTHS = {"description": 2.6, "side": 1.1, "sources_used": 1.8, "sources_rejected": 1.6, "limits": 2.0}
MEASURE_WIDTHS = {"title": 2.4, "status": 1.2, "owner": 1.5, "area_name": 1.3, "due": 1.0, "indicator_name": 1.4,
                  "follow_up_on": 1.0}  # fmt: skip
CHECK_WIDTHS = {"point": 0.5, "name": 2.5, "state": 0.9, "why": 3.5}
PROMISE_WIDTHS = {"title": 2.0, "period_from": 1.0, "period_to": 1.0, "area_name": 1.2, "public_text": 3.0}
ALWAYS_AT_MUNICIPALITY = (
    "Våld i nära relation, hedersrelaterat våld och socialtjänstens ärenden visas bara för hela kommunen."
)


def merged_pictures(frozen: Frozen) -> list[Part]:
    if frozen.is_extract:
        return [Paragraph(NOT_OPEN)]
    merged = frozen.content["merge"]
    if merged is None:
        return [Paragraph("Aktörernas bilder är inte ihoplagda.")]
    rows = frame_of(merged["table"])
    looked, apart = rows[rows["looked"] > 0], rows[rows["verdict"] == MergeClass.DISAGREE]
    told = (
        f"Av {number(len(rows))} rutor, en för varje område och tema, har någon tittat på {number(len(looked))}. I "
        f"{number(len(apart))} är aktörerna oense. Där ingen har tittat vet vi inte."
    )
    agreed = rows[(rows["verdict"] != MergeClass.DISAGREE) & (rows["agreed_text"].fillna("") != "")]
    parts: list[Part] = [Paragraph(told), Heading("Oenigheter", 2)]
    parts.append(written_table("Där aktörerna är oense", apart, FROZEN_MERGE, MERGE_WIDTHS, "Aktörerna är inte oense."))
    if len(agreed):
        widths = {name: width for name, width in MERGE_WIDTHS.items() if name != "difference"}
        parts.append(written_table("Det vi säger tillsammans", agreed, FROZEN_MERGE, widths, ""))
    return parts


def problems(frozen: Frozen) -> list[Part]:
    rows = problem_table(frozen)
    if rows.empty:
        return [Paragraph("Inga problem finns i den här versionen." if not frozen.is_extract else
                          "Inga öppna problem finns i den här versionen.")]  # fmt: skip
    counts = rows["status"].value_counts()
    first, last = (int(counts.get(one, 0)) for one in (ProblemStatus.PRIORITISED, ProblemStatus.DEPRIORITISED))
    told = f"{number(first)} problem är prioriterade och {number(last)} bortprioriterade."
    table = written_table("Problem och beslut", rows, FROZEN_PROBLEMS, PROBLEM_WIDTHS, "")
    return [Paragraph(told), table, *_criteria(frozen, rows)]


def causes(frozen: Frozen) -> list[Part]:
    if frozen.is_extract:
        return [Paragraph(NOT_OPEN)]
    every = cause_table(frozen)
    parts: list[Part] = []
    for problem in _prioritised(frozen):
        own = every[every["problem_id"] == problem["id"]] if len(every) else every
        parts.append(Heading(str(problem["title"]), 2))
        nothing = "Orsaker är inte skrivna."
        parts.append(written_table(f"Orsaker: {problem['title']}", own, FROZEN_CAUSES, CAUSE_WIDTHS, nothing))
    return parts or [Paragraph("Inget problem är prioriterat.")]


def measures(frozen: Frozen) -> list[Part]:
    """Each prioritised problem with its measures by cause, or that there is none."""
    if frozen.is_extract:
        return [*_promises(frozen)]
    parts: list[Part] = []
    every, named = measure_table(frozen), _cause_names(frozen)
    for problem in _prioritised(frozen):
        parts.append(Heading(str(problem["title"]), 2))
        told = [_measure(row, named) for row in every.to_dict("records") if _problem_of(row, named) == problem["id"]]
        parts.append(BulletList(tuple(told)) if told else Note("Ingen åtgärd", "Problemet har ingen åtgärd än."))
    return [*(parts or [Paragraph("Inget problem är prioriterat.")]), *_promises(frozen)]


def measure_facts(frozen: Frozen) -> list[Part]:
    rows = measure_table(frozen)
    if rows.empty:
        return [Paragraph("Inga öppna åtgärder finns." if frozen.is_extract else "Inga åtgärder finns.")]
    bare = [f"{label} för {n}" for label, n in _lacking(rows).items() if n]
    told = f"Saknas: {', '.join(bare)} av {len(rows)} åtgärder." if bare else "Allt är ifyllt."
    return [Paragraph(told), written_table("Åtgärder", rows, FROZEN_MEASURES, MEASURE_WIDTHS, "")]


def previous_plan(frozen: Frozen) -> list[Part]:
    return [Paragraph(frozen.content["version"].get("previous_result") or NOT_WRITTEN)]


def feedback(frozen: Frozen) -> list[Part]:
    return [Paragraph(frozen.content["version"].get("feedback_plan") or NOT_WRITTEN)]


def secrecy(frozen: Frozen, stamp: ReportStamp) -> list[Part]:
    parts: list[Part] = [BulletList((*stamp.lines, AUDIENCE_MEANINGS[stamp.audience], ALWAYS_AT_MUNICIPALITY))]
    if frozen.is_extract:
        return parts
    rows = frame_of(frozen.content["content_check"])
    done = int((rows["state"] == PointState.OK).sum())
    parts += [Heading("Innehållskontroll", 2), Paragraph(f"{number(done)} av {number(len(rows))} punkter är klara.")]
    return [*parts, written_table("De 17 punkterna", rows, CONTENT_CHECK, CHECK_WIDTHS, "")]


def _prioritised(frozen: Frozen) -> list[dict[Any, Any]]:
    rows = frozen.rows("problems")
    return rows[rows["status"] == ProblemStatus.PRIORITISED].to_dict("records") if len(rows) else []


def _cause_names(frozen: Frozen) -> dict[int, dict[Any, Any]]:
    return {int(row["id"]): row for row in frozen.rows("causes").to_dict("records")}


def _problem_of(measure: dict[Any, Any], named: dict[int, dict[Any, Any]]) -> Any:
    cause = measure.get("cause_id")
    return named[int(cause)]["problem_id"] if cause == cause and cause in named else measure.get("problem_id")


def _measure(row: dict[Any, Any], named: dict[int, dict[Any, Any]]) -> str:
    cause = named.get(row.get("cause_id"))  # type: ignore[arg-type]
    against = f" Mot orsaken: {cause['description']} ({SIDES.get(cause['side'], 'okänt')})" if cause else ""
    result = f" Resultat: {row['result']}" if plain_cell(row.get("result")) else ""
    return f"{row['title']}.{against}{result}"


def _lacking(rows: pd.DataFrame) -> dict[str, int]:
    asked = {"ägare": "owner", "slutdatum": "due", "indikator": "indicator_name", "uppföljning": "follow_up_on"}
    return {label: int((rows[name].map(plain_cell) == "").sum()) for label, name in asked.items() if name in rows}


def _criteria(frozen: Frozen, problems: pd.DataFrame) -> list[Part]:
    """The mean of the actors' answers to each criterion, for the problems that are prioritised."""
    answers = frozen.rows("priorities")
    wanted = problems[problems["status"] == ProblemStatus.PRIORITISED]
    if answers.empty or wanted.empty:
        return []
    given = {int(one): answers.loc[answers["problem_id"] == one, "answers"].tolist() for one in wanted["id"]}
    rows = tuple((one.name, *(_mean(given[int(problem)], one.id) for problem in wanted["id"])) for one in CRITERIA)
    head = (TableColumn("Kriterium", 1.6), *(TableColumn(str(title), 1.5, True) for title in wanted["title"]))
    return [Table("Kriterier, medelvärde av aktörernas svar (0 nej – 3 ja)", head, rows)]


def _mean(answers: list[dict[str, Any]], criterion: str) -> str:
    told = [float(one[criterion]) for one in answers if one.get(criterion) is not None]
    return number(sum(told) / len(told), 1) if told else "–"


def _promises(frozen: Frozen) -> list[Part]:
    rows = frozen.rows("promises")
    if rows.empty:
        return []
    names = frozen.content["definitions"]["area_names"]
    rows = rows.assign(area_name=rows["area_code"].map(names).fillna(frozen.content["municipality"]["name"]))
    return [Heading("Medborgarlöften", 2), written_table("Löften", rows, PUBLIC_PROMISES, PROMISE_WIDTHS, "")]
