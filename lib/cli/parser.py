"""The shape of a command line: commands in groups, each with its help and the function that does it."""

from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

from lib.cli.answer import Answer
from lib.domain.settings import VIEWERS, Settings

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction["Parser"]
else:
    Commands = Any

Run = Callable[[Settings, Namespace], Answer]


class Misuse(Exception):
    """The command line does not say what to do. The texts are Swedish."""

    def __init__(self, message: str, usage: str) -> None:
        self.usage = usage
        super().__init__(message)


class Parser(ArgumentParser):
    """Names are never guessed from their first letters: a script that relies on it would break with the next name."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=RawDescriptionHelpFormatter, **settings)

    def error(self, message: str) -> NoReturn:
        raise Misuse(message, " ".join(self.format_usage().split()))


def root_parser() -> Parser:
    parser = Parser(
        prog="python -m lib",
        description="Gör med filer det som appen Lägesbild gör i webbläsaren.",
        epilog="Slutkoder: 0 klart, 1 fel i indata, 2 fel på kommandoraden, 70 fel i programmet.\n"
        "Hjälp om ett kommando: python -m lib KOMMANDO --help",
    )
    _add_json(parser, False)
    return parser


def command_group(parser: Parser) -> Commands:
    """Where the commands of a parser are added; one of them must be given."""
    return parser.add_subparsers(title="kommandon", metavar="KOMMANDO", dest="command", required=True)


def add_group(commands: Commands, name: str, summary: str) -> Commands:
    """A command that only has commands of its own, such as `areas load`."""
    return command_group(commands.add_parser(name, help=summary, description=summary))


def add_command(commands: Commands, name: str, run: Run, summary: str, detail: str = "") -> Parser:
    """`run` is called with the settings and what was given, where `user` is who runs it (`lib.cli.who`)."""
    parser = commands.add_parser(name, help=summary, description=f"{summary}\n\n{detail}".strip())
    parser.set_defaults(run=run, command=parser.prog.removeprefix("python -m lib "))
    _add_json(parser, SUPPRESS)
    parser.add_argument("--role", choices=list(map(str, VIEWERS)), help="kör kommandot i en roll som får mindre")
    return parser


def add_municipality(parser: Parser) -> None:
    parser.add_argument(
        "--municipality",
        metavar="KOMMUN",
        help="kommunens mappnamn, till exempel 1980-vasteras; behövs bara om det finns flera kommuner",
    )


def _add_json(parser: Parser, default: object) -> None:
    """After the command the default is not to touch what was said before it."""
    parser.add_argument("--json", action="store_true", default=default, help="svara med ett JSON-objekt på en rad")
