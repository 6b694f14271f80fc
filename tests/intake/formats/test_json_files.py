import json
from pathlib import Path
from typing import Any

import pytest

from lib.domain.faults import Fault, InputFault
from lib.intake.formats import json_files, whole_file
from lib.intake.formats.json_files import load_json, outline, refuse_unknown_json
from lib.intake.reader import take_sample
from tests.intake.formats.written_files import write


def fault_of(folder: Path, content: bytes | str) -> Fault:
    with pytest.raises(InputFault) as caught:
        load_json(write(folder, content))
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding_gives_the_same(tmp_path: Path, encoding: str) -> None:
    assert load_json(write(tmp_path, '{"kön": ["män", "å"]}'.encode(encoding))) == {"kön": ["män", "å"]}


def test_the_last_of_two_keys_counts(tmp_path: Path) -> None:
    assert load_json(write(tmp_path, '{"a": 1, "a": 2}')) == {"a": 2}


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_pointed_out(tmp_path: Path, constant: str) -> None:
    fault = fault_of(tmp_path, f'{{"a": "NaN, ",\n "b": [{constant}]}}')
    assert (fault.where, fault.found) == ("fil.txt, rad 2, tecken 8", constant)


def test_a_file_cut_off_says_where_it_ends(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, '{"a": [1,\n2,')
    assert (fault.where, fault.found) == ("fil.txt, rad 2, tecken 3", "slutet av filen")


def test_what_breaks_the_json_is_shown(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, '{"a": hej}')
    assert (fault.where, fault.found) == ("fil.txt, rad 1, tecken 7", "hej}")


def test_a_byte_that_is_not_utf8_is_pointed_out(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, '{"a": 1,\n"b": "Västerås"}'.encode("cp1252"))
    assert (fault.where, fault.found) == ("fil.txt, rad 2, tecken 8", "byten 0xe4")


@pytest.mark.parametrize("text", [r'["\ud83d"]', r'["\uDE00"]', r'["\ud83d\ud83d\ude00"]', r'["\\\ud83d"]'])
def test_half_a_character_is_refused(tmp_path: Path, text: str) -> None:
    assert "halvt tecken" in fault_of(tmp_path, text).message


@pytest.mark.parametrize(("text", "means"), [(r'["\ud83d\ude00"]', ["😀"]), (r'["\\ud83d"]', ["\\ud83d"])])
def test_whole_characters_are_not(tmp_path: Path, text: str, means: list[str]) -> None:
    assert load_json(write(tmp_path, text)) == means


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_too_many_levels_are_refused(tmp_path: Path, opening: str) -> None:
    assert "nivåer" in fault_of(tmp_path, opening * 100_000).message


def test_an_endless_number_is_refused(tmp_path: Path) -> None:
    assert "siffror" in fault_of(tmp_path, f"[{'1' * 5_000}]").message


@pytest.mark.parametrize("content", [b"", b" \n\t", b"\0\0\0"])
def test_nothing_is_refused_as_empty(tmp_path: Path, content: bytes) -> None:
    assert fault_of(tmp_path, content).message == "Filen är tom."


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="finns inte"):
        load_json(tmp_path / "borta")


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_file, "MAX_BYTES", 1_000_000)
    path = tmp_path / "stor"
    with path.open("wb") as file:
        file.truncate(1_500_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read"))
    with pytest.raises(InputFault, match="större än 1 MB"):
        load_json(path)


def test_many_small_objects_are_refused_before_they_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_files, "MAX_CONTAINERS", 100)
    assert "för många uppgifter" in fault_of(tmp_path, f"[{','.join(['{}'] * 100)}]").message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"type": "Topology", "objects": {}}, "TopoJSON"),
        ({"a": {"b": 1}, "c": 2}, "ett objekt med a, c"),
        ([{"a": 1}], "en lista av objekt med a"),
        ({}, "inga fält"),
        ([], "en lista"),
        (None, "inget värde"),
        ("x" * 100, "x" * 40 + "…"),
    ],
)
def test_unknown_json_is_refused_with_what_it_is(data: Any, said: str) -> None:
    with pytest.raises(InputFault) as caught:
        refuse_unknown_json(data)
    assert said in str(caught.value)


def test_the_outline_tells_where_keys_stand(tmp_path: Path) -> None:
    data = {"a": [{"b": 1, "c": ["x,}"]}, {"d": None}], 'q"{': {"e": "f"}}
    found = outline(take_sample(write(tmp_path, data)))
    assert found[("a", "[]", "b")] == "1"
    assert found[("a", "[]", "c", "[]")] == '"x,}"'
    assert found[("a", "[]", "d")] == "null"
    assert [steps[-1] for steps in found if steps[-1:] == ("e",)] == ["e"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_the_outline_sees_through_encodings(tmp_path: Path, encoding: str) -> None:
    assert ("a",) in outline(take_sample(write(tmp_path, ' {"a": 1}'.encode(encoding))))


@pytest.mark.parametrize("text", ["[" * 70_000, '{"a":' * 20_000, '["' + '\\"' * 35_000, "}" * 10, "a,b\n1,2", ""])
def test_the_outline_of_strange_text_is_small_and_quick(tmp_path: Path, text: str) -> None:
    assert len(outline(take_sample(write(tmp_path, text)))) <= 7


def test_a_cut_off_head_still_has_its_outline(tmp_path: Path) -> None:
    data = {"values": [{"kpi": "N1", "title": "å" * 100}] * 1_000}
    path = write(tmp_path, json.dumps(data, ensure_ascii=False))
    assert path.stat().st_size > 100_000
    assert ("values", "[]", "kpi") in outline(take_sample(path))
