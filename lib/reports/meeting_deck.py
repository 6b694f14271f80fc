"""The deck of a kept presentation: the same one for the preview, the screen, the speaker's window and the file."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.presentations import decisions_of, material_of, own_texts, presentation_list
from lib.analysis.publication import publication_check, refuse_unless_publishable
from lib.analysis.report_picture import report_picture
from lib.analysis.version_rows import Frozen
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.audience import Audience
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.deck import Deck, OwnTexts, Slide
from lib.domain.period import Period
from lib.domain.publication_words import Stop
from lib.domain.report_asked import ReportAsked, ReportKind
from lib.reports.deck import all_slides, deck_of
from lib.reports.deck_work import proposed_asks
from lib.reports.pptx_file import deck_pptx
from lib.reports.pptx_template import TEMPLATE


@dataclass(frozen=True, eq=False)
class MeetingDeck:
    """`slides` are all there are, hidden ones too; `own` what people wrote; `asks` the decisions that are proposed."""

    deck: Deck
    slides: tuple[Slide, ...]
    own: OwnTexts
    asks: tuple[str, ...]


def meeting_deck(workspace: Workspace, row_id: int, role: Role, today: date) -> MeetingDeck | None:
    """None when the presentation, or what it is made of, is not there for the role (`material_of`)."""
    return _made(workspace, workspace.data_key, row_id, role, today)


def deck_file(workspace: Workspace, asked: ReportAsked, deck: Deck, today: date) -> bytes:
    """The deck as PPTX in the municipality's template. Raises InputFault when the template cannot be used, and for the
    public with everything that stops the same picture from leaving the house."""
    if asked.audience is Audience.PUBLIC:
        refuse_unless_publishable(workspace, _picture(workspace, asked, today))
    return deck_pptx(deck, workspace.folder.data / TEMPLATE)


def asked_of(row: Fields) -> ReportAsked:
    """The picture that a kept presentation is made of, as a report asks for it."""
    version = None if row["version_id"] is None else int(row["version_id"])
    return ReportAsked(ReportKind.PICTURE, Audience(row["audience"]), version, row["period"] or "")


def screen_stops(workspace: Workspace, row: Fields, today: date) -> pd.DataFrame:
    """What stops the deck from being shown to the public, as PUBLICATION; empty for every other audience.

    It is what stops the file, but for made-up figures: with those a meeting may be tried out, and every slide says what
    they are (`stamp_of`).
    """
    asked = asked_of(row)
    if asked.audience is not Audience.PUBLIC:
        return pd.DataFrame()
    stops = publication_check(workspace, _picture(workspace, asked, today))
    return stops[stops["stop"] != Stop.MADE_UP].reset_index(drop=True)


def _picture(workspace: Workspace, asked: ReportAsked, today: date) -> Frozen:
    period = Period.parse(asked.stretch) if asked.stretch else None
    return report_picture(workspace, asked.audience, asked.version_id, period, today)


def decision_words(decision: Fields) -> str:
    """A noted decision on a line, with who and when."""
    told = [decision["owner"] or "", f"senast {decision['due']}" if decision["due"] else ""]
    more = ", ".join(part for part in told if part)
    return f"{decision['text']} ({more})" if more else str(decision["text"])


@kept(8)
def _made(workspace: Workspace, _key: DataKey, row_id: int, role: Role, today: date) -> MeetingDeck | None:
    row = next((one for one in presentation_list(workspace, role) if one["id"] == row_id), None)
    material = None if row is None else material_of(workspace, row, role, today)
    if row is None or material is None:
        return None
    audience, own = Audience(row["audience"]), own_texts(row)
    noted = [decision_words(one) for one in decisions_of(workspace, row_id, role)]
    slides = all_slides(material, row["title"], audience, own, row["held_on"], noted)
    deck = deck_of(slides, material, row["title"], audience, own)
    return MeetingDeck(deck, slides, own, proposed_asks(material.problems))
