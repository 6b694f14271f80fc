"""The preview shows what people know, in Swedish, and no holes."""

import pandas as pd

from lib.ui.import_preview import count_classes, readable_preview


def test_only_known_columns_with_content_are_shown():
    rows = pd.DataFrame(
        {"category": ["ran"], "event_to": [None], "lon": [float("nan")], "municipality": ["x"], "n": [7]}
    )
    shown = readable_preview(rows)
    assert shown.to_dict("records") == [{"Kategori": "ran", "Antal svar": "7"}]
    assert readable_preview(pd.DataFrame()).empty


def test_codes_are_words_and_nobody_wrote_the_seconds():
    rows = pd.DataFrame({"category": ["ran", "okand"], "event_from": ["2026-02-01 22:15:00", "2026-02-01 22:15:07"]})
    assert readable_preview(rows, {"category": {"ran": "Rån"}}).to_numpy().tolist() == [
        ["Rån", "2026-02-01 22:15"],
        ["okand", "2026-02-01 22:15:07"],
    ]


def test_classes_of_rows_are_whole_and_meet():
    assert [one.text for one in count_classes((2.0, 5.0, 10.0))] == ["1", "2–4", "5–9", "10 eller fler"]
    assert [one.text for one in count_classes(())] == ["1 eller fler"]
    for n in range(5):
        assert len({one.fill for one in count_classes(tuple(float(2 + i) for i in range(n)))}) == n + 1
