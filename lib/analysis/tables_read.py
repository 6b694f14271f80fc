"""Which tables the answer that is being made is made of: noted whenever rows are taken out."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_read: ContextVar[set[str] | None] = ContextVar("read", default=None)


def note_read(*tables: str) -> None:
    """Whoever takes rows out, or gives an answer that was kept, says of which tables it is."""
    read = _read.get()
    if read is not None:
        read.update(tables)


@contextmanager
def noting() -> Iterator[set[str]]:
    """The tables that are read inside, also when it fails; an answer that this one is a part of is of them too."""
    read: set[str] = set()
    token = _read.set(read)
    try:
        yield read
    finally:
        _read.reset(token)
        note_read(*read)
