"""The iceberg's file: optional, checked against the other files, three layers even without it."""

import pytest
import yaml

from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.iceberg import ORDER, Iceberg
from lib.domain.settings import PROJECT_ROOT
from lib.store.folders import read_definitions
from tests.store.folder_for_tests import PLAN, small_municipality

LADDER = {
    "name": "Trappa", "description": "Prov.", "at": "ett", "towards": "tva", "judged_by": "Gruppen",
    "judged_on": "2031-05", "source": "Prov",
    "steps": [{"id": name, "name": name, "description": "Prov."} for name in ("ett", "tva")],
}  # fmt: skip


def layers(*indicators: tuple[str, ...], factors: tuple[str, ...] = ()) -> list[dict]:
    given = [*indicators, (), (), ()][:3]
    return [
        {"id": layer, "name": layer, "description": "Prov.", "indicators": list(names),
         "factors": list(factors) if layer == "cause" else []}
        for layer, names in zip(ORDER, given, strict=True)
    ]  # fmt: skip


def written(tmp_path, content: dict):
    folder = small_municipality(tmp_path)
    (folder.data / "iceberg.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return folder


def test_without_a_file_and_with_the_template_the_layers_are_there_but_empty(tmp_path):
    folder = small_municipality(tmp_path)
    from_template = read_definitions(folder).iceberg
    (folder.data / "iceberg.yaml").unlink()
    assert from_template == read_definitions(folder).iceberg == Iceberg()
    assert Iceberg().is_empty and [layer.id for layer in Iceberg().layers] == list(ORDER)


def test_what_is_placed_is_read_with_its_ladder(tmp_path):
    content = {"layers": layers(("anmalda_brott",)), "ladder": LADDER}
    iceberg = read_definitions(written(tmp_path, content)).iceberg
    assert iceberg.layer("symptom").indicators == ("anmalda_brott",)
    assert iceberg.ladder is not None and iceberg.ladder.at == "ett" and not iceberg.is_empty


@pytest.mark.parametrize(
    ("content", "where", "message"),
    [
        ({"layers": layers(("finns_inte",))}, "layers → 1 → indicators", "okänd indikator"),
        ({"layers": layers(factors=("finns_inte",))}, "layers → 2 → factors", "okänd faktor"),
        ({"layers": layers(("anmalda_brott",), ("anmalda_brott",))}, "layers → 2 → indicators", "flera lager"),
        ({"layers": layers()[::-1]}, "layers", "fel lager eller ordning"),
        ({"layers": layers()[:2]}, "layers", "fel lager eller ordning"),
        ({"ladder": LADDER | {"at": "tre"}}, "ladder", "okänd steg"),
        ({"ladder": LADDER | {"judged_on": "nyss"}}, "ladder → judged_on", ""),
    ],
)
def test_what_does_not_hold_is_told_with_its_place(tmp_path, content, where, message):
    with pytest.raises(InputFault) as caught:
        read_definitions(written(tmp_path, content))
    (fault,) = caught.value.faults
    assert where in fault.where and message in fault.message


def test_a_horizon_names_only_indicators_that_are_there(tmp_path):
    horizon = "\nhorizons:\n  - {id: short, name: Nu, description: Nu., indicators: [finns_inte]}\n"
    with pytest.raises(InputFault, match="finns_inte"):
        read_definitions(small_municipality(tmp_path, PLAN + horizon))


def test_a_horizon_stands_once(tmp_path):
    line = "  - {id: short, name: Nu, description: Nu.}\n"
    with pytest.raises(InputFault, match="horisont finns flera gånger"):
        read_definitions(small_municipality(tmp_path, f"{PLAN}\nhorizons:\n{line}{line}"))


def test_the_example_places_every_factor_and_the_group_at_the_second_step():
    """Ensam är inte stark: in all essentials at step 2, with weak tendencies towards step 3."""
    definitions = read_definitions(MunicipalityFolder(PROJECT_ROOT, "1980-vasteras"))
    placed = [name for layer in definitions.iceberg.layers for name in layer.factors]
    assert sorted(placed) == sorted(factor.id for factor in definitions.factors.factors)
    ladder = definitions.iceberg.ladder
    assert ladder is not None and len(ladder.steps) == 4
    assert [step.id for step in ladder.steps].index(ladder.at) == 1
    assert ladder.towards == ladder.steps[2].id
