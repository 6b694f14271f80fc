"""What the identity provider says of a person who has signed in, and how long that holds.

Claims are those of OpenID Connect Core 1.0 (2014), section 2 and 5.1, as Streamlit keeps them in its signed cookie.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

IDLE = timedelta(minutes=60)
"""Whoever has not done anything for as long is out."""
LONGEST = timedelta(hours=12)
"""Nobody is in for longer without signing in again."""
SECONDS_BETWEEN_LOOKS = 30
"""How often an open tab asks whether it is still signed in."""
SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is noted when somebody last did something: each click is not a write."""
REMEMBERED = timedelta(days=40)
"""Longer than the cookie lives, so that one that was signed out stays known as that."""
OF_ONE_SIGN_IN = ("iss", "sub", "iat", "exp", "nonce", "sid", "jti", "auth_time", "provider")

Claims = Mapping[str, Any]


class Standing(StrEnum):
    """How a sign-in stands. `unseen` is one that has not been noted yet."""

    UNSEEN = "unseen"
    OPEN = "open"
    SIGNED_OUT = "signed_out"
    IDLE = "idle"
    TOO_OLD = "too_old"


@dataclass(frozen=True)
class SignIn:
    """One sign-in as the store keeps it. Times are in UTC."""

    id: str
    subject: str
    role_source: str
    started_at: datetime
    last_seen_at: datetime
    revoked_at: datetime | None = None


def sign_in_id(claims: Claims) -> str:
    """The same for every tab and request of one sign-in, another for the next: each has its own nonce and time."""
    said = [str(claims.get(name, "")) for name in OF_ONE_SIGN_IN]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def subject_of(claims: Claims) -> str:
    """The provider's own lasting name of the person."""
    return str(claims.get("sub", ""))[:255]


def email_of(claims: Claims) -> str | None:
    """In lower case; None when there is none or the provider says that nobody has shown it to be theirs."""
    email = claims.get("email")
    is_doubtful = str(claims.get("email_verified", True)).lower() == "false"
    return email.strip().lower() if isinstance(email, str) and email.strip() and not is_doubtful else None


def actor_of(claims: Claims) -> str:
    """The name that the audit log keeps."""
    return (email_of(claims) or subject_of(claims))[:120]


def standing_of(known: SignIn | None, claims: Claims, now: datetime) -> Standing:
    """`known` is what the store has of this sign-in. `now` is in UTC. A time that lies as far ahead is as bad as one
    behind: a clock that was wrong and has been set right must not leave a sign-in open for a year."""
    began = known.started_at if known else _issued_at(claims)
    if known and known.revoked_at is not None:
        return Standing.SIGNED_OUT
    if began is None or abs(now - began) > LONGEST:
        return Standing.TOO_OLD
    if known is None:
        return Standing.UNSEEN
    return Standing.IDLE if abs(now - known.last_seen_at) > IDLE else Standing.OPEN


def _issued_at(claims: Claims) -> datetime | None:
    """In UTC; None when it is not said, which the standard does not allow."""
    try:
        return datetime.fromtimestamp(float(claims["iat"]), UTC).replace(tzinfo=None)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None
