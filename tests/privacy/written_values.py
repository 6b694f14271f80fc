"""Numbers, addresses and plates of nobody: made up with a seed, right in form and check digit."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

FIRST_BIRTHDAY = date(1927, 1, 1)
BIRTHDAYS = (date(2024, 12, 31) - FIRST_BIRTHDAY).days
PLATE_LETTERS = "ABCDEFGHJKLMNOPRSTUWXYZ"
LINES = {
    "mobile": (
        *(
            "{m}-{3} {2} {2}",
            "{m} {3} {2} {2}",
            "{m}-{7}",
            "{m}{7}",
            "{m} - {3} {2} {2}",
            "{m}/{3} {2} {2}",
            "{m}-{2} {2} {3}",
        ),
        *(
            "{m}-{3}-{2}-{2}",
            "{m}.{3}.{2}.{2}",
            "{m}{1}-{2} {2} {2}",
            "{m} {3} {4}",
            "+46{n}{7}",
            "+46 {n} {3} {2} {2}",
        ),
        *(
            "+46 (0){n} {3} {2} {2}",
            "+46 (0) {n}-{3} {2} {2}",
            "0046{n}{7}",
            "0046 {n} {3} {2} {2}",
            "+46-{n}-{3} {2} {2}",
        ),
    ),
    "landline": (
        *("021-{s}{1} {2} {2}", "021 {s}{1} {2} {2}", "021-{s}{5}", "021/{s}{1} {2} {2}", "(021) {s}{1} {2} {2}"),
        *(
            "08-{s}{2} {2} {2}",
            "08 {s}{2} {3} {2}",
            "08-{s}{6}",
            "0220-{s}{2} {2}",
            "0224-{s}{1} {2} {2}",
            "031-{s}{2} {2} {2}",
        ),
        *("+46 21 {s}{1} {2} {2}", "+46 8 {s}{2} {2} {2}", "+4621{s}{5}", "0046 21 {s}{1} {2} {2}", "tel 021{s}{5}"),
    ),
}


def check_digit(nine: str) -> int:
    """Luhn, written plainly: every other digit doubled from the first, the digits of the products added up."""
    total = 0
    for place, digit in enumerate(nine):
        product = int(digit) * (2 if place % 2 == 0 else 1)
        total += product // 10 + product % 10
    return (10 - total % 10) % 10


def person_digits(chance: random.Random, days_added: int = 0) -> str:
    """Twelve digits of somebody born between 1927 and 2024; 60 days added make it a samordningsnummer."""
    born = FIRST_BIRTHDAY + timedelta(days=chance.randrange(BIRTHDAYS))
    nine = f"{born:%y%m}{born.day + days_added:02}{chance.randrange(1000):03}"
    return f"{born.year // 100}{nine}{check_digit(nine)}"


def notations(digits: str) -> Iterator[str]:
    """How the twelve digits are written."""
    century, ten = digits[:2], digits[2:]
    date_, last = ten[:6], ten[6:]
    for full in (date_, century + date_):
        for join in ("-", "+", "", " ", " - ", "–", "\u2011", "−", " \u2013 "):
            yield f"{full}{join}{last}" if not (full != date_ and join == "+") else f"{full}-{last}"
    parted = [century + ten[:2], ten[2:4], ten[4:6]]
    for mark in "-./":
        yield f"{mark.join(parted)}-{last}"


def phone(chance: random.Random, form: str) -> str:
    """A number in one of the forms of `LINES`."""
    written = form.replace("{m}", chance.choice(["070", "072", "073", "076", "079"]))
    written = written.replace("{n}", chance.choice(["70", "72", "73", "76", "79"])).replace(
        "{s}", str(chance.randint(1, 9))
    )
    for size in range(1, 8):
        while f"{{{size}}}" in written:
            written = written.replace(f"{{{size}}}", f"{chance.randrange(10**size):0{size}}", 1)
    return written


def email(chance: random.Random) -> str:
    name = chance.choice(
        ["anna.berg", "kalle", "a_b-c", "info", "jöns.ö", "x1979", "förnamn.efternamn+lista", "A.Berg"]
    )
    host = chance.choice(
        ["exempel.se", "mail.exempel.com", "skola.västerås.example", "EXEMPEL.SE", "a-b.example", "x.nu"]
    )
    return f"{name}@{host}"


def plate(chance: random.Random) -> str:
    letters = "".join(chance.choices(PLATE_LETTERS, k=3))
    last = chance.choice("0123456789" + PLATE_LETTERS.replace("O", ""))
    return f"{letters}{chance.choice(['', ' ', '-', ' '])}{chance.randint(1, 99):02}{last}"
