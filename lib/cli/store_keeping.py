"""`backup`, `restore`, `check` and `purge`."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from lib.actions.store_keeping import Health, back_up, check_store, purge_store, restore
from lib.cli.answer import Answer, table_lines
from lib.cli.parser import Commands, add_command
from lib.cli.versions import BROKEN
from lib.domain.faults import Fault, InputFault
from lib.domain.moment import utc_now
from lib.domain.settings import Settings
from lib.domain.words import number

TAMPERED = "Händelseloggen är bruten: någon har ändrat i den utanför programmet."
TABLES = {
    "activity_reports": "Uppföljning av aktiviteter",
    "area_versions": "Områdesindelningar",
    "areas": "Områden",
    "assessments": "Bedömningar i veckoläget",
    "audit_log": "Händelselogg",
    "batches": "Inläsningar",
    "causes": "Orsaker",
    "column_mappings": "Ihågkomna kolumner",
    "decisions": "Beslut på möten",
    "earlier_versions": "Tidigare versioner",
    "events": "Anmälda brott",
    "frozen_contents": "Frysta innehåll",
    "indicator_values": "Indikatorvärden",
    "links": "Länkar",
    "measures": "Åtgärder",
    "news": "Händelsenotiser",
    "picture_versions": "Versioner av lägesbilden",
    "populations": "Folkmängd",
    "presentations": "Bildspel till möten",
    "priorities": "Prioriteringar",
    "problems": "Problem",
    "promises": "Medborgarlöften",
    "quarantine": "Karantän",
    "reports": "Rapporter om platser",
    "settings": "Inställningar",
    "sign_ins": "Inloggningar",
    "survey_results": "Enkätsvar",
    "visits": "Besök",
    "walk_observations": "Iakttagelser på vandringar",
    "walk_photos": "Foton från vandringar",
    "walk_stops": "Stopp på vandringar",
    "walks": "Trygghetsvandringar",
    "week_notes": "Anteckningar i veckoläget",
}
KINDS = {
    "report_texts": "Rapporttexter",
    "event_positions": "Brottens exakta lägen",
    "quarantined_rows": "Rader i karantän",
    "earlier_versions": "Tidigare versioner",
    "walk_texts": "Texter från vandringar",
    "walk_photos": "Foton från vandringar",
    "report_positions": "Rapporternas exakta lägen",
    "work_texts": "Texter i avslutat arbete",
    "drafts": "Halvskrivna formulär",
}
BACKUPS = "Säkerhetskopior som redan finns rörs inte: det gallrade står kvar i dem tills de raderas."
"""Said whenever something is taken: the program cannot know where the copies lie."""


def add_commands(commands: Commands) -> None:
    backup = add_command(
        commands,
        "backup",
        _backup,
        "Spara hela databasen i en fil.",
        "Går att köra medan andra arbetar. Filen är en zip med en SQLite-databas och kan läsas tillbaka\n"
        "både till SQLite och till PostgreSQL. Den är lika känslig som databasen själv.",
    )
    backup.add_argument("file", metavar="FIL", type=Path, help="filen som skapas, till exempel kopia.zip")
    back = add_command(
        commands,
        "restore",
        _restore,
        "Läs tillbaka en säkerhetskopia till en tom databas.",
        "Antingen kommer allt tillbaka eller inget.",
    )
    back.add_argument("file", metavar="FIL", type=Path, help="säkerhetskopian")
    add_command(commands, "check", _check, "Kontrollera att databasen är hel.")
    purge = add_command(
        commands,
        "purge",
        _purge,
        "Gallra det som har nått sin tid.",
        "Rapporttexter, exakta lägen, texter och foton från vandringar, texter i avslutat arbete,\n"
        "halvskrivna formulär och rader i karantän. Uppladdade filer sparas inte.\n"
        "Antalen i statistiken ändras inte.\n"
        "Säkerhetskopior som redan finns rörs inte: gallra dem för sig.",
    )
    purge.add_argument("--dry-run", action="store_true", help="räkna vad som skulle gallras, men låt det vara")


def _backup(settings: Settings, given: Namespace) -> Answer:
    made = back_up(settings, given.file, given.user)
    lines = (f"Säkerhetskopian är sparad: {given.file}", f"{number(sum(made.counts.values()))} rader.")
    warning = () if made.audit_is_whole else (TAMPERED,)
    return Answer({"file": str(given.file)} | made.model_dump(mode="json"), lines + warning)


def _restore(settings: Settings, given: Namespace) -> Answer:
    done = restore(settings, given.file, given.user)
    lines = (
        f"Säkerhetskopian från {done.made_at:%Y-%m-%d %H:%M} (UTC) är tillbaka.",
        f"{number(sum(done.counts.values()))} rader.",
        *(() if done.audit.is_whole else (TAMPERED,)),
    )
    return Answer({"file": str(given.file)} | asdict(done), lines)


def _check(settings: Settings, given: Namespace) -> Answer:
    health = check_store(settings, by=given.user)
    if not health.is_sound:
        raise InputFault(*_faults(health))
    rows = [(words, number(health.counts[name])) for name, words in TABLES.items()]
    lines = (
        "Databasen är hel.",
        *(f"Att se över: {name} pekar på något som inte är inläst i {number(n)} rader."
          for name, n in health.loose_links.items()),
        *health.warnings,
        "",
        *table_lines(("Tabell", "Rader"), rows),
        "",
        f"Händelseloggen är hel: {number(health.audit.n_rows)} rader, den sista med kontrollsumman "
        f"{health.audit.last_hash[:16]}…",
    )  # fmt: skip
    return Answer(asdict(health), lines)


def _faults(health: Health) -> list[Fault]:
    back = "Läs tillbaka en säkerhetskopia till en tom databas: python -m lib restore KOPIA"
    again = "Ta bort omgången och läs in filen igen."
    faults = [Fault("Databasen", "filen eller dess index är skadade", said, back) for said in health.damage]
    faults += [
        Fault("Databasen", "rader pekar på något som inte finns", f"{name}: {number(n)} rader", back)
        for name, n in health.orphans.items()
    ]
    faults += [
        Fault(f"Omgång {batch}", "den har inte alla rader som lästes in", remedy=again)
        for batch in health.incomplete_batches
    ]
    faults += [
        Fault(f"Version {one.number} ({one.municipality})", BROKEN[one.what], remedy=back)
        for one in health.broken_versions
    ]
    if health.audit.broken_at is not None:
        remedy = "Jämför med en säkerhetskopia, och ta reda på vem som har haft tillgång till databasen."
        faults.append(Fault("Händelseloggen", "kedjan är bruten", f"rad {health.audit.broken_at}", remedy))
    return faults


def _purge(settings: Settings, given: Namespace) -> Answer:
    purged = purge_store(settings, utc_now(), given.user, given.dry_run)
    head = "Skulle gallras:" if given.dry_run else "Gallrat:"
    rows = [(slug, KINDS[kind], number(n)) for slug, due in purged.items() for kind, n in asdict(due).items() if n]
    lines = (
        (head, *table_lines(("Kommun", "Vad", "Antal"), rows), "", BACKUPS) if rows else ("Inget har nått sin tid.",)
    )
    return Answer({"is_dry_run": given.dry_run, "municipalities": {k: asdict(v) for k, v in purged.items()}}, lines)
