"""The deck of a kept presentation: the same one for the preview, the screen, the speaker's window and the file."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lib.analysis.presentations import decisions_of, material_of, own_texts, presentation_list
from lib.analysis.publication import refuse_unless_publishable
from lib.analysis.report_picture import report_picture
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.audience import Audience
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.deck import Deck, OwnTexts, Slide
from lib.domain.period import Period
from lib.domain.report_asked import ReportAsked
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
        period = Period.parse(asked.stretch) if asked.stretch else None
        refuse_unless_publishable(workspace, report_picture(workspace, asked.audience, asked.version_id, period, today))
    return deck_pptx(deck, workspace.folder.data / TEMPLATE)


def decision_words(decision: Fields) -> str:
    """A noted decision on a line, with who and when."""
    told = [decision["owner"] or "", f"senast {decision['due']}" if decision["due"] else ""]
    more = ", ".join(part for part in told if part)
    return f"{decision['text']} ({more})" if more else str(decision["text"])


@lru_cache(maxsize=8)
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
