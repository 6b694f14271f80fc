"""Now, as the store writes it."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """UTC without a zone: databases keep it as it is, whatever zone they stand in."""
    return datetime.now(UTC).replace(tzinfo=None)
