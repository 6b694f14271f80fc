"""argparse in Swedish."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

WORDS = {
    "usage: ": "användning: ",
    "options": "val",
    "positional arguments": "det som ska anges",
    "%(heading)s:": "%(heading)s:",
    "show this help message and exit": "visa den här hjälpen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: fel: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "det här måste anges: %s",
    "one of the arguments %s is required": "ett av de här måste anges: %s",
    "not allowed with argument %s": "kan inte anges tillsammans med %s",
    "unrecognized arguments: %s": "går inte att tolka: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan betyda flera: %(matches)s",
    "expected one argument": "ett värde saknas",
    "expected at most one argument": "högst ett värde kan anges",
    "expected at least one argument": "minst ett värde måste anges",
    "ignored explicit argument %r": "tar inget värde, men fick %r",
    "unexpected option string: %s": "oväntat val: %s",
    "invalid %(type)s value: %(value)r": "värdet går inte att använda: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r går inte att välja (välj bland %(choices)s)",
    "invalid choice: %(value)r, maybe you meant %(maybe)r? (choose from %(choices)s)": (
        "%(value)r går inte att välja, menade du %(maybe)r? (välj bland %(choices)s)"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": "okänt kommando %(parser_name)r (välj bland %(choices)s)",
    "can't open '%(filename)s': %(error)s": "filen %(filename)s går inte att öppna: %(error)s",
    "expected %s argument": "%s värde ska anges",
    "expected %s arguments": "%s värden ska anges",
}


@contextmanager
def swedish_argparse() -> Iterator[None]:
    """Parsers made and used in here speak Swedish.

    argparse has no setting for language. It looks its words up with two functions that it has taken from gettext into
    its own namespace; gettext itself would want a compiled catalogue and the right environment variables.
    """
    own = {name: vars(argparse)[name] for name in ("_", "ngettext")}
    vars(argparse).update(_=_one, ngettext=_one_or_many)
    try:
        yield
    finally:
        vars(argparse).update(own)


def _one(text: str) -> str:
    return WORDS.get(text, text)


def _one_or_many(one: str, many: str, n: int) -> str:
    return _one(one if n == 1 else many)
