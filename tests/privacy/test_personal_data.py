"""How much of the personal data in texts is found, how often ordinary texts are held back, and how fast."""

import random
import re
import time
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.privacy.finding import Finding, Kind
from lib.privacy.personal_data import explain, find_personal_data, mask, scan_column
from tests.privacy.ordinary_texts import ordinary_texts
from tests.privacy.written_values import LINES, email, notations, person_digits, phone, plate

TESTS = Path(__file__).resolve().parents[1]
REPORTS = TESTS.parent / "data" / "1980-vasteras" / "demo" / "reports.csv"
FRAMES = (
    *(
        "{}",
        "Se {}.",
        "Det gäller {} enligt uppgift",
        "({})",
        "En person, {}, sågs vid torget 2026-10-03 kl. 21.30.",
        "nr: {}!",
    ),
    *("Bäckby torg 14: {}; ring 112", "Han\n{}\noch två till", "”{}”"),
)


def reference(name):
    lines = (TESTS / "reference" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def values(kind, count, seed=1):
    chance = random.Random(seed)
    makers = {
        Kind.PERSONAL_NUMBER: lambda: list(notations(person_digits(chance))),
        Kind.COORDINATION_NUMBER: lambda: list(notations(person_digits(chance, days_added=60))),
        Kind.PHONE: lambda: [phone(chance, form) for forms in LINES.values() for form in forms],
        Kind.EMAIL: lambda: [email(chance)],
        Kind.PLATE: lambda: [plate(chance)],
    }
    made = []
    while len(made) < count:
        made += makers[kind]()
    return made


def is_found(kind, value, frame):
    """Whether a finding of the kind covers the value; the word `tel` before a number need not be covered."""
    text = frame.format(value)
    end = text.index(value) + len(value)
    digits = end - len(value.removeprefix("tel "))
    return any(f.kind is kind and f.start <= digits and f.end >= end for f in find_personal_data(text))


@pytest.mark.parametrize(
    ("kind", "count", "least"),
    [
        (Kind.PERSONAL_NUMBER, 2000, 0.99),
        (Kind.COORDINATION_NUMBER, 2000, 0.99),
        (Kind.PHONE, 2000, 0.95),
        (Kind.EMAIL, 500, 0.95),
        (Kind.PLATE, 1000, 0.95),
    ],
)
def test_what_is_written_in_a_text_is_found(kind, count, least):
    made = values(kind, count)
    missed = [value for place, value in enumerate(made) if not is_found(kind, value, FRAMES[place % len(FRAMES)])]
    recall = 1 - len(missed) / len(made)
    assert recall >= least, f"{kind}: {recall:.1%} of {len(made)} found; missed {missed[:10]}"


def test_every_name_between_the_brackets_is_found():
    missed = []
    for line in reference("texts_with_names.txt"):
        start, end = line.index("["), line.index("]") - 1
        findings = find_personal_data(re.sub(r"[\[\]]", "", line))
        if not any(f.kind is Kind.NAME and f.start <= start and f.end >= end for f in findings):
            missed.append(line)
    assert len(missed) <= 2, missed


def test_ordinary_report_texts_are_left_alone():
    synthetic = pd.read_csv(REPORTS)["description"].dropna().drop_duplicates().sample(500, random_state=18)
    varied = ordinary_texts(500)
    assert len(varied) == 500 and len(reference("ordinary_texts.txt")) >= 120
    for texts in (synthetic, varied):
        held_back = [text for text in texts if find_personal_data(text)]
        share = len(held_back) / len(texts)
        assert share <= 0.02, f"{share:.1%} of {len(texts)} ordinary texts held back: {held_back[:10]}"


@pytest.mark.parametrize(
    "text",
    [
        "Organisationsnummer 556012-5790",
        "Personnummer 19121312-1212",  # no such month
        "19850230-1234",  # no such day
        "811228-9873",  # the check digit is 4
        "Version 16.8112289874 av filen",
        "Loggen säger 2026-10-03 2215",
    ],
)
def test_a_number_of_nobody_is_left_alone(text):
    assert find_personal_data(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tel 0701150013", Kind.PHONE),
        ("0701150013", Kind.PERSONAL_NUMBER),
        ("bilen hade abc123", Kind.PLATE),
        ("personnr 811228-9870", Kind.PERSONAL_NUMBER),  # a slip of the pen
        ("0701150010,070-765 43 21", Kind.PHONE),
        ("regnr led 123", Kind.PLATE),
        ("tfn 12 34 56", Kind.PHONE),
        ("+47 912 34 567", Kind.PHONE),
        ("811228-9874.0", Kind.PERSONAL_NUMBER),
        ("personnummer 20120304 1411", Kind.PERSONAL_NUMBER),
    ],
)
def test_the_words_around_settle_what_a_number_is(text, kind):
    assert {finding.kind for finding in find_personal_data(text)} == {kind}


