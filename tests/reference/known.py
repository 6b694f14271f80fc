"""One value from outside, and how the house works out the same."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Reference:
    """What is known, where it is written, and ours; `within` is half a unit of the last figure that is given."""

    what: str
    source: str
    values: float | tuple[float, ...]
    ours: Callable[[], Any]
    within: float
    is_published: bool = True
    """False: another program or a plain twin has worked it out, or the value stands in a book that could not be looked
    up again; the source says which."""

    def expected(self) -> NDArray[np.float64]:
        return np.ravel(np.asarray(self.values, dtype=float))

    def worked_out(self) -> NDArray[np.float64]:
        """Ours, flat; whatever shape or tuple of arrays the method gives."""
        return np.concatenate([np.ravel(np.asarray(part, dtype=float)) for part in _parts(self.ours())])

    def difference(self) -> float:
        """The largest difference between theirs and ours; raises when they are not equally many."""
        ours, theirs = self.worked_out(), self.expected()
        if len(ours) != len(theirs):
            raise ValueError(f"{self.what}: {len(theirs)} values are known, ours are {len(ours)}")
        return float(np.abs(ours - theirs).max())


def topics() -> Iterator[tuple[str, tuple[Reference, ...]]]:
    """Every module beside this one that holds REFERENCES, in order of name."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem not in ("__init__", "__main__", "known") and not path.stem.startswith("test_"):
            module = import_module(f"tests.reference.{path.stem}")
            if hasattr(module, "REFERENCES"):
                yield path.stem, module.REFERENCES


def _parts(result: Any) -> Iterable[Any]:
    return result if isinstance(result, tuple | list) else (result,)
