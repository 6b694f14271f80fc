"""What is made of pip-audit's answer."""

import json

from tests.dependency_audit import found


def answer(*packages: dict) -> str:
    return json.dumps({"dependencies": list(packages), "fixes": []})


def test_a_hole_is_told_with_what_mends_it() -> None:
    hole = {"id": "PYSEC-1", "fix_versions": ["2.0"], "aliases": [], "description": ""}
    packages = {"name": "a", "version": "1.0", "vulns": [hole]}, {"name": "b", "version": "1.0", "vulns": []}
    assert found(answer(*packages)) == (["a 1.0: PYSEC-1 (rättat i 2.0)"], 2)


def test_packages_that_the_index_does_not_know_were_not_asked_about() -> None:
    assert found(answer({"name": "a", "skip_reason": "not found on PyPI"})) == ([], 0)
