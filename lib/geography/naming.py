"""Finding the code and the name of each area among the columns of somebody else's file."""

import re
import unicodedata

import pandas as pd

from lib.domain.faults import Fault, InputFault

CODE_COLUMNS = (
    r"desokod", r"deso", r"regsokod", r"regso", r"area_?code", r"ward_?code", r"wd\d\dcd", r"[lm]soa\d\dcd",
    r"omr[aå]de?skod", r"distriktskod", r"nyko\d?", r"kod", r"code", r"id",
)  # fmt: skip
NAME_COLUMNS = (
    r"desonamn", r"regsonamn", r"area_?name", r"ward_?name", r"wd\d\dnm", r"[lm]soa\d\dnm",
    r"omr[aå]des?namn", r"distriktsnamn", r"namn", r"ben[aä]mning", r"name",
)  # fmt: skip
KINDS = {"deso": r"deso.*", "regso": r"regso.*", "ward": r"ward.*|wd\d\dcd"}
SCB_SUFFIX = re.compile(r"_((?:RegSO|DeSO)\d{4})$", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
MAX_CODE, MAX_NAME = 40, 120


def name_areas(
    table: pd.DataFrame, where: str, code_column: str | None = None, name_column: str | None = None
) -> pd.DataFrame:
    """area_code, name, kind (regso, deso, ward or area) and code_version (`RegSO2025`, or missing), row by row.

    Columns that are not given are guessed. Without a code column the names serve as codes, without a name column the
    codes as names; a name that stands for several codes gets the code added. Raises InputFault when a given column
    does not exist, nothing can be guessed, or a row has no code.
    """
    code_column = _given(table, code_column, where) or _first_match(table, CODE_COLUMNS)
    name_column = _given(table, name_column, where) or _first_match(table, NAME_COLUMNS)
    if code_column is None and name_column is None:
        found = ", ".join(str(column) for column in table.columns) or "inga kolumner"
        remedy = "Ange vilken kolumn som är kod och vilken som är namn."
        raise InputFault(Fault(where, "Ingen kolumn ser ut som områdeskod eller namn.", found, remedy))
    raw = _texts(table[code_column if code_column is not None else name_column])
    codes = raw.str.replace(SCB_SUFFIX, "", regex=True) if code_column is not None else raw.map(_slug)
    names = _texts(table[name_column]) if name_column is not None else codes
    _check(codes, where, code_column or name_column or "")
    return pd.DataFrame(
        {
            "area_code": codes,
            "name": _distinct(names.mask(names == "", codes).str.slice(0, MAX_NAME), codes),
            "kind": _kind(code_column or ""),
            "code_version": raw.str.extract(SCB_SUFFIX, expand=False),
        }
    )


def _given(table: pd.DataFrame, column: str | None, where: str) -> str | None:
    if column is None or column in table.columns:
        return column
    found = ", ".join(str(name) for name in table.columns)
    raise InputFault(Fault(where, f"Kolumnen {column} finns inte i filen.", found, "Välj en av filens kolumner."))


def _first_match(table: pd.DataFrame, patterns: tuple[str, ...]) -> str | None:
    """The column that fits the earliest pattern, whatever its case; KML brings an `id` that nobody has filled in."""
    names = [str(column) for column in table.columns if (_texts(table[column]) != "").any()]
    fits = (name for pattern in patterns for name in names if re.fullmatch(pattern, name, re.IGNORECASE))
    return next(fits, None)


def _texts(values: pd.Series) -> pd.Series:
    """Trimmed text without control characters; whole numbers without decimals, nothing for a missing value."""
    if pd.api.types.is_float_dtype(values) and (values.dropna() % 1 == 0).all():
        values = values.astype("Int64")
    texts = values.astype("string").fillna("").astype(object).astype(str)
    return texts.str.replace(CONTROL, " ", regex=True).str.strip()


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_CODE].strip("-")


def _check(codes: pd.Series, where: str, column: str) -> None:
    empty = [str(row + 1) for row, code in enumerate(codes) if not code]
    if empty:
        found = f"tomt värde för område nr {', '.join(empty[:5])}"
        raise InputFault(Fault(f"{where}, {column}", "Alla områden måste ha en kod.", found, "Fyll i koderna."))
    if long := [code for code in codes if len(code) > MAX_CODE]:
        remedy = "Välj en annan kolumn som kod."
        raise InputFault(Fault(f"{where}, {column}", f"En kod får ha högst {MAX_CODE} tecken.", long[0][:60], remedy))


def _distinct(names: pd.Series, codes: pd.Series) -> pd.Series:
    n_codes = codes.groupby(names).transform("nunique")
    return names.mask((n_codes > 1) & (names != codes), names + " (" + codes + ")")


def _kind(code_column: str) -> str:
    return next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, code_column, re.IGNORECASE)), "area")
