"""Who meets whom, and what is agreed in writing until when."""

from datetime import date

import pandas as pd

from lib.analysis.workspace import Workspace
from lib.domain.collaboration import Actor, Collaboration, Forum, WrittenAgreement
from lib.domain.collaboration_words import ACTOR_TYPES, AGREEMENTS, MEETINGS, OUTSIDE
from lib.domain.words import listing, number

MONTHS_TO_TELL = 6
"""An agreement that ends within so many months is told of, in time to write the next."""
UNTIL_FURTHER = "tills vidare"


def meeting_years(workspace: Workspace) -> tuple[int, ...]:
    """The years that somebody has written down who came, newest first."""
    return tuple(sorted({one.year for one in workspace.definitions.collaboration.participation}, reverse=True))


def meetings(workspace: Workspace, year: int) -> pd.DataFrame:
    """A row for each actor in each forum that year (`MEETINGS`), in the order of the file; actors by type."""
    known = workspace.definitions.collaboration
    actors = {actor.id: actor for actor in known.actors}
    forums = {forum.id: forum for forum in known.forums}
    rows = [
        _meeting(forums[one.forum], actors[name], year, one.source or "", one.is_synthetic)
        for one in known.participation
        if one.year == year
        for name in one.actors
    ]
    table = pd.DataFrame(rows, columns=[column.name for column in MEETINGS])
    order = {name: place for place, name in enumerate(_in_order(known))}
    return table.sort_values("actor", key=lambda ids: ids.map(order), kind="stable", ignore_index=True)


def forum_order(workspace: Workspace, met: pd.DataFrame) -> list[str]:
    """The short names of the forums that somebody came to, in the order of the file."""
    there = set(met["forum"])
    return [one.short or one.name for one in workspace.definitions.collaboration.forums if one.id in there]


def meeting_sentence(met: pd.DataFrame) -> str:
    """How many met where, in how many of the forums each outside kind takes part, and which kinds never meet."""
    if met.empty:
        return ""
    n_forums, year = met["forum"].nunique(), met["year_text"].iloc[0]
    n_actors = met["actor"].nunique()
    first = f"{number(n_actors)} {'aktör' if n_actors == 1 else 'aktörer'} möttes i {number(n_forums)} forum {year}."
    seats = met.groupby("type")["forum"].nunique()
    parts = [f"{name} i {number(int(seats.get(code, 0)))}" for code, name in OUTSIDE.items()]
    second = f"Av forumen finns {listing(parts)}."
    never = types_never_meeting(met)
    third = f" Möts aldrig: {'; '.join(f'{a.lower()} och {b.lower()}' for a, b in never)}." if never else ""
    return f"{first} {second}{third}"


def types_never_meeting(met: pd.DataFrame) -> list[tuple[str, str]]:
    """Pairs of kinds of actors, both of them somewhere, that no forum brings together."""
    together = {frozenset(pair) for _, rows in met.groupby("forum") for pair in _pairs(rows["type"])}
    return [(ACTOR_TYPES[a], ACTOR_TYPES[b]) for a, b in _pairs(met["type"]) if frozenset((a, b)) not in together]


def written_agreements(workspace: Workspace, today: date) -> pd.DataFrame:
    """Every agreement (`AGREEMENTS`), the plan's own first, then by last day; `state` is as of `today`."""
    plan, known = workspace.definitions.plan, workspace.definitions.collaboration
    own = plan.agreement if plan else None
    found = [*known.agreements]
    found.sort(key=lambda one: one.valid_to or date.max)
    if own:
        written = WrittenAgreement(
            id="plan", name=own.name, parties=own.parties, valid_from=own.valid_from, valid_to=own.valid_to,
            source="Avtalets text",
        )  # fmt: skip
        found.insert(0, written)
    return pd.DataFrame([_agreement(one, today) for one in found], columns=[column.name for column in AGREEMENTS])


def _agreement(one: WrittenAgreement, today: date) -> dict[str, object]:
    months = None if one.valid_to is None else _whole_months(today, one.valid_to)
    return {
        "name": one.name,
        "parties_text": ", ".join(one.parties),
        "valid_from": one.valid_from.isoformat(),
        "valid_to_text": one.valid_to.isoformat() if one.valid_to else UNTIL_FURTHER,
        "state": _state(one, today, months),
        "left_text": _left(one, today, months),
        "note": one.note or "",
        "source": one.source or "",
        "is_synthetic": one.is_synthetic,
    }


def _state(one: WrittenAgreement, today: date, months: int | None) -> str:
    if one.valid_to and one.valid_to < today:
        return "ended"
    if one.valid_from > today:
        return "to_come"
    return "runs_out" if months is not None and months < MONTHS_TO_TELL else "holds"


def _left(one: WrittenAgreement, today: date, months: int | None) -> str:
    if months is None:
        return UNTIL_FURTHER
    if one.valid_to and one.valid_to < today:
        return "ingen"
    return "mindre än en månad" if months == 0 else f"{number(months)} {'månad' if months == 1 else 'månader'}"


def _whole_months(today: date, last: date) -> int:
    return (last.year - today.year) * 12 + last.month - today.month - (last.day < today.day)


def _meeting(forum: Forum, actor: Actor, year: int, source: str, is_synthetic: bool) -> dict[str, object]:
    return {
        "forum": forum.id,
        "forum_name": forum.name,
        "forum_short": forum.short or forum.name,
        "actor": actor.id,
        "actor_name": actor.name,
        "actor_short": actor.short or actor.name,
        "type": actor.type,
        "year": year,
        "year_text": str(year),
        "source": source or ("Exempeldata (syntetiskt)" if is_synthetic else ""),
        "is_synthetic": is_synthetic,
    }


def _in_order(known: Collaboration) -> list[str]:
    kinds = list(ACTOR_TYPES)
    return [actor.id for actor in sorted(known.actors, key=lambda actor: kinds.index(actor.type))]


def _pairs(types: pd.Series) -> list[tuple[str, str]]:
    there = [code for code in ACTOR_TYPES if code in set(types)]
    return [(a, b) for place, a in enumerate(there) for b in there[place + 1 :]]
