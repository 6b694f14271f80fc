"""Answers to survey questions that are no indicator of their own: how they were shared out, and by how many."""

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.words import AGES, SEXES
from lib.privacy.suppression import closed_surveys, hidden_counts, hidden_surveys
from lib.store.reading import read_rows

QUESTION = ["survey", "question", "area_code", "period", "sex", "age"]
"""What the answers to one question, by one group, share."""
COLUMNS = (
    Column("survey", "Undersökning", "Undersökningens namn"),
    Column("question", "Fråga", "Frågan som den ställdes"),
    Column("answer", "Svar", "Svarsalternativet"),
    Column("area_name", "Område", "Området som de svarande bor i, eller hela kommunen"),
    Column("period", "År", "Året som svaren gäller"),
    Column("sex", "Kön", "Kvinnor, män eller alla", words=SEXES),
    Column("age", "Ålder", "Ålder i år", words=AGES),
    Column("share_pct", "Andel %", "Andel som svarat så; dold när för få har svarat", decimals=1),
    Column("n", "Antal svar", "Hur många som svarat på frågan", decimals=0),
    Column("status", "Anmärkning", "Om andelen är dold"),
    Column("source", "Källa", "Var svaren kommer ifrån"),
)
HIDDEN = "dold, för få svar"


def survey_answers(workspace: Workspace, role: Role) -> pd.DataFrame:
    """The columns of COLUMNS and is_synthetic, one row for each answer.

    Where one answer may not be seen, none to the same question by the same group is: they add up to a hundred.
    """
    workspace = workspace.seen_by(role)
    return _answers(workspace, workspace.data_key, role)


@kept(4)
def _answers(workspace: Workspace, key: DataKey, role: Role) -> pd.DataFrame:
    rows = read_rows(key.engine_of("survey_results"), key.municipality, "survey_results", without=("id", "secrecy"))
    rules = workspace.municipality.disclosure
    n, share = rows["n"].astype(float), rows["share_pct"].astype(float)
    is_few = hidden_counts((n * share / 100).round(), rules, role)
    is_hidden = hidden_surveys(n, rules) | is_few
    if workspace.is_open:
        known = rows.assign(n=n.mask(is_few, 0.0))
        questions, own = ["survey", "question", "answer", "period"], workspace.municipality
        is_hidden |= closed_surveys(known, questions, own.code, list(workspace.area_names), rules)
    is_hidden = is_hidden.groupby([rows[name] for name in QUESTION]).transform("any").astype(bool)
    names = {workspace.municipality.code: "Hela kommunen", **workspace.area_names}
    shown = rows.assign(
        area_name=rows["area_code"].map(names).fillna(rows["area_code"]),
        share_pct=share.mask(is_hidden), n=n.mask(is_hidden), status=is_hidden.map({True: HIDDEN, False: ""}),
    )  # fmt: skip
    order = ["survey", "question", "period", "area_name", "sex", "age"]
    return shown.sort_values(order, kind="stable", ignore_index=True)[[c.name for c in COLUMNS] + ["is_synthetic"]]
