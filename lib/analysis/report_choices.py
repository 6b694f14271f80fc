"""What reports can be asked for: for whom, which, of which version or stretch."""

from datetime import date

from lib.analysis.access import opens
from lib.analysis.choices import period_choices
from lib.analysis.version_rows import version_list
from lib.analysis.week_levels import known_periods, newest_whole_period
from lib.analysis.workspace import Workspace
from lib.domain.audience import Audience
from lib.domain.codes import Role
from lib.domain.period import Period
from lib.domain.plan_follow_up import current_half_year, half_years
from lib.domain.report_asked import RIGHT_FOR, ReportKind
from lib.domain.version import OPEN_STATUSES, VersionStatus
from lib.domain.version_words import STATUSES

MOST_WEEKS = 26


def audiences_for(role: Role) -> tuple[Audience, ...]:
    """Whom somebody with the role may make reports for, the narrowest circle first."""
    return tuple(one for one in Audience if opens(role, RIGHT_FOR[one]))


def kinds_for(workspace: Workspace, audience: Audience, today: date) -> tuple[ReportKind, ...]:
    """The public gets the situation picture alone, which has a check before it leaves; the week stays inside."""
    kinds = [ReportKind.PICTURE] if period_choices(workspace) else []
    if workspace.definitions.plan is not None and audience is not Audience.PUBLIC:
        kinds += [ReportKind.HALF_YEAR, ReportKind.YEAR]
    if audience is Audience.INTERNAL and not workspace.areas.empty and known_periods(workspace, today):
        kinds.append(ReportKind.WEEK)
    return tuple(kinds)


def frozen_versions(workspace: Workspace, role: Role) -> dict[int, str]:
    """The versions that are frozen or more, as the role may know of them, newest first: their words by id."""
    rows = version_list(workspace, role)
    return {
        int(row["id"]): f"{row['number']}. {row['title']} ({STATUSES[VersionStatus(row['status'])]})"
        for row in rows[~rows["status"].isin(OPEN_STATUSES)].to_dict("records")
    }


def stretches(workspace: Workspace, kind: ReportKind, today: date) -> dict[str, str]:
    """What the report can be of, in words by code, the likeliest first."""
    plan = workspace.definitions.plan
    if kind is ReportKind.PICTURE:
        return {text: Period.parse(text).label for text in period_choices(workspace)}
    if kind is ReportKind.WEEK:
        periods = known_periods(workspace, today)
        first = newest_whole_period(workspace, periods)
        return {one.key: f"{one.label} ({one.days_label})" for one in (first, *periods[:MOST_WEEKS])}
    if plan is None:
        return {}
    now = current_half_year(plan, today)
    if kind is ReportKind.YEAR:
        years = dict.fromkeys([now.year, *range(plan.period_from, plan.period_to + 1)])
        return {str(year): str(year) for year in years}
    return {str(half): half.label for half in (now, *half_years(plan))}
