"""Imports point one way, and a few things are not written at all."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]

GROUND = {"store", "stats", "charts", "maps", "privacy", "geography", "walks"}
ARROWS = {
    "domain": set(),
    **{package: {"domain"} for package in GROUND},
    "demo": {"geography", "domain"},
    "intake": {"store", "privacy", "geography", "domain"},
    "analysis": {"store", "stats", "privacy", "geography", "walks", "domain"},
    "actions": {"intake", "store", "privacy", "geography", "walks", "domain"},
    "reports": {"analysis", "charts", "walks", "domain"},
    "server": {"domain"},
    "ui": {"analysis", "actions", "reports", "charts", "maps", "domain"},
    "cli": {"analysis", "actions", "reports", "charts", "maps", "demo", "domain"},
    "pages": {"ui", "charts", "maps", "analysis", "domain"},
    "app.py": {"server", "ui", "charts", "maps", "analysis", "domain"},
    "__main__.py": {"cli"},
}
MAY_IMPORT_STREAMLIT = {"ui", "server", "pages", "app.py"}
MAY_IMPORT_OUTSIDE = {"domain": {"pydantic", "yaml"}}
FORBIDDEN_TEXT = {
    r"unsafe_allow_html": "runs HTML from data",
    r"(?<!alt\.)\b(GeoJson)?(Popup|Tooltip|DivIcon)\(": "folium runs HTML and `${}` in them, escaped or not",
    r"\bst\.map\(": "fetches its map from outside",
    r"\balt\.(value|datum|condition)\(": "leaves the channel to be guessed, which takes longer than to draw it",
    r"\b(x2?|y2?|text|color|tooltip|size|detail|shape)=\"[^\"]+:[QNOT]\"": "leaves the channel to be guessed",
    r"https?://[^\s\"']*(cdn|unpkg|jsdelivr|googleapis|gstatic)": "fetches from outside",
}
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py"}

SOURCES = sorted([PROJECT / "app.py", *PROJECT.glob("pages/**/*.py"), *PROJECT.glob("lib/**/*.py")])


def package_of(file: Path) -> str:
    """`store` for lib/store/x.py, `pages` for pages/a/b.py, else the file's own name."""
    parts = file.relative_to(PROJECT).parts
    if parts[0] == "lib":
        return parts[1]
    return parts[0]


def imports_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole way"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def broken_arrows(file: Path, source: str) -> list[str]:
    """Imports in `source` that its place does not allow."""
    package = package_of(file)
    if package == "__init__.py":
        return []
    broken = []
    for name in imports_of(ast.parse(source)):
        top, _, rest = name.partition(".")
        target = rest.split(".")[0]
        if top == "lib" and target != package and target not in ARROWS[package]:
            broken.append(name)
        if top in {"streamlit", "streamlit_folium"} and package not in MAY_IMPORT_STREAMLIT:
            broken.append(name)
    return broken


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(PROJECT)))
def test_imports_follow_the_arrows(file: Path) -> None:
    assert broken_arrows(file, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("lib/stats/a.py", "from lib.store.reading import x"),
        ("lib/charts/a.py", "import lib.store"),
        ("lib/maps/a.py", "from lib import privacy"),
        ("lib/analysis/a.py", "import streamlit as st"),
        ("lib/domain/a.py", "def f():\n    from lib.stats import x"),
        ("pages/a/b.py", "from lib.store import x"),
        ("app.py", "from lib.actions import x"),
    ],
)
def test_a_broken_arrow_is_seen(place: str, line: str) -> None:
    assert broken_arrows(PROJECT / place, line)


def test_every_package_has_its_arrows() -> None:
    packages = {folder.name for folder in (PROJECT / "lib").iterdir() if (folder / "__init__.py").exists()}
    assert packages <= ARROWS.keys()


@pytest.mark.parametrize("package", MAY_IMPORT_OUTSIDE)
def test_the_domain_needs_nothing_but_the_standard_library_and_a_few_more(package: str) -> None:
    files = (PROJECT / "lib" / package).glob("**/*.py")
    names = {name.split(".")[0] for file in files for name in imports_of(ast.parse(file.read_text(encoding="utf-8")))}
    assert names <= sys.stdlib_module_names | MAY_IMPORT_OUTSIDE[package] | {"lib"}


@pytest.mark.parametrize(("pattern", "reason"), FORBIDDEN_TEXT.items())
def test_what_is_never_written(pattern: str, reason: str) -> None:
    hits = [str(file.relative_to(PROJECT)) for file in SOURCES if re.search(pattern, file.read_text(encoding="utf-8"))]
    assert hits == [], reason


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    assert [file for file in SOURCES if file.name in FORBIDDEN_NAMES] == []


def test_the_map_component_is_not_imported_by_the_server() -> None:
    """Its frame is registered only by a script run: imported with the server it would never be found."""
    code = "import sys, app; sys.exit('streamlit_folium' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=False).returncode == 0
