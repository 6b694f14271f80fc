"""Small made-up files in the shapes that the services document, one of each format."""

import copy
import json
from pathlib import Path
from typing import Any

KOLADA: dict[str, Any] = {
    "values": [
        {
            "values": [
                {"gender": "K", "count": 1, "status": "", "value": 31.25, "isdeleted": False},
                {"gender": "M", "count": 1, "status": "", "value": 0, "isdeleted": False},
                {"gender": "T", "count": 1, "status": "", "value": None, "isdeleted": False},
            ],
            "kpi": "N00001",
            "period": 2024,
            "municipality": "1980",
        },
        {
            "values": [{"gender": "T", "count": 1, "status": "", "value": 12, "isdeleted": False}],
            "kpi": "N00001",
            "period": 2024,
            "municipality": "0019",
        },
        {
            "values": [{"gender": "T", "count": 1, "status": "", "value": 9.5, "isdeleted": True}],
            "kpi": "N00001",
            "period": 2023,
            "municipality": "0000",
        },
        {
            "values": [{"gender": "T", "count": 1, "status": "", "value": 8.5, "isdeleted": False}],
            "kpi": "N00001",
            "period": 2024,
            "municipality": "0000",
        },
    ],
    "next_url": None,
    "previous_url": None,
    "count": 4,
}

KOLADA_CATALOGUE: dict[str, Any] = {
    "values": [
        {
            "id": "N00001",
            "title": "Andel som provat, andel (%)",
            "description": "Ett påhittat mått.",
            "is_divided_by_gender": True,
            "municipality_type": "A",
            "auspice": "X",
            "operating_area": "Prov",
            "perspective": "Prov",
            "prel_publication_date": None,
            "publication_date": "2026-12-15",
            "publ_period": "2026",
            "has_ou_data": False,
        },
        {
            "id": "U00002",
            "title": "Antal prov, antal",
            "description": "",
            "is_divided_by_gender": False,
            "publication_date": None,
        },
    ],
    "next_url": None,
    "previous_url": None,
    "count": 2,
}

PXWEB: dict[str, Any] = {
    "columns": [
        {"code": "Region", "text": "region", "type": "d"},
        {"code": "Tid", "text": "år", "type": "t"},
        {"code": "X1", "text": "Antal prov", "type": "c"},
        {"code": "X2", "text": "Andel prov", "type": "c"},
    ],
    "comments": [],
    "data": [
        {"key": ["1980R001_RegSO2025", "2023"], "values": ["12", "3.5"]},
        {"key": ["1980R001_RegSO2025", "2024"], "values": ["-", ".."]},
        {"key": ["1980R002_RegSO2025", "2023"], "values": ["0", "-1.25"]},
    ],
    "metadata": [{"infofile": "XX", "updated": "2025-05-09T06:00:00Z", "label": "Prov efter region", "source": "SCB"}],
}

JSON_STAT: dict[str, Any] = {
    "version": "2.0",
    "class": "dataset",
    "label": "Folkmängd efter region, kön, ålder och år",
    "source": "SCB",
    "updated": "2025-02-21T07:00:00Z",
    "id": ["Region", "Kon", "Alder", "ContentsCode", "Tid"],
    "size": [2, 2, 2, 1, 2],
    "dimension": {
        "Region": {
            "label": "region",
            "category": {"index": {"1980": 1, "00": 0}, "label": {"00": "Riket", "1980": "Västerås"}},
        },
        "Kon": {"label": "kön", "category": {"index": ["1", "2"], "label": {"1": "män", "2": "kvinnor"}}},
        "Alder": {
            "label": "ålder",
            "category": {"index": {"16-24": 0, "80+": 1}, "label": {"16-24": "16-24 år", "80+": "80+ år"}},
        },
        "ContentsCode": {"label": "tabellinnehåll", "category": {"label": {"BE0101N1": "Folkmängd"}}},
        "Tid": {
            "label": "år",
            "category": {"index": {"2023": 0, "2024": 1}, "label": {"2023": "2023", "2024": "2024"}},
        },
    },
    "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
    "value": [*range(100, 108), 0, None, *range(110, 116)],
    "status": {"9": ".."},
}

