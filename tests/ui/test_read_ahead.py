"""Reading ahead: what pages are made of is there before the first visitor, and what a script must read is not."""

import json
import subprocess
import sys
from pathlib import Path

from lib.domain.settings import PROJECT_ROOT

READ = """
import json, sys
from lib.ui.read_ahead import read_ahead
read_ahead().join()
print(json.dumps(sorted(sys.modules)))
"""


def test_everything_below_the_pages_is_read_but_no_component() -> None:
    """A component that is imported outside a script is never registered, and its frame stays empty."""
    done = subprocess.run([sys.executable, "-c", READ], cwd=PROJECT_ROOT, capture_output=True, text=True, check=True)
    read = set(json.loads(done.stdout))
    expected = {
        ".".join(file.relative_to(PROJECT_ROOT).with_suffix("").parts)
        for room in ("actions", "analysis", "charts", "maps", "reports")
        for file in Path(PROJECT_ROOT, "lib", room).glob("*.py")
        if file.stem != "__init__"
    }
    assert expected <= read
    assert not read & {"streamlit_folium", "lib.ui.deck_frame", "lib.ui.map_view"}
    assert "förväg" not in done.stderr
