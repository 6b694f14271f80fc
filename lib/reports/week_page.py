"""The week on one page: a file that opens anywhere, prints on A4 and asks nobody for anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from lib.analysis.week_assessments import WeekPicture
from lib.domain.codes import Secrecy
from lib.domain.palette import WEEK_LEVELS
from lib.domain.report_words import MORE_IS_NOT_WORSE, SECRECY
from lib.domain.week import NOTE_TEXTS, WeekLevel, WeekTrend
from lib.domain.week_sentences import levels_sentence, week_sentence
from lib.domain.week_words import LEVEL_MEANINGS, MARKED_LEVELS, MARKED_TRENDS, NOTE_LABELS, NOTE_STATUSES
from lib.domain.words import listing, number, sentence

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.45 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1b2a33; background: #fff;
  max-width: 820px; margin: 24px auto; padding: 0 20px; }
h1 { font-size: 28px; margin: 0 0 4px; } h2 { font-size: 19px; margin: 22px 0 6px; } p { margin: 6px 0; }
.stamp { color: #4a5a64; font-size: 14px; }
.made-up { border: 1px solid #c9a227; background: #fff8e1; padding: 4px 8px; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: #4a5a64; font-size: 14px; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid #dde3e7; padding: 6px 8px; }
.level { border: 1px solid #5b6b75; border-radius: 4px; padding: 1px 8px; white-space: nowrap; color: #10181d; }
.small { font-size: 14px; color: #4a5a64; }
@page { size: A4; margin: 16mm; }
@media print {
  body { margin: 0; max-width: none; font-size: 11pt; }
  tr, h2 { break-inside: avoid; }
  .level { background: none !important; }
}
"""


@dataclass(frozen=True)
class Stamp:
    """Who the page is of and for, the day it was made, and what on it is made up ("" when nothing is)."""

    municipality: str
    made_on: date
    made_up: str
    secrecy: Secrecy = Secrecy.INTERNAL


def week_page(picture: WeekPicture, quick: Sequence[dict[str, Any]], carried: Sequence[str], stamp: Stamp) -> bytes:
    """HTML in UTF-8 of one period: finding, areas that need something, measures, notes. `quick` are measures under way
    (title, owner, due, area_name), `carried` titles of problems. Every text is escaped; there is no script in it."""
    rows = picture.areas.to_dict("records")
    title = f"Veckoläge {picture.period.label}"
    parts = [
        f"<h1>{_text(title)}, {_text(stamp.municipality)}</h1>",
        f'<p class="stamp">{_text(_stamp_line(picture, stamp))}</p>',
        *([f'<p class="made-up">Exempeldata. Påhittat: {_text(stamp.made_up)}.</p>'] if stamp.made_up else []),
        f"<p>{_text(week_sentence(picture.period, picture.whole, picture.days))}</p>",
        f"<p>{_text(levels_sentence(rows))}</p>",
        _areas(rows),
        _notes(picture),
        _measures(quick),
        _listed("Går vidare till analysen", carried),
        f'<p class="small">{_text(_legend())} {MORE_IS_NOT_WORSE} Vanligt: högst 1 av 100 vanliga perioder ligger '
        "över och högst 1 under.</p>",
    ]
    body = "\n".join(part for part in parts if part)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{_text(title)}</title>'
    page = (
        f'<!doctype html>\n<html lang="sv"><head>{head}<style>{STYLE}</style></head>\n<body>\n{body}\n</body></html>\n'
    )
    return page.encode()


def _stamp_line(picture: WeekPicture, stamp: Stamp) -> str:
    status = NOTE_STATUSES[str(picture.note["status"])] if picture.note else "utkast"
    stamped = f"Sekretessklass: {SECRECY[stamp.secrecy]}. Gjord {stamp.made_on}. {sentence(status)}."
    return f"{picture.period.days_label}. {stamped}"


def _areas(rows: Sequence[dict[Any, Any]]) -> str:
    """Red and yellow with their motives; green and undecided by name."""
    told = [row for level in (WeekLevel.RED, WeekLevel.YELLOW) for row in rows if row["level"] == level]
    table = "".join(
        f"<tr><th scope=row>{_text(row['area_name'])}</th><td>{_level(row)}</td>"
        f'<td>{_text(row["motive"])}<div class="small">{_text(row["reason"])}</div></td></tr>'
        for row in told
    )
    head = "<tr><th>Område</th><th>Läge</th><th>Motiv och siffror</th></tr>"
    listed = (
        f"<table><thead>{head}</thead><tbody>{table}</tbody></table>"
        if told
        else "<p>Inget område är rött eller gult.</p>"
    )
    green = [row["area_name"] for row in rows if row["level"] == WeekLevel.GREEN]
    open_ones = [row["area_name"] for row in rows if row["level"] == WeekLevel.UNDECIDED]
    rest = [f"<p>{MARKED_LEVELS[WeekLevel.GREEN]}: {_many(len(green))}.</p>"] if green else []
    rest += [f"<p>{MARKED_LEVELS[WeekLevel.UNDECIDED]}: {_text(_named(open_ones))}.</p>"] if open_ones else []
    return f"<h2>Områden som behöver något</h2>{listed}{''.join(rest)}"


def _level(row: dict[Any, Any]) -> str:
    level = WeekLevel(row["level"])
    trend = MARKED_TRENDS[WeekTrend(row["trend"])] if row["trend"] else ""
    colour = WEEK_LEVELS[level]
    return f'<span class="level" style="background:{colour}">{MARKED_LEVELS[level]}</span><br>{trend}'


def _named(names: list[str]) -> str:
    return listing(names) if len(names) <= 6 else _many(len(names))


def _many(n: int) -> str:
    return f"{number(n)} {'område' if n == 1 else 'områden'}"


def _notes(picture: WeekPicture) -> str:
    note = picture.note or {}
    return "".join(
        f"<h2>{NOTE_LABELS[name]}</h2><p>{_text(str(note[name]))}</p>" for name in NOTE_TEXTS if note.get(name)
    )


def _measures(quick: Sequence[dict[str, Any]]) -> str:
    if not quick:
        return ""
    rows = "".join(
        f"<tr><th scope=row>{_text(str(row['title']))}</th><td>{_text(str(row['owner']))}</td>"
        f"<td>{_text(str(row['due'] or 'inget datum'))}</td><td>{_text(str(row['area_name']))}</td></tr>"
        for row in quick
    )
    head = "<tr><th>Åtgärd</th><th>Vem</th><th>Klart senast</th><th>Var</th></tr>"
    return f"<h2>Snabba åtgärder på gång</h2><table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _listed(heading: str, items: Sequence[str]) -> str:
    return f"<h2>{heading}</h2><ul>{''.join(f'<li>{_text(item)}</li>' for item in items)}</ul>" if items else ""


def _legend() -> str:
    told = [f"{MARKED_LEVELS[level]}: {meaning}" for level, meaning in LEVEL_MEANINGS.items()]
    return f"{'; '.join(told)}. Läget är en människas bedömning."


def _text(text: str) -> str:
    return escape(text, quote=True)
