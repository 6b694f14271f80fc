"""Keep what a pure function makes of a table, by what stands in it: a page draws the same ones again and again."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from hashlib import sha256
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class _Asked:
    content: bytes
    arguments: tuple[Any, ...] = field(compare=False)
    named: dict[str, Any] = field(compare=False)


def kept_by_content(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Remember the last `most` answers of a function whose arguments pickle takes: tables, texts, numbers, partials.

    Equal bytes give the answer that was made the first time, so callers leave it as it is. For tables of a page, up to
    some thousand rows: of more the reading costs more than the making.
    """

    def decorate(make: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(most)
        def kept(asked: _Asked) -> R:
            return make(*asked.arguments, **asked.named)

        @wraps(make)
        def ask(*arguments: P.args, **named: P.kwargs) -> R:
            return kept(_Asked(sha256(pickle.dumps((arguments, named))).digest(), arguments, named))

        return ask

    return decorate
