"""A deck made of what a meeting can be shown and of what people wrote over it. Both the screen and the file draw it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date

from lib.analysis.meeting_material import Material
from lib.domain.audience import CLASSES, Audience
from lib.domain.canonical import canonical_bytes, seal_of
from lib.domain.deck import ASKED, MEETINGS, OPENING, Deck, OwnTexts, Slide, SlideKind
from lib.domain.measure_words import CLASSES as CLASS_WORDS
from lib.domain.version import lines
from lib.domain.words import sentence
from lib.reports.deck_figures import figure_slides
from lib.reports.deck_work import decision_slide, plan_slide, problem_slides

SEAL_SHOWN = 8


def make_deck(
    material: Material,
    title: str,
    audience: Audience,
    own: OwnTexts,
    held_on: date | None = None,
    noted: Sequence[str] = (),
) -> Deck:
    """Every slide that is not hidden. `noted` are decisions that have been written down."""
    return deck_of(all_slides(material, title, audience, own, held_on, noted), material, title, audience, own)


def deck_of(slides: Sequence[Slide], material: Material, title: str, audience: Audience, own: OwnTexts) -> Deck:
    """Of `all_slides`, those that are not hidden."""
    shown = [slide for slide in slides if not own.of(slide.key, audience).is_hidden]
    name = sentence(CLASS_WORDS[CLASSES[audience]])
    seal = "" if material.is_frozen else f", kontrollsumma {_seal(shown)}"
    stamp = f"{name} · {material.state}{seal}"
    title = own_title(title, material, audience, own)
    return Deck(title, material.municipality, audience, stamp, material.dated, tuple(shown))


def all_slides(
    material: Material,
    title: str,
    audience: Audience,
    own: OwnTexts,
    held_on: date | None = None,
    noted: Sequence[str] = (),
) -> tuple[Slide, ...]:
    """Hidden ones too, for whoever chooses among them. Before the public what people write waits until somebody has
    read it through: name, titles and notes. What is noted while the meeting goes on nobody has read, and is not shown
    there."""
    name = own_title(title, material, audience, own)
    slides = _proposed(material, name, audience, own, held_on, () if audience is Audience.PUBLIC else noted)
    return tuple(_with_own(slide, own, audience) for slide in slides)


def _seal(slides: Sequence[Slide]) -> str:
    """Of what is shown: the present has no version to name, but the same slides have the same sum."""
    return seal_of(canonical_bytes({"slides": [asdict(slide) for slide in slides]}))[:SEAL_SHOWN]


def own_title(title: str, material: Material, audience: Audience, own: OwnTexts) -> str:
    """The name of the meeting, which is a person's text too."""
    return title if audience is not Audience.PUBLIC or own.are_read else f"Lägesbild {material.municipality}"


def _proposed(
    material: Material, title: str, audience: Audience, own: OwnTexts, held_on: date | None, noted: Sequence[str]
) -> Iterator[Slide]:
    yield _opening(material, title, audience, held_on)
    yield from figure_slides(material)
    yield from problem_slides(material)
    if material.plan is not None:
        yield plan_slide(material.plan, material.dated)
    yield decision_slide(material, lines(own.of(ASKED, audience).asked), noted)


def _opening(material: Material, title: str, audience: Audience, held_on: date | None) -> Slide:
    when = f", {held_on.isoformat()}" if held_on else ""
    told = (f"{MEETINGS[audience]}{when}", f"Gäller {material.asked.period.label}", material.state)
    made_up = bool(material.totals["is_synthetic"].any()) if len(material.totals) else False
    return Slide(
        OPENING, SlideKind.OPENING, title, title,
        kicker=material.municipality,
        lines=(*told, ", ".join(material.organisations)) if material.organisations else told,
        data_date=material.dated.isoformat(),
        is_synthetic=made_up or any(one.is_synthetic for one in material.problems),
    )  # fmt: skip


def _with_own(slide: Slide, own: OwnTexts, audience: Audience) -> Slide:
    mine = own.of(slide.key, audience)
    return replace(slide, title=mine.title or slide.title, notes=mine.notes)
