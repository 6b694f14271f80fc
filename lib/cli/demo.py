"""`demo build`."""

from lib.cli.parser import Commands


def add_commands(commands: Commands) -> None:
    pass
