"""Answers that are kept until something is written in a table that they were made of."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

import pandas as pd

from lib.analysis.tables_read import note_read, noting
from lib.analysis.workspace import DataKey

P = ParamSpec("P")
R = TypeVar("R")

MOST_ROWS_IN_ONE_PIECE = 5_000


@dataclass(frozen=True)
class _Kept(Generic[R]):
    answer: R
    tables: tuple[str, ...]
    versions: tuple[int, ...]
    """Of the tables, as of when the answer was made."""


def kept(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Remember the last `most` answers of a function that is asked with a `DataKey`, by all its other arguments.

    Nobody says what an answer depends on: the tables are noted while it is made, and those of kept answers in it too.
    So it is used for every function that is asked with a key, and not together with `lru_cache`, which notes nothing.
    Callers leave what they get as it is.
    """

    def decorate(make: Callable[P, R]) -> Callable[P, R]:
        answers: OrderedDict[Any, _Kept[R]] = OrderedDict()
        lock = Lock()

        @wraps(make)
        def ask(*arguments: P.args, **named: P.kwargs) -> R:
            key = next(one for one in (*arguments, *named.values()) if isinstance(one, DataKey))
            place = (tuple(map(_timeless, arguments)), tuple((name, _timeless(one)) for name, one in named.items()))
            with lock:
                found = answers.get(place)
                if found is not None:
                    answers.move_to_end(place)
            if found is None or found.versions != key.versions_of(found.tables):
                with noting() as read:
                    answer = _in_one_piece(make(*arguments, **named))
                tables = tuple(sorted(read))
                found = _Kept(answer, tables, key.versions_of(tables))
                with lock:
                    answers[place] = found
                    answers.move_to_end(place)
                    while len(answers) > most:
                        answers.popitem(last=False)
            note_read(*found.tables)
            return found.answer

        ask.cache_clear = answers.clear  # type: ignore[attr-defined]
        return ask

    return decorate


def _in_one_piece(answer: R) -> R:
    """A short table whose columns lie side by side. Where each lies by itself, picking rows takes twice as long, and
    pandas notes up to five hundred looks at every column: among thousands of kept ones that is half the memory's
    objects, which all wait for while Python goes through them for rubbish."""
    if isinstance(answer, pd.DataFrame) and len(answer) <= MOST_ROWS_IN_ONE_PIECE:
        return answer.copy()
    return answer


def _timeless(argument: object) -> object:
    return argument.timeless if isinstance(argument, DataKey) else argument
