"""`make bench`: times and sizes, one line per measure."""

from tests.bench import filters, first_map

for bench in (first_map, filters):
    print(f"\n{(bench.__doc__ or '').splitlines()[0]}")
    bench.main()
