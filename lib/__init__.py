"""Lägesbild: the joint local situation picture of police and municipality."""

import pandas as pd

pd.set_option("mode.string_storage", "python")
"""Texts as Python's own. Nearly every table here has less than a few hundred rows, where Arrow's take two to ten times
as long to pick, join and read."""
