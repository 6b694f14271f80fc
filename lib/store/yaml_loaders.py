"""YAML as nodes with their lines, without aliases."""

from typing import Any

import yaml
from yaml.composer import Composer, ComposerError
from yaml.constructor import BaseConstructor
from yaml.resolver import BaseResolver

try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML that was built without libyaml
    CParser = None  # type: ignore[assignment, misc]


def compose(text: str) -> yaml.Node | None:
    """The document's root, None when it is empty. Raises yaml.YAMLError.

    libyaml reads eight times faster than Python, but says less of what is wrong: a text that it stops at is read again.
    """
    if CParser is not None:
        try:
            return _composed(text, _FastLoader)
        except (yaml.YAMLError, UnicodeEncodeError):
            pass
    return _composed(text, _Loader)


def _composed(text: str, loader: Any) -> yaml.Node | None:
    root: yaml.Node | None = yaml.compose(text, Loader=loader)
    return None if isinstance(root, yaml.ScalarNode) and not root.value else root


class _WithoutAliases(Composer):
    """An alias can make a small file unfold without end."""

    check_event: Any
    peek_event: Any

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise ComposerError(None, None, "alias", self.peek_event().start_mark)
        return super().compose_node(parent, index)


class _Loader(_WithoutAliases, yaml.BaseLoader):
    pass


if CParser is not None:

    class _FastLoader(_WithoutAliases, CParser, BaseConstructor, BaseResolver):
        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            Composer.__init__(self)
            BaseConstructor.__init__(self)
            BaseResolver.__init__(self)
