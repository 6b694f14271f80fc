"""Control of false discoveries."""

from lib.stats.discoveries import adjusted_p, is_discovery
from tests.reference.known import Reference

SOURCE = (
    "Benjamini and Hochberg (1995), J. R. Statist. Soc. B 57(1):289–300, doi 10.1111/j.2517-6161.1995.tb02031.x, "
    "the example of 15 p-values (thrombolysis)"
)

P_VALUES = (
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
)  # fmt: skip

REFERENCES = (
    Reference(
        "the first four of the fifteen are discoveries at 5 %",
        SOURCE,
        (1,) * 4 + (0,) * 11,
        lambda: is_discovery(P_VALUES, 0.05),
        0,
    ),
    Reference(
        "the fourth: 15/4 × 0.0095",
        f"{SOURCE}: compared with 4/15 × 0.05 = 0.013",
        15 / 4 * 0.0095,
        lambda: adjusted_p(P_VALUES)[3],
        1e-12,
    ),
)
