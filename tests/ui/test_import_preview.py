"""The preview shows what people know, in Swedish, and no holes."""

import pandas as pd

from lib.ui.import_columns import readable_preview


def test_only_known_columns_with_content_are_shown():
    rows = pd.DataFrame(
        {"category": ["ran"], "event_to": [None], "lon": [float("nan")], "municipality": ["x"], "n": [7]}
    )
    shown = readable_preview(rows)
    assert shown.to_dict("records") == [{"Kategori": "ran", "Antal svar": "7"}]
    assert readable_preview(pd.DataFrame()).empty
