"""The whole situation picture as a document, in the order of the 17 points that it must hold."""

from collections.abc import Callable

from lib.analysis.version_rows import Frozen
from lib.domain.content_points import POINTS
from lib.domain.period import Period
from lib.reports import picture_figures as figures
from lib.reports import picture_work as work
from lib.reports.document import Document, Heading, Part
from lib.reports.report_stamp import ReportStamp

Chapter = Callable[[Frozen], list[Part]]
CHAPTERS: tuple[Chapter, ...] = (
    figures.facts, figures.crimes, figures.consequences, figures.where_and_when, figures.who, figures.other_knowledge,
    figures.violence, figures.foresight, figures.sources, work.merged_pictures, work.problems, work.causes,
    work.measures, work.measure_facts, work.previous_plan, work.feedback,
)  # fmt: skip
"""One for each point but the last, which needs the stamp too."""


def picture_report(frozen: Frozen, stamp: ReportStamp, told: Callable[[int], None] = lambda _: None) -> Document:
    """`frozen` is a version as it was frozen or the present picture, whole or its open extract: what is not in it is
    said, never left out in silence. `told` hears how many of the chapters are done."""
    version = frozen.content["version"]
    parts: list[Part] = []
    for point in POINTS:
        is_last = point is POINTS[-1]
        chapter = work.secrecy(frozen, stamp) if is_last else CHAPTERS[point.number - 1](frozen)
        parts += [Heading(f"{point.number}. {point.name}"), *chapter]
        told(point.number)
    return Document(
        title=version["title"],
        subtitle=f"{stamp.municipality}, {Period.parse(version['period']).label}",
        stamp=stamp.lines,
        footer=stamp.footer,
        author=stamp.municipality,
        dated=stamp.dated,
        parts=tuple(parts),
    )
