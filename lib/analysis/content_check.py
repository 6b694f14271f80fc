"""How far a draft has come with the 17 points of a situation picture: each point, why, and where it is filled in."""

from collections.abc import Callable
from datetime import date

import pandas as pd

from lib.analysis.content_evidence import Evidence, evidence_of
from lib.analysis.content_work import WORK_POINTS
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.content_points import FORM, POINTS, VIOLENCE_KINDS, PointState
from lib.domain.verdict_on_point import Judged, missing, ok, part, without
from lib.domain.version import latest_revision, lines
from lib.domain.words import listing, number

COLUMNS = ("point", "name", "state", "why", "label", "address")


def content_check(workspace: Workspace, row: Fields, role: Role, today: date) -> pd.DataFrame:
    """A row for each of the 17 points, by `lib.domain.content_points.CONTENT_CHECK`.

    `row` is the version's row. What the role may not see counts as missing, so the check is for those inside.
    """
    evidence = evidence_of(workspace, row, role)
    row = row | {"decided_on": row.get("decided_on") or today}
    judged = {number: judge(row, evidence) for number, judge in (PICTURE_POINTS | WORK_POINTS).items()}
    rows = [
        {
            "point": point.number,
            "name": point.name,
            "state": judged[point.number].state,
            "why": judged[point.number].why,
            "label": "" if judged[point.number].state is PointState.OK else point.label,
            "address": f"{FORM}{row['id']}" if point.address == FORM else point.address,
        }
        for point in POINTS
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _facts(row: Fields, _: Evidence) -> Judged:
    needed = {"period": "period", "organisations": "organisationer", "deciding_body": "beslutsorgan",
              "next_revision": "nästa revidering"}  # fmt: skip
    lacking = without(row, needed)
    if lacking:
        return part(f"Saknas: {listing(lacking)}.") if len(lacking) < len(needed) else missing("Inget är ifyllt.")
    if row["next_revision"] > latest_revision(row["decided_on"]):
        return part(f"Nästa revidering ligger mer än 24 månader bort: {row['next_revision']}.")
    return ok(f"{len(lines(row['organisations']))} organisationer, nästa revidering {row['next_revision']}.")


def _crimes(_: Fields, seen: Evidence) -> Judged:
    if not seen.n_events:
        return missing("Inga anmälda brott är inlästa för perioden.")
    lacking = [words for words, has in (
        ("antal per invånare (folkmängd är inte inläst)", seen.has_rate),
        ("utveckling (jämförelseperioden har inga brott)", seen.has_change),
        ("slag av brott", seen.has_themes),
        ("jämförelse med riket eller andra kommuner", seen.has_reference),
    ) if not has]  # fmt: skip
    counted = f"{number(seen.n_events)} anmälda brott i perioden."
    return part(f"{counted} Saknas: {listing(lacking)}.") if lacking else ok(counted)


def _consequences(row: Fields, seen: Evidence) -> Judged:
    told, measured = bool(row.get("consequences")), seen.has_survey
    if told and measured:
        return ok("Texten finns, och trygghet är mätt.")
    if told or measured:
        return part("Siffror om trygghet saknas." if told else "Trygghet är mätt, men texten om följderna saknas.")
    return missing("Varken text eller siffror om trygghet finns.")


def _where_and_when(_: Fields, seen: Evidence) -> Judged:
    kinds = (("siffror per område", seen.has_areas), ("tidpunkter", seen.has_times))
    lacking = [words for words, has in kinds if not has]
    if len(lacking) == 2:
        return missing("Varken områden eller tidpunkter finns.")
    return part(f"Saknas: {lacking[0]}.") if lacking else ok("Siffror per område och tidpunkter finns.")


def _who(row: Fields, seen: Evidence) -> Judged:
    lacking = [words for words, has in (("siffror efter kön", seen.has_sex), ("siffror efter ålder", seen.has_age),
                                        ("text", bool(row.get("exposed")))) if not has]  # fmt: skip
    if len(lacking) == 3:
        return missing("Varken siffror efter kön och ålder eller text finns.")
    return part(f"Saknas: {listing(lacking)}.") if lacking else ok("Siffror efter kön och ålder, och text, finns.")


def _other_knowledge(_: Fields, seen: Evidence) -> Judged:
    kinds = {
        "enkäter": seen.has_survey,
        "rapporter om platser": seen.n_reports > 0,
        "vandringar": seen.n_walks > 0,
        "skola": seen.has_school,
        "riskfaktorer": seen.has_risk,
        "skyddsfaktorer": seen.has_protection,
    }
    there, lacking = [name for name, has in kinds.items() if has], [name for name, has in kinds.items() if not has]
    if not there:
        return missing("Ingen annan kunskap än brotten är inläst.")
    told = f"Finns: {listing(there)}."
    return part(f"{told} Saknas: {listing(lacking)}.") if lacking else ok(told)


def _violence(row: Fields, _: Evidence) -> Judged:
    text = (row.get("violence") or "").lower()
    if not text:
        return missing("Skriv om våldsslagen, eller varför de inte är med.")
    lacking = [kind for kind, signs in VIOLENCE_KINDS.items() if not any(sign in text for sign in signs)]
    return part(f"Texten nämner inte {listing(lacking)}.") if lacking else ok("Texten tar upp alla tre.")


def _sources(row: Fields, seen: Evidence) -> Judged:
    if not seen.n_sources:
        return missing("Inga källor är inlästa.")
    undated = f" {seen.n_undated} av dem saknar datum." if seen.n_undated else ""
    told = f"{seen.n_sources} källor.{undated}"
    if not row.get("limits"):
        return part(f"{told} Texten om begränsningar och mörkertal saknas.")
    return part(told) if undated else ok(f"{told} Begränsningarna är skrivna.")


def _written(name: str, lacking: str) -> Callable[[Fields, Evidence], Judged]:
    return lambda row, _: ok("Texten finns.") if row.get(name) else missing(lacking)


PICTURE_POINTS: dict[int, Callable[[Fields, Evidence], Judged]] = {
    1: _facts,
    2: _crimes,
    3: _consequences,
    4: _where_and_when,
    5: _who,
    6: _other_knowledge,
    7: _violence,
    8: _written("foresight", "Skriv vad som väntar, eller att inget är känt."),
    9: _sources,
}
