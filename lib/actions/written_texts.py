"""What is asked of every text that people write: that it fits, and that it points out nobody."""

from collections.abc import Collection, Iterator, Mapping

from lib.domain.conflict import Fields
from lib.domain.faults import Fault
from lib.privacy.personal_data import explain, find_personal_data

NOTHING_SAVED = "Inget har sparats."


def text_faults(
    fields: Fields, labels: Mapping[str, str], longest: Mapping[str, int], otherwise: int
) -> Iterator[Fault]:
    """Faults of the texts among the fields; `longest` is signs by field, `otherwise` for the rest."""
    for name, value in fields.items():
        if not isinstance(value, str) or name not in labels:
            continue
        most = longest.get(name, otherwise)
        if len(value) > most:
            remedy = f"Högst {most} tecken. {NOTHING_SAVED}"
            yield Fault(labels[name], "texten är för lång", f"{len(value)} tecken", remedy)
        if told := explain(find_personal_data(value)):
            yield Fault(labels[name], "texten pekar ut en person", remedy=" ".join((*told, NOTHING_SAVED)))


def missing_text(fields: Fields, name: str, label: str, remedy: str) -> Iterator[Fault]:
    """A fault when a text that must be there holds no letter or figure."""
    if not any(character.isalnum() for character in str(fields.get(name) or "")):
        yield Fault(label, "texten saknas", remedy=f"{remedy} {NOTHING_SAVED}")


def only(fields: Fields, known: Collection[str], what: str) -> Fields:
    """The fields as they are. Raises ValueError when one is not known: the program is at fault, not the writer."""
    if unknown := fields.keys() - set(known):
        raise ValueError(f"{what} has no {sorted(unknown)}")
    return fields


def cleaned(fields: Fields) -> Fields:
    """Without spaces around the texts; an empty text is none."""
    return {name: (value.strip() or None) if isinstance(value, str) else value for name, value in fields.items()}
