"""The store's columns by their Swedish names, for a look at what would be read in."""

import pandas as pd

NAMES = {
    "event_key": "Id",
    "report_key": "Id",
    "news_key": "Id",
    "category": "Kategori",
    "subcategory": "Underkategori",
    "kind": "Slag",
    "event_from": "Från",
    "event_to": "Till",
    "reported_at": "Rapporterad",
    "published_at": "Publicerad",
    "starts_at": "Börjar",
    "area_code": "Områdeskod",
    "lon": "Longitud",
    "lat": "Latitud",
    "place": "Plats",
    "title": "Rubrik",
    "summary": "Sammanfattning",
    "description": "Text",
    "status": "Status",
    "indicator": "Indikator",
    "period": "Period",
    "year": "År",
    "sex": "Kön",
    "age": "Ålder",
    "value": "Värde",
    "numerator": "Täljare",
    "denominator": "Nämnare",
    "n": "Antal svar",
    "count": "Antal",
    "data_date": "Uppgifter från",
    "source": "Källa",
    "url": "Adress",
}


def readable_preview(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns that people know by name and that hold something, with nothing where nothing is."""
    known = rows[[name for name in NAMES if name in rows]].rename(columns=NAMES)
    written = known.map(lambda value: "" if value is None or value != value else str(value))
    return written[[name for name in written if (written[name] != "").any()]]
