"""One way to write the same content, so that its seal is the same each time."""

import json
from hashlib import sha256
from typing import Any


def canonical_bytes(content: dict[str, Any]) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8. Raises ValueError for NaN, which JSON does not have."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def seal_of(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(content).hexdigest()
