"""What a slide's title says: the finding in words, and never more than the numbers allow."""

from collections.abc import Mapping, Sequence
from typing import Any

from lib.domain.codes import Change, Difference, Status
from lib.domain.plan_follow_up import ActivityStatus, Tally
from lib.domain.problem import ProblemStatus
from lib.domain.row import FigureRow
from lib.domain.sentences import ONLY_COUNT, change_size, short_change, value_words
from lib.domain.words import MEASURE_STATUSES, STATUSES, UNITS, listing, number, sentence

SURE = (Change.INCREASE, Change.DECREASE)
KINDS = {Change.INCREASE: "ökning ", Change.DECREASE: "minskning "}
ARROWS = {Change.INCREASE: "▲ ", Change.DECREASE: "▼ "}
TO_JUDGE = {Change.MAYBE_CHANCE: "≈ kan vara slump", Change.TOO_FEW: "för få för att avgöra"}
FALSE_ALARMS = 0.05
IN_WORDS = ("inget", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")


def numbers_title(rows: Sequence[FigureRow]) -> str:
    """`Två av fyra nyckeltal har ändrats mer än slumpen brukar ge`."""
    tested = [row for row in rows if row.change in (*SURE, Change.MAYBE_CHANCE)]
    if not tested:
        return "Nyckeltalen går inte att jämföra med perioden före"
    changed = sum(row.change in SURE for row in tested)
    told = f"{sentence(in_words(changed))} av {in_words(len(tested))} nyckeltal har ändrats mer än slumpen brukar ge"
    return told if changed else f"{told}: skillnaderna kan vara slump"


def figure_title(row: FigureRow, name: str) -> str:
    """`Anmälda brott: ökning från 61 till 65 (+6 %), större än slumpen brukar ge`."""
    if row.status is Status.NOT_APPLICABLE and row.numerator is not None:
        return f"{name}: {number(row.numerator)} i antal. {ONLY_COUNT}"
    if not row.has_value:
        return f"{name}: {STATUSES[row.status]}"
    if row.change is Change.UNKNOWN or not short_change(row):
        return f"{name}: {value_words(row)}"
    if row.change is Change.TOO_FEW:
        return f"{name}: för få händelser för att avgöra om något har ändrats"
    return f"{name}: {KINDS.get(row.change, '')}{short_change(row)}"


def change_told(row: FigureRow) -> str:
    """`▲ +6 %, större än slumpen brukar ge`, under a large figure."""
    if row.change in SURE and row.has_value:
        return f"{ARROWS[row.change]}{change_size(row)}, större än slumpen brukar ge".replace(" , ", ", ")
    return TO_JUDGE.get(row.change, "") if row.has_value else sentence(STATUSES[row.status])


def areas_title(rows: Sequence[FigureRow], name: str, municipality: str) -> str:
    """`Anmälda brott: 12 av 49 områden ligger säkert över Västerås som helhet, 20 under`."""
    known = [row.difference for row in rows if row.difference is not Difference.UNKNOWN]
    if not known:
        return f"{name}: områdena går inte att jämföra"
    high, low = known.count(Difference.HIGHER), known.count(Difference.LOWER)
    return (
        f"{name}: {number(high)} av {number(len(known))} områden ligger säkert över {municipality} som helhet, "
        f"{number(low)} under"
    )


def changed_title(rows: Sequence[Mapping[str, Any]], name: str) -> str:
    """`Anmälda brott: i 2 av 49 områden är ändringen större än slumpen brukar ge`."""
    tested = [row for row in rows if Change(row["change"]) in (*SURE, Change.MAYBE_CHANCE)]
    if not tested:
        return f"{name}: för få händelser i områdena för att avgöra om något har ändrats"
    changed = sum(Change(row["change"]) in SURE for row in tested)
    if not changed:
        return f"{name}: i inget av {number(len(tested))} områden är ändringen större än slumpen brukar ge"
    return f"{name}: i {number(changed)} av {number(len(tested))} områden är ändringen större än slumpen brukar ge"


def by_chance(n: int) -> str:
    """What to expect of so many comparisons that are not adjusted for."""
    expected = round(n * FALSE_ALARMS)
    if expected < 1:
        return ""
    return f"Bland {number(n)} jämförelser väntas ungefär {number(expected)} sticka ut av slump."


def measures_title(statuses: Sequence[str], n_late: int) -> str:
    """`3 åtgärder: 2 pågår och 1 uppföljd. 1 har passerat sin dag`."""
    if not statuses:
        return "Ingen åtgärd är beslutad ännu"
    if len(statuses) == 1:
        return f"En åtgärd: {MEASURE_STATUSES.get(statuses[0], statuses[0])}{'. Den har passerat sin dag' * n_late}"
    counts = {status: statuses.count(status) for status in MEASURE_STATUSES if status in statuses}
    told = listing([f"{number(count)} {MEASURE_STATUSES[status]}" for status, count in counts.items()])
    late = f". {number(n_late)} har passerat sin dag" if n_late else ""
    return f"{number(len(statuses))} {'åtgärd' if len(statuses) == 1 else 'åtgärder'}: {told}{late}"


def plan_title(tally: Tally) -> str:
    """`9 av 37 aktiviteter i planen är genomförda, 4 är försenade och för 12 saknas rapport`."""
    done, late = tally.count(ActivityStatus.DONE), tally.count(ActivityStatus.DELAYED)
    told = [f"{number(done)} av {number(tally.n)} aktiviteter i planen är genomförda"]
    told += [f"{number(late)} är {'försenad' if late == 1 else 'försenade'}"] if late else []
    told += [f"för {number(tally.n_missing)} saknas rapport"] if tally.n_missing else []
    return listing(told)


def asked_title(n: int) -> str:
    if not n:
        return "Beslut"
    return f"{sentence('ett' if n == 1 else in_words(n))} beslut att ta ställning till"


def asked_of(title: str, status: str, n_measures: int, n_late: int, result: str) -> str:
    """What a meeting is asked to decide about a problem, proposed from how far it has come."""
    if status == ProblemStatus.CLOSED:
        return f"Lägg resultatet till handlingarna: {title}"
    if status == ProblemStatus.DEPRIORITISED:
        return f"Bekräfta att problemet får vänta: {title}"
    if not n_measures:
        return f"Utse vem som tar fram en åtgärd: {title}"
    if n_late:
        return f"Ta ställning till åtgärder som är sena: {title}"
    return f"Ta ställning till nästa steg: {title}" if result else f"Fortsätt med åtgärderna: {title}"


def unit_line(name: str, row: FigureRow, period: str) -> str:
    """Measure, unit and period, under the title."""
    return f"{name}, {UNITS[row.unit]}, {period}"


def in_words(n: int) -> str:
    return IN_WORDS[n] if n < len(IN_WORDS) else number(n)
