"""In which role a command is run: the operator's, unless somebody asks for one that may less."""

import os
from collections.abc import Mapping
from dataclasses import replace

from lib.domain.codes import Role
from lib.domain.user import AT_THE_COMMAND_LINE, User


def at_the_command_line(asked: str | None, environment: Mapping[str, str] = os.environ) -> User:
    """`asked` is the option --role; without it the role is that of LAGESBILD_LOCAL_ROLE, which the app shows too.

    It only narrows: every command does what the operator may, and asks whether the role may. The name in the audit log
    stays, because it is the same person.
    """
    role = asked or environment.get("LAGESBILD_LOCAL_ROLE")
    return replace(AT_THE_COMMAND_LINE, role=Role(role)) if role else AT_THE_COMMAND_LINE
