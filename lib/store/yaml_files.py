"""YAML as plain text, lists and keys: no guessed types, no repeated keys, and every value knows its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from lib.domain.definition import Path as Way
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.store.yaml_loaders import compose


@dataclass(frozen=True)
class YamlFile:
    """A file as read. Every scalar in `data` is text: `1.10` stays `1.10`, and `no` is not false."""

    where: str
    data: object
    root: yaml.Node | None

    def at(self, way: Way) -> str:
        """`data/…/plan.yaml: focus_areas → 2 → name (rad 14)`. Places in lists are counted from 1, as people do."""
        if not way:
            return self.where
        steps = " → ".join(str(step + 1) if isinstance(step, int) else step for step in way)
        return f"{self.where}: {steps} (rad {_line(self.root, way)})"


def read_yaml(path: Path, where: str) -> YamlFile:
    """Read one file; `where` is its name in faults. Raises InputFault when it is missing or is not sound YAML."""
    text = _text(path, where)
    try:
        root = compose(text)
    except yaml.YAMLError as error:
        raise InputFault(_broken(error, text, where)) from error
    file = YamlFile(where, None if root is None else _plain(root), root)
    refuse_if([_repeated_key(file, way) for way in _repeated_keys(root)])
    return file


def _text(path: Path, where: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputFault(
            Fault(where, "filen saknas", remedy="Kopiera den från data/mall, eller skapa kommunen på nytt.")
        ) from None
    except UnicodeDecodeError as error:
        remedy = "Spara filen igen med teckenkodningen UTF-8."
        raise InputFault(Fault(where, "filen är inte UTF-8", f"byte {error.start}", remedy)) from error


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {_key(key): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value


def _key(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else "?"


def _repeated_keys(node: yaml.Node | None, way: Way = ()) -> Iterator[Way]:
    if isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            yield from _repeated_keys(item, (*way, place))
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = _key(key)
            if name in seen:
                yield (*way, name)
            seen.add(name)
            yield from _repeated_keys(value, (*way, name))


def _repeated_key(file: YamlFile, way: Way) -> Fault:
    return Fault(file.at(way), "nyckeln står flera gånger", str(way[-1]), "Behåll den ena och ta bort den andra.")


def _broken(error: yaml.YAMLError, text: str, where: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Fault(where, "filen är inte riktig YAML", remedy="Ta bort osynliga tecken.")
    line = [*text.splitlines(), ""][min(mark.line, len(text.splitlines()))]
    return Fault(f"{where} (rad {mark.line + 1})", "filen är inte riktig YAML", line.strip(), _advice(error, line))


def _advice(error: yaml.YAMLError, line: str) -> str:
    if getattr(error, "problem", "") == "alias":
        return "Skriv ut värdet: hänvisningar med & och * används inte."
    if "\t" in line:
        return "Byt tabbar mot mellanslag."
    return "Se efter indrag, kolon och citattecken på raden och på raden före."


def _line(root: yaml.Node | None, way: Way) -> int:
    """The line of the value, or of the nearest thing around it that there is, counted from 1."""
    node, line = root, 1
    for step in way:
        inner = _inside(node, step)
        if inner is None:
            break
        line, node = inner[0].start_mark.line + 1, inner[1]
    return line


def _inside(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The node that a step is written at and the node that it leads to. Of repeated keys the last counts."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in reversed(node.value) if _key(key) == step), None)
    return None
