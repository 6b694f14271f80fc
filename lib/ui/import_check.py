"""What would happen to the rows, in words and figures, and every fault with what to do about it."""

import re

import pandas as pd
import streamlit as st

from lib.actions.import_plan import ImportReport
from lib.domain.faults import Fault
from lib.domain.words import listing, number, sentence
from lib.ui.plain_text import plain

MOST_SHOWN = 8
WHERE = re.compile(r"(?:(?P<sheet>.*), )?(?P<row>(?:rad|post|objekt|nummer|punkt) \d+)(?:, (?P<column>.*))?", re.DOTALL)
IS_PERSONAL = re.compile(r"personnummer|samordningsnummer|telefon|e-post|registreringsnummer|namn", re.IGNORECASE)


def finding(report: ImportReport) -> str:
    """`4 av 6 rader läses in. 2 har fel och hålls tillbaka.`"""
    is_all = report.n_accepted == report.n_rows
    parts = [f"{'' if is_all else f'{number(report.n_accepted)} av '}{rows_words(report.n_rows)} läses in."]
    if report.n_rejected:
        parts.append(f"{number(report.n_rejected)} har fel och hålls tillbaka.")
    if report.n_duplicates:
        parts.append(f"{number(report.n_duplicates)} fanns redan och läggs inte till igen.")
    if report.n_stored < report.n_accepted:
        parts.append(f"De räknas samman till {number(report.n_stored)}.")
    return " ".join(parts)


def check_report(report: ImportReport) -> None:
    """Counts, what is left out on purpose, where positions lie, and notes on how the file was read."""
    counts = {
        "Rader": report.n_rows,
        "Läses in": report.n_accepted,
        "Med fel": report.n_rejected,
        "Fanns redan": report.n_duplicates,
        "Utan position": report.n_without_position,
        "Utanför områdena": report.n_outside,
    }
    with st.container(horizontal=True):
        for name, count in counts.items():
            st.metric(name, number(count), width=115)
    lines = [f"{rows_words(count)} lämnas: {reason}." for reason, count in report.left_out.items()]
    lines += position_lines(report)
    lines += [*report.notes]
    if report.source:
        lines.append(f"Källan skrivs som: {report.source}.")
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def position_lines(report: ImportReport) -> list[str]:
    """Which rows lack a position or lie outside, and what happens to them."""
    lines = []
    if report.n_outside:
        which = _which(report.rows_outside, report.n_outside)
        lines.append(f"Utanför områdena: {which}. De läses in utan plats och räknas bara för hela kommunen.")
    if report.n_without_position:
        which = _which(report.rows_without_position, report.n_without_position)
        lines.append(f"Utan position: {which}. De läses in, men syns inte som punkter på kartan.")
    if report.n_municipality_level:
        lines.append(f"{rows_words(report.n_municipality_level)} är av slag som bara visas för hela kommunen.")
    return lines


def fault_table(faults: tuple[Fault, ...], n_faults: int) -> None:
    """The first faults, each with row, column, what stood there and what to do."""
    st.table(fault_rows(faults[:MOST_SHOWN]).map(plain), hide_index=True, border="horizontal")
    if n_faults > MOST_SHOWN:
        st.caption(f"Ytterligare {number(n_faults - MOST_SHOWN)} fel står i filen med rader att rätta.")


def fault_rows(faults: tuple[Fault, ...]) -> pd.DataFrame:
    """Rad, Kolumn, Hittade, and Fel with what to do, in the order of the rows: few enough columns for a phone."""
    rows = sorted((_fault_row(fault) for fault in faults), key=_row_number)
    return pd.DataFrame(rows)


def has_personal_data(report: ImportReport) -> bool:
    """Whether some of the shown faults are of cells that point out a person."""
    return any(IS_PERSONAL.search(fault.message) for fault in report.faults)


def _fault_row(fault: Fault) -> dict[str, str]:
    found = WHERE.fullmatch(fault.where)
    row, column = (found["row"], found["column"] or "") if found else (fault.where, "")
    return {
        "Rad": row.removeprefix("rad "),
        "Kolumn": column,
        "Hittade": fault.found,
        "Fel, och vad du gör": f"{sentence(fault.message).rstrip('.')}. {fault.remedy}".strip(),
    }


def _row_number(row: dict[str, str]) -> int:
    """0 for what is about the whole file."""
    digits = re.search(r"\d+$", row["Rad"])
    return int(digits[0]) if digits else 0


def _which(rows: tuple[int, ...], n: int) -> str:
    """`rad 5 och 9`, or `rad 5, 9 och 120 till`."""
    if not rows:
        return rows_words(n)
    shown = [str(row) for row in rows[:MOST_SHOWN]]
    more = n - len(shown)
    return f"rad {listing([*shown, f'{number(more)} till'] if more > 0 else shown)}"


def rows_words(n: int) -> str:
    """`1 rad`, `1 200 rader`."""
    return "1 rad" if n == 1 else f"{number(n)} rader"
