"""Texts of files that may be long."""

import numpy as np
import pandas as pd

ARROW_TEXT = pd.StringDtype("pyarrow", na_value=np.nan)
"""A third of the memory of Python's own texts, which small tables have: lib/__init__.py."""
