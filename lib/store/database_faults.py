"""What can go wrong outside the program, told in Swedish with the way back. Bugs go on as they are."""

from sqlalchemy import URL, Engine, event
from sqlalchemy.engine import ExceptionContext

from lib.domain.faults import Fault, InputFault
from lib.store.address import SET_IN, spoken, sqlite_file

WHERE = "Databasen"
WAY_BACK = (
    "Flytta undan filen (och dem bredvid som slutar på -wal och -shm) och läs tillbaka den senaste säkerhetskopian: "
    "python -m lib restore KOPIA"
)
FREE_SPACE = "Frigör utrymme och försök igen. Inget halvfärdigt har sparats."
TRY_AGAIN = "Vänta en stund och försök igen. Inget halvfärdigt har sparats."
SQLITE_FAULTS = {
    "malformed": ("databasfilen är skadad", WAY_BACK),
    "not a database": ("databasfilen är skadad", WAY_BACK),
    "is full": ("disken är full", FREE_SPACE),
    "disk i/o error": ("det går inte att läsa eller skriva på disken", f"{FREE_SPACE} Hjälper det inte: {WAY_BACK}"),
    "unable to open": ("databasfilen går inte att öppna", "Se efter att mappen finns och får skrivas i."),
    "readonly": ("databasfilen är skrivskyddad", "Ge programmet rätt att skriva i filen och i dess mapp."),
    "is locked": ("databasen är upptagen av någon annan", TRY_AGAIN),
}
POSTGRESQL_FAULTS = {
    "28": ("servern godtar inte användaren eller lösenordet", SET_IN),
    "3D": ("databasen finns inte", f"Skapa den, eller ändra adressen. {SET_IN}"),
    "42501": ("användaren får inte göra det i databasen", "Ge användaren rätt att skapa och ändra tabeller."),
    "53100": ("disken är full", FREE_SPACE),
    "53": ("servern har inte rum för fler", TRY_AGAIN),
    "55P03": ("databasen är upptagen av någon annan", TRY_AGAIN),
    "57": ("servern håller på att starta eller stänga", TRY_AGAIN),
}
NO_ANSWER = ("databasservern svarar inte", f"Se efter att den är igång och nås härifrån. {SET_IN}")


def tell_faults(engine: Engine) -> None:
    """Let `engine` raise InputFault for what is no fault of the program."""

    def tell(context: ExceptionContext) -> None:
        fault = fault_of(context.original_exception, engine.url)
        if fault:
            raise InputFault(fault)

    event.listen(engine, "handle_error", tell)


def fault_of(error: BaseException, url: URL) -> Fault | None:
    """The fault behind an error of the driver; None when it is not one of these."""
    words = _sqlite_words(error) if url.get_backend_name() == "sqlite" else _postgresql_words(error)
    return Fault(WHERE, words[0], spoken(url), words[1]) if words else None


def damaged(url: URL, found: str = "") -> InputFault:
    """A damaged SQLite file, found by looking."""
    return InputFault(Fault(WHERE, "databasfilen är skadad", f"{sqlite_file(url)}{found}", WAY_BACK))


def _sqlite_words(error: BaseException) -> tuple[str, str] | None:
    text = str(error).lower()
    return next((words for part, words in SQLITE_FAULTS.items() if part in text), None)


def _postgresql_words(error: BaseException) -> tuple[str, str] | None:
    state = getattr(error, "sqlstate", None)
    if state:
        return next((POSTGRESQL_FAULTS[part] for part in (state, state[:2]) if part in POSTGRESQL_FAULTS), None)
    if type(error).__name__ != "OperationalError":
        return None
    # A refused connection has no state in libpq, only its text.
    text = str(error)
    if "password authentication failed" in text or "no password supplied" in text:
        return POSTGRESQL_FAULTS["28"]
    return POSTGRESQL_FAULTS["3D"] if "does not exist" in text else NO_ANSWER
