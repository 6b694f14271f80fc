"""`make bench`: times and sizes, one JSON line for each measure. Names after the command choose some of the benches."""

import sys

from tests.bench import comparisons, filters, first_map, imports, kills, waiting

BENCHES = {
    "first_map": first_map,
    "filters": filters,
    "comparisons": comparisons,
    "imports": imports,
    "waiting": waiting,
    "kills": kills,
}

for name in sys.argv[1:] or BENCHES:
    BENCHES[name].main()
