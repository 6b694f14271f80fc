"""`checklist.yaml`: what to look for on a safety walk, by aspect (after CPTED and BoTryggt2030)."""

from typing import Literal

from pydantic import model_validator

from lib.domain.definition import Definition, Id, Line, Text, placed, refuse, repeated


class ChecklistItem(Definition):
    id: Id
    text: Text
    light: Literal["any", "dark", "light"] = "any"


class Aspect(Definition):
    """`reasons` and `subcategories` are what a report says when it is about the aspect; empty where no report can."""

    id: Id
    name: Line
    description: Text
    items: tuple[ChecklistItem, ...]
    reasons: tuple[Id, ...] = ()
    subcategories: tuple[Id, ...] = ()


class Checklist(Definition):
    aspects: tuple[Aspect, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Checklist":
        aspects = tuple(placed(self.aspects, "aspects"))
        items = (at for path, aspect in aspects for at in placed(aspect.items, *path, "items"))
        refuse((*repeated(aspects, "aspekt"), *repeated(items, "punkt")))
        return self
