"""What goes on, as a beginning of the next `plan.yaml`."""

from collections.abc import Iterator

import pandas as pd
import yaml

from lib.domain.plan import Activity, FocusArea, Plan
from lib.domain.plan_follow_up import TEXTS
from lib.domain.plan_follow_up_words import TEXT_LABELS

COLUMNS_A_LINE = 110


def plan_draft(plan: Plan, carried: pd.DataFrame) -> str:
    """YAML to paste into the next plan: focus areas with the activities that are carried over, each with its latest
    report as a comment. `carried` is as `lib.analysis.activity_history.carry_over` gives it.

    A draft, not a plan: boards, goals and indicators are decided anew. The ids are the old ones, and
    `carried_from` lets the history follow.
    """
    reports = {report["activity"]: report for report in carried.to_dict("records")}
    head = (
        f"# Aktiviteter som förs vidare från {plan.name} ({plan.id}).",
        "# Ett utkast: klistra in under focus_areas i nästa plan.yaml, och ändra nummer, rubriker och nämnder.",
        "focus_areas:",
    )
    lines = [line for area in plan.focus_areas for line in _area(plan, area, reports)]
    return "\n".join([*head, *(lines or ["  []"])]) + "\n"


def _area(plan: Plan, area: FocusArea, reports: dict[str, dict[str, object]]) -> Iterator[str]:
    carried = [activity for activity in area.activities if activity.id in reports]
    if not carried:
        return
    yield f"  - id: {_scalar(area.id)}"
    for name in ("slug", "name", "short_name", "summary"):
        yield f"    {name}: {_scalar(getattr(area, name))}"
    yield "    goals: []"
    yield "    indicators: []"
    yield "    activities:"
    for activity in carried:
        yield from (f"      # {line}" for line in _latest(reports[activity.id]))
        yield from _indented(_definition(plan, activity))


def _latest(report: dict[str, object]) -> Iterator[str]:
    yield f"Rapporten för {report['half_label']}:"
    for name in TEXTS:
        if report[name]:
            yield f"{TEXT_LABELS[name]}: {' '.join(str(report[name]).split())}"


def _definition(plan: Plan, activity: Activity) -> dict[str, object]:
    kept = activity.model_dump(mode="json", exclude_defaults=True)
    return kept | {"carried_from": f"{plan.id}/{activity.id}"}


def _indented(definition: dict[str, object]) -> Iterator[str]:
    written = yaml.safe_dump([definition], allow_unicode=True, sort_keys=False, width=COLUMNS_A_LINE)
    yield from (f"      {line}" for line in written.splitlines())


def _scalar(text: str) -> str:
    """Quoted where YAML would read something else; always on one line."""
    return yaml.safe_dump(text, allow_unicode=True, width=10_000, default_style='"').strip()
