"""Days that may make a difference: public holidays and pay days, worked out; school terms and breaks, from a file."""

from datetime import date, timedelta
from typing import Literal

from pydantic import Field, model_validator

from lib.domain.definition import Definition, Line, Misfit, Text, placed, refuse

FRIDAY = 4


class SchoolStretch(Definition):
    """A term or a break, first and last day included."""

    kind: Literal["termin", "lov"]
    name: Line
    first: date
    last: date
    is_approximate: bool = False


class Calendar(Definition):
    """`calendar.yaml`: the municipality's school year and the day of the month when wages are paid."""

    pay_day: int = Field(default=25, ge=1, le=31)
    school: tuple[SchoolStretch, ...] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _stretches_end_after_they_begin(self) -> "Calendar":
        refuse(
            Misfit((*path, "last"), "slutar innan det börjar", str(stretch.last), "Sista dagen är tidigast den första.")
            for path, stretch in placed(self.school, "school")
            if stretch.last < stretch.first
        )
        return self

    @property
    def breaks(self) -> tuple[SchoolStretch, ...]:
        return tuple(stretch for stretch in self.school if stretch.kind == "lov")

    @property
    def terms(self) -> tuple[SchoolStretch, ...]:
        return tuple(stretch for stretch in self.school if stretch.kind == "termin")


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar. Method: Meeus, Jones and Butcher (1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    turn = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * turn) // 451
    month, day = divmod(h + turn - 7 * m + 114, 31)
    return date(year, month, day + 1)


def public_holidays(year: int) -> dict[date, str]:
    """Swedish public holidays by law (1989:253), Sundays left out unless they are one of these, and the eves that most
    people have off."""
    sunday = easter(year)
    days = {
        date(year, 1, 1): "Nyårsdagen",
        date(year, 1, 6): "Trettondedag jul",
        sunday - timedelta(2): "Långfredagen",
        sunday - timedelta(1): "Påskafton",
        sunday: "Påskdagen",
        sunday + timedelta(1): "Annandag påsk",
        date(year, 5, 1): "Första maj",
        sunday + timedelta(39): "Kristi himmelsfärdsdag",
        sunday + timedelta(49): "Pingstdagen",
        date(year, 6, 6): "Nationaldagen",
        _first_from(date(year, 6, 19), FRIDAY): "Midsommarafton",
        _first_from(date(year, 6, 20), FRIDAY + 1): "Midsommardagen",
        _first_from(date(year, 10, 31), FRIDAY + 1): "Alla helgons dag",
        date(year, 12, 24): "Julafton",
        date(year, 12, 25): "Juldagen",
        date(year, 12, 26): "Annandag jul",
        date(year, 12, 31): "Nyårsafton",
    }
    return dict(sorted(days.items()))


def pay_day(year: int, month: int, day: int) -> date:
    """The last weekday that is not a holiday, on or before the day of the month (or its last day)."""
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    paid = min(date(year, month, 1) + timedelta(day - 1), first_of_next - timedelta(1))
    holidays = public_holidays(year)
    while paid.weekday() > FRIDAY or paid in holidays:
        paid -= timedelta(1)
    return paid


def _first_from(start: date, weekday: int) -> date:
    return start + timedelta((weekday - start.weekday()) % 7)
