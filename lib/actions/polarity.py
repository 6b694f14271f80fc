"""Saying anew whether a high value of an indicator is good, bad, or neither."""

from datetime import date

from lib.domain.codes import Polarity, Role
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.indicator import Indicator
from lib.domain.settings import Settings
from lib.domain.source_words import POLARITIES
from lib.privacy.personal_data import explain, find_personal_data
from lib.store.audit import write_audit
from lib.store.database import open_database
from lib.store.definition_files import read_file
from lib.store.definition_writing import write_value

LONGEST_REASON = 300


def change_polarity(
    settings: Settings,
    folder: MunicipalityFolder,
    indicator: Indicator,
    polarity: Polarity,
    reason: str,
    day: date,
    actor: str,
    role: Role,
) -> None:
    """Rewrite the `polarity:` line of the indicator's own file; reason and day stay in the file as a comment.

    `indicator` is as the user saw it. Raises InputFault, with nothing changed, when the role may not, no reason is
    given or it points out a person, somebody else has changed the file since, or it cannot be read or written.
    """
    name = f"indicators/{indicator.id}.yaml"
    refuse_if(_refusals(indicator, polarity, reason, role))
    now = read_file(folder, name, Indicator).value
    if now.polarity != indicator.polarity:
        remedy = "Inget har ändrats. Ladda om sidan och se om ändringen fortfarande behövs."
        raise InputFault(Fault(now.name, "någon annan har ändrat polariteten", POLARITIES[now.polarity], remedy))
    changed = now.model_copy(update={"polarity": polarity})
    comment = f"{day.isoformat()}: polariteten ändrad från {now.polarity} till {polarity}. Skäl: {reason.strip()}"
    details = {"municipality": folder.slug, "from": str(now.polarity), "to": str(polarity)}
    with open_database(settings.database_url).begin() as connection:
        write_audit(connection, actor, "polarity", indicator.id, details)
        write_value(folder, name, changed, "polarity", polarity, comment)


def _refusals(indicator: Indicator, polarity: Polarity, reason: str, role: Role) -> list[Fault]:
    found = []
    if role is not Role.COORDINATOR:
        found.append(Fault(indicator.name, "din roll får inte ändra polariteten", remedy="Be samordnaren."))
    if not any(character.isalnum() for character in reason):
        remedy = "Skriv varför, så att den som kommer efter förstår. Inget har ändrats."
        found.append(Fault("Skäl", "skälet saknas", remedy=remedy))
    if len(reason.strip()) > LONGEST_REASON:
        found.append(Fault("Skäl", "skälet är för långt", f"{len(reason)} tecken", f"Högst {LONGEST_REASON} tecken."))
    if told := explain(find_personal_data(reason)):
        found.append(Fault("Skäl", "texten pekar ut en person", remedy=" ".join((*told, "Inget har ändrats."))))
    if polarity == indicator.polarity:
        found.append(Fault(indicator.name, "polariteten är redan den valda", POLARITIES[polarity]))
    return found
