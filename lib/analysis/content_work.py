"""Points 10 to 17 of the content check: what is agreed, decided, done and told of."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from lib.analysis.content_evidence import Evidence
from lib.domain.conflict import Fields
from lib.domain.problem import ProblemStatus
from lib.domain.verdict_on_point import Judged, missing, ok, part
from lib.domain.version import PUBLICATION_CHECKS
from lib.domain.words import listing, number

NEEDED_OF_MEASURES = {"owner_board": "ägare", "due": "datum", "indicator": "indikator", "follow_up_on": "uppföljning"}
MOST_NAMED = 3


def _pictures(_: Fields, seen: Evidence) -> Judged:
    if not seen.half:
        return missing("Ingen aktör har lämnat en färdig bild.")
    lacking = [words for words, has in (("polisens bild", seen.has_police), ("kommunens bild", seen.has_municipality))
               if not has]  # fmt: skip
    told = f"{len(seen.actors)} bilder för {seen.half}, oenighet i {number(seen.n_disagreements)} rutor."
    return part(f"{told} Saknas: {listing(lacking)}.") if lacking else ok(told)


def _priorities(_: Fields, seen: Evidence) -> Judged:
    first, last = _with_status(seen, ProblemStatus.PRIORITISED), _with_status(seen, ProblemStatus.DEPRIORITISED)
    if first.empty:
        return missing("Inget problem är prioriterat.")
    decided = pd.concat([first, last])
    unreasoned = decided[~decided["status_reason"].map(_is_said)]
    unweighed = first[~first["id"].isin(seen.priorities["problem_id"])]
    told = f"{len(first)} prioriterade och {len(last)} bortprioriterade."
    if len(unreasoned):
        return part(f"{told} Skäl saknas för {_titles(unreasoned)}.")
    if len(unweighed):
        return part(f"{told} Kriterierna är inte besvarade för {_titles(unweighed)}.")
    return ok(told) if len(last) else part(f"{told} Säg också vad som valts bort, och varför.")


def _causes(_: Fields, seen: Evidence) -> Judged:
    first = _with_status(seen, ProblemStatus.PRIORITISED)
    lacking = first[~first["id"].isin(seen.causes["problem_id"])]
    return _each(first, lacking, "har orsaker", "Orsaker saknas för")


def _measures(_: Fields, seen: Evidence) -> Judged:
    first = _with_status(seen, ProblemStatus.PRIORITISED)
    of_causes = seen.measures[seen.measures["cause_id"].notna()]
    lacking = first[~first["id"].isin(of_causes["problem_id"])]
    return _each(first, lacking, "har en åtgärd mot en orsak", "Åtgärd mot en orsak saknas för")


def _measure_facts(_: Fields, seen: Evidence) -> Judged:
    first = _with_status(seen, ProblemStatus.PRIORITISED)
    rows = seen.measures[seen.measures["problem_id"].isin(first["id"])]
    if rows.empty:
        return missing("Inga åtgärder mot prioriterade problem finns.")
    lacking = {words: int((~rows[name].map(_is_said)).sum()) for name, words in NEEDED_OF_MEASURES.items()}
    told = [f"{words} för {n}" for words, n in lacking.items() if n]
    if not told:
        return ok(f"Alla {len(rows)} åtgärder mot prioriterade problem är ifyllda.")
    return part(f"Av {len(rows)} åtgärder mot prioriterade problem saknas {listing(told)}.")


def _previous(row: Fields, seen: Evidence) -> Judged:
    if row.get("previous_result"):
        return ok("Texten finns.")
    if seen.n_activity_reports:
        return part(f"Nämnderna har lämnat {number(seen.n_activity_reports)} rapporter, men sammanfattningen saknas.")
    return missing("Skriv vad förra planen ledde till, eller att det inte fanns någon.")


def _feedback(row: Fields, _: Evidence) -> Judged:
    return ok("Texten finns.") if row.get("feedback_plan") else missing("Skriv vem som får veta vad, hur och när.")


def _secrecy(row: Fields, _: Evidence) -> Judged:
    checked = set(row.get("publication_check") or ())
    if checked >= set(PUBLICATION_CHECKS):
        return ok("Klassen är öppen och kontrollen är gjord.")
    return part("Klassen är intern. Kontrollen görs när lägesbilden är beslutad, före publicering.")


WORK_POINTS: dict[int, Callable[[Fields, Evidence], Judged]] = {
    10: _pictures,
    11: _priorities,
    12: _causes,
    13: _measures,
    14: _measure_facts,
    15: _previous,
    16: _feedback,
    17: _secrecy,
}


def _each(wanted: pd.DataFrame, lacking: pd.DataFrame, has: str, lacks: str) -> Judged:
    """Of the prioritised problems: all, some or none of them."""
    if wanted.empty:
        return missing("Inget problem är prioriterat.")
    if lacking.empty:
        return ok(f"Alla {len(wanted)} prioriterade problem {has}.")
    told = f"{lacks} {_titles(lacking)}."
    return part(told) if len(lacking) < len(wanted) else missing(told)


def _with_status(seen: Evidence, status: ProblemStatus) -> pd.DataFrame:
    return seen.problems[seen.problems["status"] == status]


def _titles(rows: pd.DataFrame) -> str:
    titles = [f"”{title}”" for title in rows["title"]]
    more = len(titles) - MOST_NAMED
    return listing([*titles[:MOST_NAMED], *([f"{more} till"] if more > 0 else [])])


def _is_said(value: Any) -> bool:
    return value is not None and value == value and str(value).strip() != ""
