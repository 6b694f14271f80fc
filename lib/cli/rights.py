"""`rights`."""

from argparse import Namespace

from lib.analysis.access import rights_table
from lib.cli.answer import Answer
from lib.cli.parser import Commands, add_command
from lib.domain.codes import Role
from lib.domain.settings import Settings
from lib.domain.words import ROLES

CELLS = {"yes": "ja", "own": "egna", "no": "–"}


def add_commands(commands: Commands) -> None:
    add_command(
        commands, "rights", _rights, "Visa vad varje roll får göra.", "Samma tabell som i SECURITY.md, i Markdown."
    )


def _rights(_settings: Settings, _given: Namespace) -> Answer:
    table = rights_table()
    rows = [
        [f"{row['name'].capitalize()}: {row['meaning']}", *(CELLS[row[role]] for role in Role)]
        for row in table.to_dict("records")
    ]
    head = ["Får …", *(ROLES[role] for role in Role)]
    lines = [head, ["---"] * len(head), *rows]
    return Answer({"rights": table.to_dict("records")}, tuple(f"| {' | '.join(line)} |" for line in lines))
