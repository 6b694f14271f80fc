"""The week's page: whole by itself, stamped, and nothing in it can run."""

from datetime import date

import pandas as pd

from lib.analysis.week_assessments import WeekPicture
from lib.domain.est_period import EstPeriod
from lib.reports.week_page import Stamp, week_page

WHOLE = {
    f"{source}{name}": value
    for source, count in (("reports", 9.0), ("events", 30.0))
    for name, value in {"": count, "_expected": 8.2, "_lower": 2.0, "_upper": 16.0, "_usual": "ordinary"}.items()
}


def area(name, level, motive="", trend="same", proposed="green"):
    return {"area_code": name, "area_name": name, "level": level, "trend": trend if motive else "", "motive": motive,
            "proposed_level": proposed, "reason": "9 rapporter, väntat 3,0"}  # fmt: skip


def page(rows, note=None, made_up="rapporter"):
    picture = WeekPicture(EstPeriod.parse("2026-W43"), pd.DataFrame(rows), WHOLE, note, {"reports": 7}, False)
    quick = [{"title": "Röj buskarna", "owner": "Tekniska", "due": date(2026, 11, 1), "area_name": "Norr"}]
    stamp = Stamp("Provby", date(2026, 10, 26), made_up)
    return week_page(picture, quick, ["Handeln på torget"], stamp).decode()


def test_it_says_what_where_why_who_and_for_whom():
    note = {"status": "done", "summary": "Lugn vecka", "coming": None, "agreed": ""}
    html = page(
        [area("Norr", "red", "Bränder", "up"), area("Söder", "green", "Lugnt"), area("Öster", "undecided")], note
    )
    for told in (
        "Veckoläge v. 43 2026, Provby", "Sekretessklass: intern kommun", "Gjord 2026-10-26. Klart.", "Exempeldata",
        "▲ röd", "↑ ökar", "Bränder", "● grön: 1 område.", "○ inte bedömt: Öster", "Röj buskarna", "Tekniska",
        "2026-11-01", "Handeln på torget", "Lugn vecka", "Fler rapporter betyder inte alltid fler problem.",
    ):  # fmt: skip
        assert told in html, told
    assert "Det som väntar" not in html and 'lang="sv"' in html and "@page" in html


def test_texts_cannot_become_markup_and_nothing_is_fetched():
    html = page([area("<b>Norr</b>", "yellow", '<script>alert(1)</script>" onload="x')])
    assert "<script" not in html and "<b>" not in html and "&lt;script&gt;" in html
    assert "http" not in html and "src=" not in html and "url(" not in html


def test_without_made_up_figures_it_does_not_say_so():
    html = page([area("Norr", "green", "Lugnt")], made_up="")
    assert "Exempeldata" not in html and "Inget område är rött eller gult." in html and "Utkast." in html
