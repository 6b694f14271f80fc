"""How long a sign-in holds, by the clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lib.domain.sign_in import SignIn, Standing, actor_of, sign_in_id, standing_of

NOW = datetime(2026, 11, 21, 12)
ISSUED = int(NOW.replace(tzinfo=UTC).timestamp())
CLAIMS = {"iss": "https://id.example.se", "sub": "s-1", "nonce": "n", "iat": ISSUED}
KNOWN = SignIn(sign_in_id(CLAIMS), "s-1", "file", NOW, NOW)


@pytest.mark.parametrize(
    ("known", "minutes", "expected"),
    [
        (None, 0, Standing.UNSEEN),
        (None, 721, Standing.TOO_OLD),  # an old cookie whose row is gone is not begun anew
        (KNOWN, 60, Standing.OPEN),
        (KNOWN, 61, Standing.IDLE),
        (replace(KNOWN, last_seen_at=NOW + timedelta(minutes=719)), 720, Standing.OPEN),
        (replace(KNOWN, last_seen_at=NOW + timedelta(minutes=720)), 721, Standing.TOO_OLD),
        (replace(KNOWN, revoked_at=NOW), 0, Standing.SIGNED_OUT),
        (replace(KNOWN, revoked_at=NOW), 1000, Standing.SIGNED_OUT),
        (KNOWN, -60, Standing.OPEN),  # the clock was put back an hour
        (KNOWN, -61, Standing.IDLE),
        (KNOWN, -365 * 1440, Standing.TOO_OLD),  # it was a year ahead, and is right again
        (None, -60, Standing.UNSEEN),  # a new sign-in, while our clock is an hour behind the provider's
    ],
)
def test_an_hour_of_rest_and_twelve_hours_in_all(known: SignIn | None, minutes: int, expected: Standing) -> None:
    assert standing_of(known, CLAIMS, NOW + timedelta(minutes=minutes)) is expected


@pytest.mark.parametrize("issued", [None, "igår", [], 10**30])
def test_who_does_not_say_when_it_was_is_not_let_in(issued: object) -> None:
    assert standing_of(None, CLAIMS | {"iat": issued}, NOW) is Standing.TOO_OLD


def test_each_sign_in_is_one_of_its_own_whatever_else_the_cookie_says() -> None:
    assert sign_in_id(CLAIMS | {"origin": "http://x", "is_logged_in": True, "name": "A"}) == KNOWN.id
    others = [CLAIMS | {name: "x"} for name in ("iss", "sub", "nonce", "iat")]
    assert len({sign_in_id(claims) for claims in others} | {KNOWN.id}) == 5


def test_the_log_keeps_an_address_that_has_been_shown_to_be_theirs_or_else_the_subject() -> None:
    assert actor_of(CLAIMS | {"email": " Anna@Example.se "}) == "anna@example.se"
    assert actor_of(CLAIMS | {"email": "anna@example.se", "email_verified": False}) == "s-1"
    assert len(actor_of(CLAIMS | {"sub": "x" * 300})) == 120
