"""Every figure of the example municipality on the page and in each file: how many are there, and how many are equal."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.actions.folder_tables import load_folder_tables
from lib.analysis.choices import period_choices
from lib.analysis.report_picture import report_picture
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.audience import Audience
from lib.domain.export_columns import SPLITS
from lib.domain.folder import MunicipalityFolder
from lib.domain.period import Period
from lib.domain.settings import PROJECT_ROOT, Settings
from tests.reports.compared import Files, all_files, compared

SLUG = "1980-vasteras"


def main() -> None:
    """The example read into a store of its own; then one line for each audience and file, and the first that differ."""
    with TemporaryDirectory() as folder:
        settings = Settings(root=PROJECT_ROOT, database_url=f"sqlite:///{Path(folder) / 'bench.db'}")
        load_folder_tables(settings, MunicipalityFolder(PROJECT_ROOT, SLUG))
        compare(open_workspace(settings, SLUG))


def compare(workspace: Workspace) -> None:
    period = Period.parse(period_choices(workspace)[0])
    for audience in (Audience.INTERNAL, Audience.PUBLIC):
        found = compared(_files(workspace, period, audience))
        on_page = Counter(by for _, by, _ in found.shown)
        _print(audience, "sidan", len(found.shown), 0, len({name for name, _, _ in found.shown}), on_page)
        differing = found.differing()
        for where, texts in found.said.items():
            wrong = [one for one in differing if one[0] == where]
            measures = {name for name, _, _ in texts}
            _print(audience, where, len(texts), len(wrong), len(measures), Counter(by for _, by, _ in texts))
            for _, key, said, shown in wrong[:5]:
                print(json.dumps({"skiljer": key, "filen": said, "sidan": shown}, ensure_ascii=False))


def _files(workspace: Workspace, period: Period, audience: Audience) -> Files:
    today = date.today()
    return all_files(workspace, report_picture(workspace, audience, None, period, today), audience, today)


def _print(audience: Audience, where: str, n: int, n_wrong: int, n_measures: int, splits: Counter[str]) -> None:
    told = {"bench": "numbers", "audience": str(audience), "where": where, "measures": n_measures, "figures": n,
            "differing": n_wrong}  # fmt: skip
    print(json.dumps(told | {SPLITS[by]: splits[by] for by in SPLITS if splits[by]}, ensure_ascii=False))
