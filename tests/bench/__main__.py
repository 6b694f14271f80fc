"""`make bench`: times, sizes and false alarms, one JSON line for each measure.

Names after the command choose some of the benches; `false_alarms` is all of those that draw 200 seeds. `load`, which
takes five minutes, `axe`, ten, `saves` and `half_written` are only run by name. The numbers of `load` are sessions,
seconds and think time, that of `saves` how many times, and that of `half_written` seconds offline.
"""

import sys
from functools import partial

from tests.bench import (
    axe,
    backups,
    comparisons,
    false_alarms,
    filters,
    first_map,
    half_written,
    imports,
    kills,
    load,
    numbers,
    operations,
    personal_data,
    reports,
    saves,
    slides,
    stops,
    suppression,
    waiting,
    walks,
    writers,
)

BENCHES = {
    "first_map": first_map.main,
    "filters": filters.main,
    "comparisons": comparisons.main,
    "imports": imports.main,
    "waiting": waiting.main,
    "kills": kills.main,
    "stops": stops.main,
    "writers": writers.main,
    "operations": operations.main,
    "backups": backups.main,
    "walks": walks.main,
    "reports": reports.main,
    "numbers": numbers.main,
    "slides": slides.main,
    "suppression": suppression.main,
    "personal_data": personal_data.main,
    **{name: partial(false_alarms.main, (name,)) for name in false_alarms.MODULES},
}
numbers = [int(given) for given in sys.argv[1:] if given.isdigit()]
EVERY = {
    **BENCHES,
    "false_alarms": false_alarms.main,
    "load": partial(load.main, *numbers),
    "axe": axe.main,
    "saves": partial(saves.main, *numbers[:1]),
    "half_written": partial(half_written.main, *numbers[:1]),
}

named = [given for given in sys.argv[1:] if not given.isdigit()]
if unknown := set(named) - set(EVERY):
    sys.exit(f"Okänd mätning: {', '.join(sorted(unknown))}. Det finns {', '.join(EVERY)}.")
for name in named or BENCHES:
    EVERY[name]()
