"""Nothing of argparse's own English is left."""

import argparse
import ast
import inspect
import re
from collections.abc import Iterator

import pytest

from lib.cli.main import build_parser, main
from lib.cli.swedish import WORDS, swedish_argparse

FOR_PROGRAMMERS = re.compile(
    r"conflict|invalid argument for positionals|mutually exclusive arguments must|not callable|cannot merge|"
    r"must start with|dest= is required|cannot have multiple|__call__|\"-\" with mode|already|deprecated|positionals"
)
"""Said only of a parser that is put together wrongly."""
ENGLISH = re.compile(
    r"\b(usage|options|positional|optional|arguments?|required|error|show|this|help message|exit|expected|choose|"
    r"from|invalid|value|unrecognized|default|the|and|following)\b"
)
MISTAKES = [
    [],
    ["nope"],
    ["import"],
    ["undo", "1", "b"],
    ["import", "a", "--crs"],
    ["import", "a", "--kind", "x"],
    ["import", "a", "--dry-run=ja"],
    ["import", "a", "--nope"],
    ["import", "a", "--mun", "x"],
    ["areas"],
    ["areas", "fetch", "--kind", "kommun"],
    ["municipality", "new"],
]


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from parsers(inner)


def said_by_argparse() -> set[str]:
    """Every text that this Python's argparse would have translated."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call)]
    looked_up = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext")]
    texts = {arg.value for call in looked_up for arg in call.args if isinstance(arg, ast.Constant)}
    return {text for text in texts if isinstance(text, str)}


def test_every_word_that_argparse_says_to_a_user_is_translated():
    assert {text for text in said_by_argparse() if not FOR_PROGRAMMERS.search(text)} <= WORDS.keys()


def test_translations_ask_for_no_other_values_than_the_original():
    named, unnamed = re.compile(r"%\(\w+\)[sr]"), re.compile(r"%[sr]")
    for english, swedish in WORDS.items():
        assert set(named.findall(swedish)) <= set(named.findall(english))
        assert unnamed.findall(swedish) == unnamed.findall(english)


def test_no_help_page_has_english_words():
    with swedish_argparse():
        pages = {parser.prog: parser.format_help() for parser in parsers(build_parser())}
    assert len(pages) > 10
    prose = {prog: re.sub(r"--[\w-]+|-h|\{[^}]*\}|python -m lib[\w -]*|municipality new|areas load", "", page)
             for prog, page in pages.items()}  # fmt: skip
    assert {prog: ENGLISH.findall(page) for prog, page in prose.items() if ENGLISH.search(page)} == {}


def test_every_value_and_option_is_explained():
    with swedish_argparse():
        actions = [(parser.prog, action) for parser in parsers(build_parser()) for action in parser._actions]
    silent = [(prog, action.dest) for prog, action in actions if not action.help and action.dest != "command"]
    assert silent == []


@pytest.mark.parametrize("arguments", MISTAKES, ids=" ".join)
def test_misuse_is_told_in_swedish(arguments, capsys):
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("Fel: ")
    message = err.splitlines()[0]
    assert not ENGLISH.search(re.sub(r"--[\w-]+|'[^']*'", "", message))
    assert "användning: python -m lib" in err


def test_argparse_gets_its_own_words_back():
    before = argparse.ArgumentParser().format_help()
    with swedish_argparse():
        assert argparse.ArgumentParser().format_help() != before
    assert argparse.ArgumentParser().format_help() == before
