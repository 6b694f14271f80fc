"""False alarms where nothing changed, and how often what was planted is found: one line of JSON per measure."""

import json
from importlib import import_module

MODULES = ("hot_spots", "change_alarms", "contrasts")
"""Modules beside this one with `measures() -> Iterator[dict]`."""


def main(modules: tuple[str, ...] = MODULES) -> None:
    for name in modules:
        for measure in import_module(f"tests.bench.{name}").measures():
            print(json.dumps({"module": name, **measure}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