POLISEN: list[dict[str, Any]] = [
    {
        "id": 1,
        "datetime": "2026-08-21 8:24:32 +02:00",
        "name": "21 augusti 07.47, Rån, försök, Provby",
        "summary": "En påhittad notis.",
        "url": "/aktuellt/handelser/1/",
        "type": "Rån, försök",
        "location": {"name": "Provlän", "gps": "59.67,16.22"},
    },
    {
        "id": 2,
        "datetime": "2026-01-05 23:59:59 +01:00",
        "name": "05 januari 23.10, Brand, Provköping",
        "summary": "",
        "url": "https://example.org/annan",
        "type": "Brand",
        "location": {"name": "Provlän", "gps": "59.67,16.22"},
    },
]

OPEN311: list[dict[str, Any]] = [
    {
        "service_request_id": 638344,
        "status": "closed",
        "service_name": "Trasig lampa",
        "service_code": "006",
        "description": "Lampan är släckt.",
        "requested_datetime": "2026-04-14T22:37:38Z",
        "address": "Provgatan 1",
        "lat": 59.61,
        "long": 16.54,
    },
    {
        "service_request_id": "638345",
        "status": "open",
        "service_code": "007",
        "requested_datetime": "2026-12-01T08:00:00+01:00",
        "address": "Provgatan 2",
        "lat": None,
        "long": None,
    },
]

OPEN311_XML = """<?xml version="1.0" encoding="utf-8"?>
<!-- made up -->
<service_requests>
  <request>
    <service_request_id>638344</service_request_id>
    <status>closed</status>
    <status_notes/>
    <service_name>Trasig lampa</service_name>
    <service_code>006</service_code>
    <description>Lampan är släckt.</description>
    <requested_datetime>2026-04-14T22:37:38Z</requested_datetime>
    <address>Provgatan 1</address>
    <lat>59.61</lat>
    <long>16.54</long>
  </request>
  <request>
    <service_request_id>638345</service_request_id>
    <status>open</status>
    <service_code>007</service_code>
    <requested_datetime>2026-12-01T08:00:00+01:00</requested_datetime>
    <address>Provgatan 2</address>
    <lat></lat>
    <long/>
  </request>
</service_requests>
"""

GPX = """<?xml version="1.0"?>
<gpx version="1.1" creator="prov" xmlns="http://www.topografix.com/GPX/1/1">
  <metadata><author><name>Prov</name></author></metadata>
  <wpt lat="59.61" lon="16.54"><time>2026-10-20T18:04:11Z</time><name>Tunneln</name><desc>Mörk</desc></wpt>
  <wpt lat="59.62" lon="16.55"><name>Parken</name><cmt>Tät häck</cmt></wpt>
  <trk><trkseg><trkpt lat="59.61" lon="16.54"/></trkseg></trk>
</gpx>
"""

FILES: dict[str, tuple[str, ...]] = {
    "kolada": (json.dumps(KOLADA), json.dumps(KOLADA_CATALOGUE)),
    "pxweb": (json.dumps(PXWEB),),
    "jsonstat": (json.dumps(JSON_STAT),),
    "polisen": (json.dumps(POLISEN),),
    "open311_json": (json.dumps(OPEN311),),
    "open311_xml": (OPEN311_XML,),
    "gpx": (GPX,),
}
"""By the id of the reader that should take them."""


def changed(data: Any, *steps: Any, to: Any) -> Any:
    """A copy with another value at the end of the steps."""
    data = copy.deepcopy(data)
    place = data
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = to
    return data


def write(folder: Path, content: Any, name: str = "fil.txt") -> Path:
    """A file with these bytes, this text, or this data as JSON. The name tells nothing."""
    path = folder / name
    if not isinstance(content, bytes | str):
        content = json.dumps(content, ensure_ascii=False)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
