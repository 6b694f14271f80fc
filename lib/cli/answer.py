"""What a command has to say, for programs and for people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """`fields` goes out with --json, `lines` otherwise: the same facts, in Swedish words."""

    fields: dict[str, Any]
    lines: tuple[str, ...]


def table_lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Columns side by side, as wide as their longest cell."""
    table = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    return tuple(_padded(row, widths) for row in table)


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
