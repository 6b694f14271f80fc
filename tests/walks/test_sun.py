"""Sun and twilight against published times, the sunrise equation and the library's own; and where there is no time."""

from datetime import date, datetime, time, timedelta
from math import acos, cos, degrees, radians, sin
from zoneinfo import ZoneInfo

import pytest
from astral import Observer
from astral.sun import dawn, dusk, sunrise, sunset

from lib.domain.walk import Light
from lib.walks.sun import Darkness, Place, darkness_of_year, light_at, sun_day, sun_height

STOCKHOLM_TIME = "Europe/Stockholm"
VASTERAS, SORSELE = Place(59.61, 16.55, STOCKHOLM_TIME), Place(65.535, 17.53, STOCKHOLM_TIME)
PUBLISHED = [
    # Newsworthy, "På lördag är solen uppe till klockan 17 i Sala" (newsworthy.se/artikel/398425), lördag 21 februari.
    (VASTERAS, date(2026, 2, 21), "07:14", "17:02"),
    (Place(59.33, 18.07, STOCKHOLM_TIME), date(2026, 2, 21), "07:08", "16:56"),
    (Place(65.58, 22.16, STOCKHOLM_TIME), date(2026, 2, 21), "07:13", "16:18"),
    (Place(67.86, 20.23, STOCKHOLM_TIME), date(2026, 2, 21), "07:31", "16:15"),
    # Newsworthy, "På lördag går solen upp före klockan åtta i Krokom" (artikel/397222), lördag 14 februari.
    (Place(59.33, 18.07, STOCKHOLM_TIME), date(2026, 2, 14), "07:26", "16:38"),
    (Place(67.86, 20.23, STOCKHOLM_TIME), date(2026, 2, 14), "08:00", "15:47"),
    # "The Shortest Days 2014" (bocksl.blogspot.com, 2014-12-21), Lund.
    (Place(55.70, 13.19, STOCKHOLM_TIME), date(2014, 12, 21), "08:35", "15:36"),
]
MIDNIGHT_SUN = [
    # Store norske leksikon, "midnattssol" (snl.no/midnattssol): första och sista dygnet, solskivans övre rand synlig.
    (Place(69.65, 18.96, "Europe/Oslo"), date(2026, 5, 18), date(2026, 7, 25)),
    (Place(67.28, 14.40, "Europe/Oslo"), date(2026, 5, 31), date(2026, 7, 12)),
]


def minutes_apart(when, written):
    there = datetime.combine(when.date(), time.fromisoformat(written))
    return abs((when - there).total_seconds()) / 60


@pytest.mark.parametrize(("place", "day", "up", "down"), PUBLISHED)
def test_published_times_are_met_within_two_minutes(place, day, up, down):
    sun = sun_day(place, day).sun
    assert minutes_apart(sun.up, up) <= 2 and minutes_apart(sun.down, down) <= 2 and sun.is_above is None


@pytest.mark.parametrize(("place", "first", "last"), MIDNIGHT_SUN)
def test_where_the_sun_does_not_set_there_is_no_sunset(place, first, last):
    """Within a day of the published nights."""
    days = [date(2026, 4, 15) + timedelta(n) for n in range(130)]
    nights = [day for day in days if sun_day(place, day).sun.down is None]
    assert abs(nights[0] - first) <= timedelta(1) and abs(nights[-1] - last) <= timedelta(1)
    assert len(nights) == (nights[-1] - nights[0]).days + 1


def test_where_the_sun_does_not_rise_there_is_still_twilight():
    shown = sun_day(Place(69.65, 18.96, "Europe/Oslo"), date(2026, 12, 21))
    assert (shown.sun.up, shown.sun.down, shown.sun.is_above) == (None, None, False)
    assert shown.civil.up.hour == 9 and shown.civil.down.hour == 13


def day_length_hours(latitude, declination):
    """The sunrise equation (Meeus, Astronomical Algorithms, chapter 15), for the given declination of the sun."""
    lat, dec = radians(latitude), radians(declination)
    return 2 * degrees(acos((sin(radians(-0.833)) - sin(lat) * sin(dec)) / (cos(lat) * cos(dec)))) / 15


def test_sorsele_in_june_and_december():
    """No midnight sun, but the sun sets after midnight and civil twilight lasts all night; in December it does rise."""
    june, december = sun_day(SORSELE, date(2026, 6, 21)), sun_day(SORSELE, date(2026, 12, 21))
    assert june.sun.down.date() == date(2026, 6, 22) and june.civil.is_above is True
    assert (june.sun.down - june.sun.up) / timedelta(hours=1) == pytest.approx(day_length_hours(65.535, 23.44), abs=0.1)
    lasts = (december.sun.down - december.sun.up) / timedelta(hours=1)
    assert lasts == pytest.approx(day_length_hours(65.535, -23.44), abs=0.1) and 3 < lasts < 3.5
    assert light_at(SORSELE, datetime(2026, 6, 21, 23, 59)) is Light.LIGHT
    assert light_at(SORSELE, datetime(2026, 12, 21, 16, 0)) is Light.DARK


def test_the_librarys_own_times_agree_where_it_has_them():
    zone = ZoneInfo(STOCKHOLM_TIME)
    observer = Observer(VASTERAS.lat, VASTERAS.lon)
    for month in range(1, 13):
        day = date(2026, month, 10)
        shown = sun_day(VASTERAS, day)
        pairs = [
            (shown.sun.up, sunrise(observer, day, tzinfo=zone)),
            (shown.sun.down, sunset(observer, day, tzinfo=zone)),
        ]
        if shown.civil.is_above is None:
            pairs += [
                (shown.civil.up, dawn(observer, day, 6, tzinfo=zone)),
                (shown.civil.down, dusk(observer, day, 6, tzinfo=zone)),
            ]
        for ours, theirs in pairs:
            assert abs(ours - theirs.replace(tzinfo=None)) < timedelta(minutes=2)


def test_noon_is_as_high_as_the_declination_says():
    height = max(sun_height(VASTERAS, datetime(2026, 6, 21, 12, minute)) for minute in range(60))
    assert height == pytest.approx(90 - 59.61 + 23.44, abs=0.1)


def test_a_year_has_every_week_and_hour():
    rows = darkness_of_year(SORSELE, 2026)
    assert len(rows) == 52 * 24 and rows["day"].map(date.weekday).eq(2).all()
    june = rows[(rows["day"] >= date(2026, 6, 10)) & (rows["day"] <= date(2026, 7, 1))]
    assert set(june["darkness"]) == {Darkness.DAY, Darkness.CIVIL}
    december = rows[rows["day"] == date(2026, 12, 23)].set_index("hour")["darkness"]
    assert (december[0], december[9], december[11], december[20]) == (
        Darkness.NIGHT, Darkness.CIVIL, Darkness.DAY, Darkness.NIGHT)  # fmt: skip
