"""The days of measures for a calendar program."""

from datetime import UTC, date, datetime, time

import pandas as pd

from lib.reports.calendar_file import CalendarEntry, calendar_bytes

REMIND_DAYS_BEFORE = 7


def measure_calendar(days: pd.DataFrame, municipality: str, today: date, time_zone: str) -> bytes:
    """A whole day for each row of `lib.analysis.measures.measure_days`, with who owns the measure and where."""
    entries = [
        CalendarEntry(
            uid=f"{row['what']}-{row['measure_key']}@{municipality}.lagesbild",
            title=f"{row['what_name']}: {row['title']}",
            starts=row["day"],
            description=f"Ägare: {row['owner']}",
            place=str(row["area_name"]),
            remind_days_before=REMIND_DAYS_BEFORE,
        )
        for row in days.to_dict("records")
    ]
    return calendar_bytes("Åtgärder", entries, datetime.combine(today, time(), UTC), time_zone)
