"""Which municipalities there are, and what they ask the browser to fetch."""

import pytest
import yaml

from lib.analysis.folders import known_municipalities, tile_hosts
from lib.domain.faults import InputFault
from lib.domain.settings import Settings
from tests.made_up import write_folder


def settings(root):
    return Settings(root=root, database_url="sqlite://")


def test_the_demo_stands_first(tmp_path):
    write_folder(tmp_path, "0001-provby")
    demo = write_folder(tmp_path, "0002-visning")
    path = demo.data / "municipality.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "is_demo: true\n", encoding="utf-8")
    assert list(known_municipalities(settings(tmp_path))) == ["0002-visning", "0001-provby"]


def test_no_municipality_is_a_fault_with_a_way_forward(tmp_path):
    with pytest.raises(InputFault, match="municipality new"):
        known_municipalities(settings(tmp_path))


@pytest.mark.parametrize(
    ("base_map", "hosts"),
    [
        ({"kind": "schematic"}, ()),
        ({"kind": "none", "tile_url": "https://kartor.example.se/{z}/{x}/{y}.png"}, ()),
        ({"kind": "tiles", "tile_url": "https://kartor.example.se/{z}/{x}/{y}.png"}, ("https://kartor.example.se",)),
        ({"kind": "tiles", "tile_url": "https://{s}.example.se/{z}/{x}/{y}.png"}, ("https://*.example.se",)),
    ],
)
def test_only_a_chosen_tile_host_is_named(tmp_path, base_map, hosts):
    path = write_folder(tmp_path).data / "municipality.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8")) | {"base_map": base_map}
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    assert tile_hosts(settings(tmp_path)) == hosts


def test_a_broken_folder_does_not_keep_the_server_from_starting(tmp_path):
    (write_folder(tmp_path).data / "municipality.yaml").write_text("name: [", encoding="utf-8")
    assert tile_hosts(settings(tmp_path)) == ()
