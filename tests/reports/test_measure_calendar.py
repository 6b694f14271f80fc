"""The days of measures as a calendar file, read by another reader."""

from datetime import date

import pandas as pd
from icalendar import Calendar

from lib.reports.measure_calendar import measure_calendar

DAYS = pd.DataFrame(
    [
        {"day": date(2026, 9, 1), "what": "due", "what_name": "Klar senast", "measure_key": "m1", "title": "Lampor",
         "owner": "Styrelsen", "area_name": "Norr"},
        {"day": date(2026, 12, 1), "what": "follow_up_on", "what_name": "Följs upp", "measure_key": "m1",
         "title": "Lampor", "owner": "Styrelsen", "area_name": "Norr"},
    ]
)  # fmt: skip


def test_each_day_is_an_entry_that_another_file_changes_instead_of_doubling():
    written = measure_calendar(DAYS, "0001-provby", date(2026, 7, 20), "Europe/Stockholm")
    events = list(Calendar.from_ical(written).walk("VEVENT"))
    assert [str(event["summary"]) for event in events] == ["Klar senast: Lampor", "Följs upp: Lampor"]
    assert [event["dtstart"].dt for event in events] == [date(2026, 9, 1), date(2026, 12, 1)]
    assert len({str(event["uid"]) for event in events}) == 2
    assert written == measure_calendar(DAYS, "0001-provby", date(2026, 7, 20), "Europe/Stockholm")
