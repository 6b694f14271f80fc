"""A small municipality in a temporary folder, made from the template, that a test can put faults into."""

import shutil
from pathlib import Path

from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import PROJECT_ROOT

MUNICIPALITY = 'code: "0001"\nname: Småby\ncounty: Provlän\n'
PLAN = """
id: prov
name: Provplan
period_from: 2031
period_to: 2034
decided_by: Fullmäktige
source: Prov
boards:
  - {id: styrelsen, name: Styrelsen, short: S}
  - {id: skolan, name: Skolnämnden, short: SN}
focus_areas:
  - id: "7"
    slug: ute
    name: Tryggt ute
    short_name: Ute
    summary: Om platser.
    goals: [{id: "7a", text: Fler är trygga}]
    indicators: [{id: "7.1", name: Anmälda brott, measures: [anmalda_brott]}]
    activities:
      - {id: "7.1", title: Belys torget, lead: styrelsen, prevention: situational, horizon: short}
      - {id: "7.3", title: Öppna skolan, lead: skolan, taking_part: [styrelsen], prevention: social, horizon: long}
"""


def small_municipality(root: Path, plan: str | None = None) -> MunicipalityFolder:
    folder = MunicipalityFolder(root, "0001-smaby")
    shutil.copytree(PROJECT_ROOT / "data" / "mall", folder.data)
    (folder.data / "municipality.yaml").write_text(MUNICIPALITY, encoding="utf-8")
    if plan is not None:
        (folder.data / "plan.yaml").write_text(plan, encoding="utf-8")
    return folder


def change(folder: MunicipalityFolder, name: str, old: str, new: str) -> None:
    """Put `new` where `old` stands in a file; `old` must be there."""
    path = folder.data / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