def test_what_overlaps_becomes_one_finding():
    text = "anna.8112289874@exempel.se"
    assert find_personal_data(text) == (Finding(Kind.PERSONAL_NUMBER, 0, len(text)),)


def test_masks_are_the_same_whatever_stood_there():
    text = "Anna Berg (811228-9874), 021-12 34 56, a@b.se, ABC 123, 701063-2391"
    masked = "•••• (••••••-••••), •••-•••, •••@•••, ••• •••, ••••••-••••"
    assert mask(text, find_personal_data(text)) == masked


def test_the_explanation_counts_and_advises_but_never_repeats():
    text = "Anna Berg och Erik Holm, 070-123 45 67"
    name, number = sorted(explain(find_personal_data(text)), key=len, reverse=True)
    assert "2 personnamn" in name and "roll" in name
    assert "ett telefonnummer" in number
    assert not any(word in name + number for word in ["Anna", "Berg", "Erik", "070"])
    assert explain(()) == []


PARTS = st.sampled_from(
    [
        *(
            "811228-9874",
            "8112289874",
            "070-123 45 67",
            "+46",
            "021",
            "a@b.se",
            "@",
            "ABC 123",
            "ABC12D",
            "Anna",
            "Berg",
            "von",
        ),
        *(
            "heter",
            "min granne",
            "herr",
            ",",
            ".",
            "-",
            " ",
            "  ",
            "\n",
            "\u00a0",
            "–",
            "7",
            "12",
            "0",
            "Lindhs",
            "plats",
            "å",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PARTS, max_size=12).map("".join))


@given(TEXTS)
def test_findings_lie_in_the_text_in_order_and_apart(text):
    findings = find_personal_data(text)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)
    assert all(one.end <= other.start for one, other in pairwise(findings))


@given(TEXTS)
def test_masking_takes_away_every_found_sign_and_nothing_else(text):
    findings = find_personal_data(text)
    masked = mask(text, findings)
    kept = [sign for place, sign in enumerate(text) if not any(f.start <= place < f.end for f in findings)]
    assert re.sub("[•@-]| ", "", masked) == re.sub("[•@-]| ", "", "".join(kept))
    assert sum(map(str.isdigit, masked)) == sum(map(str.isdigit, kept))


@given(st.text(st.characters(exclude_categories=["Lu", "Lt", "N", "Cs"], exclude_characters="@")))
def test_text_without_digits_capitals_and_at_signs_is_never_held_back(text):
    assert find_personal_data(text) == ()


@given(st.lists(TEXTS, max_size=8))
def test_a_column_is_read_as_its_texts_are_one_by_one(texts):
    column = pd.Series(texts, dtype=object, index=[f"rad {place}" for place in range(len(texts))])
    slow = {(row, finding.kind) for row, text in column.items() for finding in find_personal_data(text)}
    found = scan_column(column)
    assert set(found.itertuples(index=False, name=None)) == slow
    assert len(found) == len(slow)


def test_every_reference_text_is_read_alike_in_a_column():
    column = pd.Series(
        [*reference("texts_with_names.txt"), *(v for k in list(Kind)[:5] for v in values(k, 300, seed=2))]
    )
    slow = {(row, finding.kind) for row, text in column.items() for finding in find_personal_data(text)}
    assert set(scan_column(column).itertuples(index=False, name=None)) == slow


def test_a_column_may_hold_numbers_gaps_and_broken_signs():
    column = pd.Series(
        [198112289874, 198112289874.0, None, float("nan"), "\ud800 a@b.se", pd.Timestamp("2026-10-03")], dtype=object
    )
    found = scan_column(column)
    assert found.to_dict("list") == {"row": [0, 1, 4], "kind": [Kind.PERSONAL_NUMBER, Kind.PERSONAL_NUMBER, Kind.EMAIL]}
    assert scan_column(pd.Series([], dtype=object)).empty


def test_two_hundred_thousand_short_texts_take_less_than_three_seconds():
    texts = pd.read_csv(REPORTS)["description"].dropna().tolist()
    chance = random.Random(3)
    ordinary = [
        f"{chance.choice(texts)} Bänk {chance.randrange(9999)}, kl. 21.{chance.randrange(60):02}."
        for _ in range(199_000)
    ]
    column = pd.Series(ordinary + values(Kind.PERSONAL_NUMBER, 1000)[:1000])
    start = time.process_time()
    found = scan_column(column)
    seconds = time.process_time() - start
    assert seconds < 3, f"{seconds:.2f} s"
    assert found["row"].min() >= 199_000
    assert found["row"].nunique() >= 990


@pytest.mark.parametrize(
    "text", ["A" * 100_000, "a@" * 50_000, "07" * 50_000, "Anna " * 20_000, "1-" * 50_000, "heter " * 20_000]
)
def test_a_long_hostile_text_takes_time_in_proportion_to_its_length(text):
    start = time.process_time()
    find_personal_data(text)
    seconds = time.process_time() - start
    assert seconds < 2, f"{seconds:.2f} s"
