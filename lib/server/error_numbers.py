"""One short number ties what the user sees to what the log holds."""

import logging
import secrets

LOG = logging.getLogger("lagesbild")
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0/O and 1/I: the number is read out on the telephone


def log_with_number(fault: BaseException, where: str) -> str:
    """Log the traceback under a new number of six signs and return the number."""
    number = "".join(secrets.choice(LETTERS) for _ in range(6))
    LOG.error("Felnummer %s i %s", number, where, exc_info=fault)
    return number
