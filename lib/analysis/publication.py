"""What stops a report for the public: everything is looked for in the very copy that the report is drawn from."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from lib.analysis.rows import rows_of
from lib.analysis.version_rows import Frozen, frame_of
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Secrecy
from lib.domain.faults import Fault, InputFault
from lib.domain.links import ADDRESSES, ObjectKind
from lib.domain.municipality import Disclosure
from lib.domain.publication_words import PUBLICATION, REMEDIES, STOPS, Stop
from lib.domain.version import VersionStatus
from lib.domain.version_words import LABELS, STATUSES
from lib.domain.words import listing, sentence
from lib.privacy.personal_data import explain, find_personal_data

OPEN_ROWS = {
    "problems": ("Problem", ObjectKind.PROBLEM),
    "measures": ("Åtgärd", ObjectKind.MEASURE),
    "promises": ("Medborgarlöfte", ObjectKind.PROMISE),
}
"""Tables whose open rows are in the extract: what a row is called, and where it is opened."""
POSITIONS = frozenset({"lon", "lat", "route", "position", "geometry"})
MOST_NAMED = 5
IMPORT_PAGE, VERSIONS_PAGE = "/importera", "/lagesbilder"


def publication_check(workspace: Workspace, frozen: Frozen) -> pd.DataFrame:
    """By PUBLICATION: a row for each thing that stops the extract `frozen` from leaving the house; empty when nothing
    does. Whether a row is open and has been read by somebody is asked today; all else stands in the copy."""
    found = [
        *_of_made_up(frozen),
        *_of_version(frozen),
        *_of_rows(workspace.data_key.whole, frozen),
        *_of_persons(frozen),
        *_of_points(frozen),
        *_of_small_numbers(frozen, workspace.municipality.disclosure),
    ]
    return pd.DataFrame(found, columns=[column.name for column in PUBLICATION])


def refuse_unless_publishable(workspace: Workspace, frozen: Frozen) -> None:
    """Raise InputFault with everything that stops it."""
    stops = publication_check(workspace, frozen).to_dict("records")
    if stops:
        raise InputFault(
            *(Fault(str(one["where"]), STOPS[one["stop"]], str(one["found"]), str(one["remedy"])) for one in stops)
        )


def _stop(stop: Stop, where: str, found: str, address: str = VERSIONS_PAGE) -> dict[str, str]:
    return {"stop": stop, "where": where, "found": found, "remedy": REMEDIES[stop], "address": address}


def _of_made_up(frozen: Frozen) -> Iterator[dict[str, str]]:
    names = {one["id"]: one["name"] for one in frozen.content["indicators"]}
    totals = frozen.figures("total")
    made_up = totals[totals["is_synthetic"].astype(bool)] if len(totals) else totals
    if len(made_up):
        yield _stop(Stop.MADE_UP, "Siffrorna", _named(made_up["indicator"].map(names)), IMPORT_PAGE)
    for table, (label, _) in OPEN_ROWS.items():
        rows = frozen.rows(table)
        rows = rows[rows["is_synthetic"].astype(bool)] if len(rows) else rows
        if len(rows):
            yield _stop(Stop.MADE_UP, label, _named(rows["title"]), IMPORT_PAGE)


def _named(names: pd.Series) -> str:
    named = list(dict.fromkeys(str(name) for name in names))
    more = [f"{len(named) - MOST_NAMED} till"] if len(named) > MOST_NAMED else []
    return listing([*named[:MOST_NAMED], *more])


def _of_version(frozen: Frozen) -> Iterator[dict[str, str]]:
    """The state of today has no texts of a version, and nothing to publish."""
    status = frozen.row.get("status")
    if status is not None and VersionStatus(status) is not VersionStatus.PUBLISHED:
        address = ADDRESSES[ObjectKind.VERSION].format(id=frozen.row["id"])
        yield _stop(Stop.NOT_PUBLISHED, str(frozen.row["title"]), STATUSES[VersionStatus(status)], address)


def _of_rows(key: DataKey, frozen: Frozen) -> Iterator[dict[str, str]]:
    for table, (label, kind) in OPEN_ROWS.items():
        kept = frozen.rows(table)
        if kept.empty:
            continue
        today = rows_of(key, table).set_index("id")[["secrecy", "reviewed_by"]].to_dict("index")
        for row in kept.to_dict("records"):
            address = ADDRESSES[kind].format(id=row["id"])
            yield from _of_row(f"{label}: {row['title']}", today.get(row["id"]), address)


def _of_row(where: str, today: dict[Any, Any] | None, address: str) -> Iterator[dict[str, str]]:
    if today is None:
        yield _stop(Stop.NOT_OPEN, where, "raden är borttagen", address)
    elif today["secrecy"] != Secrecy.OPEN:
        yield _stop(Stop.NOT_OPEN, where, "raden har fått en strängare klass", address)
    elif pd.isna(today["reviewed_by"]):
        yield _stop(Stop.NOT_REVIEWED, where, "kommer från en fil, och ingen har öppnat och sparat den", address)


def _of_persons(frozen: Frozen) -> Iterator[dict[str, str]]:
    """In everything that a person may have written: the version's texts and the open rows."""
    facts = frozen.content["version"]
    texts = [(LABELS.get(name, name), text) for name, text in facts.items() if isinstance(text, str)]
    for table, (label, _) in OPEN_ROWS.items():
        for row in frozen.rows(table).to_dict("records"):
            texts += [(f"{label} {row['id']}", text) for text in row.values() if isinstance(text, str)]
    for where, text in texts:
        if told := explain(find_personal_data(text)):
            yield _stop(Stop.PERSON, sentence(where), " ".join(told))


def _of_points(frozen: Frozen) -> Iterator[dict[str, str]]:
    """A column that says where something is, with anything in it; and areas that are no areas."""
    for name, table in frozen.tables.items():
        rows = frame_of(table)
        for column in sorted(POSITIONS & set(rows.columns)):
            if rows[column].notna().any():
                yield _stop(Stop.POINTS, name, f"{int(rows[column].notna().sum())} rader med {column}")
    shapes = {one["geometry"]["type"] for one in (frozen.content["areas"] or {}).get("features", ())}
    if odd := sorted(shapes - {"Polygon", "MultiPolygon"}):
        yield _stop(Stop.POINTS, "Områdena", ", ".join(odd))


def _of_small_numbers(frozen: Frozen, rules: Disclosure) -> Iterator[dict[str, str]]:
    kinds = {one["id"]: (one["name"], one["kind"]) for one in frozen.content["indicators"]}
    for by in frozen.content["figures"]:
        rows = frozen.figures(by)
        if rows.empty:
            continue
        counted = rows["indicator"].map(lambda name: kinds[name][1] in ("count", "register_share"))
        numerators, answers = rows["numerator"].astype(float), rows["n"].astype(float)
        is_few = counted & numerators.between(1, rules.smallest_count, inclusive="left")
        is_few |= answers.lt(rules.smallest_survey_n) & rows["value"].notna()
        for name, n in rows.loc[is_few, "indicator"].value_counts(sort=False).items():
            yield _stop(Stop.SMALL_NUMBERS, kinds[str(name)][0], f"{n} siffror")
