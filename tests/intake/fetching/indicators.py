"""Indicators as a municipality might define them, each with a source to ask."""

from lib.domain.indicator import Indicator


def indicator(name: str = "trygghet", unit: str = "percent", kind: str = "survey_share", **source: object) -> Indicator:
    return Indicator.model_validate(
        {
            "id": name,
            "name": name.capitalize(),
            "definition": "Prov.",
            "unit": unit,
            "kind": kind,
            "computed_from": "values",
            "polarity": "high_is_good",
            "levels": ["municipality"],
            "source": {"name": "Prov"} | source,
            "rhythm": "yearly",
        }
    )
