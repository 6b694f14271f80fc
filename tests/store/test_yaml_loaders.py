"""The fast reader of YAML says exactly what the slow one says."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.settings import PROJECT_ROOT
from lib.store import yaml_loaders
from lib.store.yaml_loaders import compose

FILES = sorted(PROJECT_ROOT.glob("data/*/**/*.yaml"))
BROKEN = ("a: b: c", "a:\n\t- b", "a: [1,2", "'a", "a: \x01", "- a\nb: c", "---\na: 1\n---\nb: 2", "x: *y", "a: \ud83d")


def plain(node):
    """Kind, text and line of a node and of all in it."""
    if node is None:
        return None
    inner = node.value
    if isinstance(node, yaml.MappingNode):
        inner = [(plain(key), plain(value)) for key, value in inner]
    elif isinstance(node, yaml.SequenceNode):
        inner = [plain(item) for item in inner]
    return type(node).__name__, node.start_mark.line, inner


def said(text):
    try:
        return plain(compose(text))
    except yaml.YAMLError as error:
        return type(error), getattr(error, "problem", None), str(getattr(error, "problem_mark", None))


@pytest.fixture
def without_libyaml():
    def both(text):
        fast = said(text)
        with pytest.MonkeyPatch.context() as surroundings:
            surroundings.setattr(yaml_loaders, "CParser", None)
            return fast, said(text)

    return both


def test_the_definitions_of_every_municipality_read_alike(without_libyaml):
    assert len(FILES) > 50
    for file in FILES:
        fast, slow = without_libyaml(file.read_text(encoding="utf-8-sig"))
        assert fast == slow and fast[0] == "MappingNode", file


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_wrong_is_told_in_the_same_words(text, without_libyaml):
    fast, slow = without_libyaml(text)
    assert fast == slow and issubclass(fast[0], yaml.YAMLError)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab:- \n[]{},'\"#1å", max_size=30))
def test_any_text_is_read_alike_or_refused_alike(text):
    fast = said(text)
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setattr(yaml_loaders, "CParser", None)
        assert fast == said(text)
