import pytest
from pydantic import ValidationError

from lib.domain.reporting_units import ReportingUnits


def test_a_unit_stands_once() -> None:
    unit = {"id": "a", "name": "A", "kind": "school"}
    with pytest.raises(ValidationError, match="enhet finns flera gånger: a"):
        ReportingUnits.model_validate({"units": [unit, unit]})


@pytest.mark.parametrize("wrong", ["x" * 21, "två ord", ""])
def test_an_id_fits_where_area_codes_stand(wrong: str) -> None:
    with pytest.raises(ValidationError):
        ReportingUnits.model_validate({"units": [{"id": wrong, "name": "A", "kind": "school"}]})
