"""How far a plan has come, in sentences."""

from datetime import date

from lib.domain.half_year import HalfYear
from lib.domain.plan_follow_up import ActivityStatus, Deadline, Tally
from lib.domain.words import number

ACTIVITIES = ("aktivitet", "aktiviteter")


def tally_sentence(tally: Tally, half: HalfYear) -> str:
    """`21 av 37 aktiviteter har rapporterats för våren 2026; 4 är försenade. 12 rapporter saknas.`"""
    if not tally.n:
        return "Ingen aktivitet passar urvalet."
    late = tally.count(ActivityStatus.DELAYED)
    told = f"{_of(tally.n_reported, tally.n)} har rapporterats för {half.label}; "
    told += "ingen är försenad." if not late else f"{number(late)} är {_many(late, 'försenad', 'försenade')}."
    over = tally.n_final_before
    if over:
        told += f" {number(over)} {_many(over, 'är genomförd eller avslutad', 'är genomförda eller avslutade')} sedan "
        told += "tidigare och behöver ingen ny rapport."
    missing = tally.n_missing
    return f"{told} {number(missing)} {_many(missing, 'rapport', 'rapporter')} saknas." if missing else told


def progress_sentence(tally: Tally) -> str:
    """`9 av 37 aktiviteter är genomförda och 15 förs vidare`."""
    done, carried = tally.count(ActivityStatus.DONE), tally.count(ActivityStatus.CARRIED_OVER)
    told = f"{_of(done, tally.n)} är {_many(done, 'genomförd', 'genomförda')}"
    return f"{told} och {number(carried)} förs vidare" if carried else told


def deadline_sentence(deadline: Deadline, today: date) -> str:
    """`Senast 2025-05-31: Lägesrapport (Kommunstyrelsen), om 12 dagar`."""
    days = (deadline.due - today).days
    when = f"om {number(days)} {_many(days, 'dag', 'dagar')}" if days > 0 else "i dag" if days == 0 else "har passerat"
    return f"Senast {deadline.due}: {deadline.name} ({deadline.receiver}), {when}"


def _of(count: int, n: int) -> str:
    return f"{number(count)} av {number(n)} {_many(n, *ACTIVITIES)}"


def _many(count: int, one: str, many: str) -> str:
    return one if count == 1 else many
