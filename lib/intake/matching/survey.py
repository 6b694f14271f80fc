"""Answers to survey questions: figures of an indicator where the answer is one, else rows of their own."""

from dataclasses import replace
from pathlib import PurePath

import numpy as np
import pandas as pd

from lib.domain.codes import Secrecy, Status
from lib.intake.fitting import fit_texts
from lib.intake.matching.areas import area_names
from lib.intake.matching.indicators import match_indicators
from lib.intake.matching.matched import Matched, start_faults, texts_of
from lib.intake.matching.people import match_age, match_sex
from lib.intake.matching.surroundings import Surroundings
from lib.intake.matching.values import ELSEWHERE, NOT_KNOWN, add_area_faults, check_periods
from lib.intake.personal_rows import hold_back
from lib.intake.reader import COLUMNS, ReadFile
from lib.intake.row_faults import RowFaults

LONGEST_SURVEY, LONGEST_TEXT = 120, 255
KEY = ["survey", "question", "answer", "area_code", "period", "sex", "age"]


def indicators_and_answers(read: ReadFile, surroundings: Surroundings) -> tuple[ReadFile, ReadFile]:
    """The rows whose question and answer together (`fråga: svar`), or whose question without answer, is an indicator
    of ours, as values; and the others as they are."""
    rows = read.rows
    question, answer = texts_of(rows["question"]), texts_of(rows["answer"])
    texts = question.where(answer == "", question + ": " + answer)
    known = match_indicators(texts.unique().tolist(), surroundings.definitions.indicators,
                             surroundings.translations.indicators, read.attributes)  # fmt: skip
    is_figure = texts.isin(list(known))
    named = rows.assign(indicator=texts).reindex(columns=list(COLUMNS["values"]))
    values = replace(read, kind="values", rows=named[is_figure].reset_index(drop=True))
    return values, replace(read, rows=rows[~is_figure].reset_index(drop=True))


def match_survey(read: ReadFile, surroundings: Surroundings, file_name: str, word: str) -> Matched:
    """Rows for `survey_results`. A share that is missing or hidden in the file is not stored: it is not zero."""
    rows = read.rows
    faults = start_faults(read, file_name, word)
    hold_back(read, faults)
    texts = {name: texts_of(rows[name]) for name in ("survey", "question", "answer", "area", "period", "sex", "age")}
    names = area_names(surroundings)
    places = names.match(texts["area"].where(texts["area"] != "", names.municipality_code))
    is_elsewhere = places["verdict"] == "elsewhere"
    is_known = rows["status"].isna() | rows["status"].isin([Status.VALUE.value, Status.ZERO.value])
    reasons = [is_elsewhere, ~is_known]
    left_out = pd.Series(np.select(reasons, [ELSEWHERE, NOT_KNOWN], default=""), index=rows.index)
    is_ours = left_out == ""
    add_area_faults(places.where(is_ours, "found"), texts["area"], names, faults)
    for name, column in (("question", "fråga"), ("answer", "svar")):
        faults.add(is_ours & (texts[name] == ""), column, "", "Texten saknas.", "Fyll i frågan och svaret.")
    share = pd.to_numeric(rows["value"], errors="coerce").astype(float)
    is_wrong = is_ours & ~share.between(0, 100)
    faults.add(is_wrong, "värde", share.astype(str), "Andelen ligger utanför 0–100 procent.", "Rätta andelen.")
    survey = texts["survey"].where(texts["survey"] != "", PurePath(file_name).stem[:LONGEST_SURVEY])
    table = pd.DataFrame(
        {
            "survey": fit_texts(survey, LONGEST_SURVEY, "undersökning", faults),
            "question": fit_texts(texts["question"], LONGEST_TEXT, "fråga", faults),
            "answer": fit_texts(texts["answer"], LONGEST_TEXT, "svar", faults),
            "area_code": places["code"],
            "period": check_periods(texts["period"], is_ours, surroundings.today, faults),
            "sex": match_sex(texts["sex"].where(is_ours, ""), faults),
            "age": match_age(texts["age"].where(is_ours, ""), faults),
            "share_pct": share,
            "n": pd.to_numeric(rows["n"], errors="coerce").astype(float),
            "secrecy": Secrecy.INTERNAL,
        }
    )
    _refuse_contradictions(table, is_ours & ~faults.is_rejected, faults)
    counts = {reason: int(n) for reason, n in left_out.value_counts().items() if reason}
    return Matched("survey_results", rows, table[is_ours & ~faults.is_rejected], faults, (), counts)


def _refuse_contradictions(table: pd.DataFrame, is_left: pd.Series, faults: RowFaults) -> None:
    """The same answer twice with different shares: neither can be trusted."""
    n_shares = table[is_left].groupby(KEY)["share_pct"].transform("nunique")
    is_both = is_left & (n_shares > 1).reindex(table.index, fill_value=False)
    message = "Samma svar står flera gånger i filen med olika andel."
    faults.add(is_both, "värde", table["share_pct"].astype(str), message, "Behåll det som gäller.")
