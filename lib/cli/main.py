"""From a command line to an exit code: 0 done, 1 the input is at fault, 2 misuse, 70 a fault in the program."""

import json
import logging
import os
import secrets
import sys
from argparse import Namespace
from collections.abc import Sequence

from lib.cli import areas, batches, demo, fetch, figures, imports, municipality, report, rights, store_keeping, versions
from lib.cli.parser import Misuse, Parser, command_group, root_parser
from lib.cli.swedish import swedish_argparse
from lib.cli.who import at_the_command_line
from lib.domain.faults import Fault, InputFault
from lib.domain.settings import Settings

DONE, AT_FAULT, MISUSE = 0, 1, 2
PROGRAM_FAULT = 70
"""EX_SOFTWARE of sysexits.h: a bug must not look like a fault in somebody's file."""
STOPPED = 130
"""What a shell expects of a program stopped with Ctrl-C."""

_log = logging.getLogger("lagesbild")


def main(arguments: Sequence[str]) -> int:
    """Run one command and print its answer."""
    wants_json = "--json" in arguments
    command = None
    try:
        asked = read_command_line(arguments)
        command = asked.command
        settings = Settings.from_environment()
        asked.user = at_the_command_line(asked.role)
        answer = asked.run(settings, asked)
    except Misuse as misuse:
        fault = Fault("kommandoraden", str(misuse), remedy=misuse.usage)
        _tell_faults(command, (fault,), wants_json, [f"Fel: {misuse}", misuse.usage])
        return MISUSE
    except InputFault as error:
        _tell_faults(command, error.faults, wants_json, [str(fault) for fault in error.faults])
        return AT_FAULT
    except KeyboardInterrupt:
        _say("Avbrutet.")
        return STOPPED
    except Exception as error:
        _tell_bug(command, error, wants_json)
        return PROGRAM_FAULT
    _print(_as_json(command, True, answer.fields) if wants_json else "\n".join(answer.lines))
    return DONE


def read_command_line(arguments: Sequence[str]) -> Namespace:
    """`command` is the command's whole name and `run` what does it. Raises Misuse."""
    with swedish_argparse():
        return build_parser().parse_args(arguments)


def build_parser() -> Parser:
    """Every command. Speaks Swedish inside `swedish_argparse`."""
    parser = root_parser()
    commands = command_group(parser)
    for group in (municipality, areas, imports, batches, fetch, store_keeping, versions, demo, figures, rights, report):
        group.add_commands(commands)
    return parser


def _tell_faults(command: str | None, faults: tuple[Fault, ...], wants_json: bool, lines: list[str]) -> None:
    if wants_json:
        _print(_as_json(command, False, {"faults": [fault.as_dict() for fault in faults]}))
    else:
        for line in lines:
            _say(line)


def _tell_bug(command: str | None, error: Exception, wants_json: bool) -> None:
    number = secrets.token_hex(3)
    if os.environ.get("LAGESBILD_DEBUG") == "1":
        _log.error("Felnummer %s", number, exc_info=error)
    message = f"Något gick fel i programmet (felnummer {number})."
    remedy = "Kör igen med LAGESBILD_DEBUG=1 för att se var."
    _tell_faults(command, (Fault("programmet", message, remedy=remedy),), wants_json, [f"{message} {remedy}"])


def _as_json(command: str | None, is_ok: bool, fields: dict[str, object]) -> str:
    return json.dumps({"ok": is_ok, "command": command} | fields, ensure_ascii=False, default=str)


def _print(text: str) -> None:
    """To stdout; a reader that stops early, as `head` does, has got what it wanted."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tells of it when it ends


def _say(line: str) -> None:
    """One line on stderr, whatever line breaks the text has."""
    print(" ".join(line.splitlines()), file=sys.stderr)
