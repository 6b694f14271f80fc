"""`make bench`: times, sizes and false alarms, one JSON line for each measure.

Names after the command choose some of the benches; `false_alarms` is all of those that draw 200 seeds.
"""

import sys
from functools import partial

from tests.bench import comparisons, false_alarms, filters, first_map, imports, kills, waiting

BENCHES = {
    "first_map": first_map.main,
    "filters": filters.main,
    "comparisons": comparisons.main,
    "imports": imports.main,
    "waiting": waiting.main,
    "kills": kills.main,
    **{name: partial(false_alarms.main, (name,)) for name in false_alarms.MODULES},
}
EVERY = {**BENCHES, "false_alarms": false_alarms.main}

for name in sys.argv[1:] or BENCHES:
    EVERY[name]()
