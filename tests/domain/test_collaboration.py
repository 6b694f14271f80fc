"""collaboration.yaml: what it refuses, and that its shipped files hold."""

from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from lib.domain.collaboration import Collaboration

DATA = Path(__file__).resolve().parents[2] / "data"
GOOD = {
    "actors": [{"id": "polisen", "name": "Polisen", "type": "authority"}],
    "forums": [{"id": "radet", "name": "Rådet"}],
    "participation": [{"forum": "radet", "year": 2025, "actors": ["polisen"]}],
    "agreements": [{"id": "a", "name": "A", "parties": ["Polisen"], "valid_from": "2025-01-01"}],
}
BAD = {
    "okänd aktör": {"participation": [{"forum": "radet", "year": 2025, "actors": ["polis"]}]},
    "okänd forum": {"participation": [{"forum": "namnden", "year": 2025, "actors": []}]},
    "samma forum och år": {"participation": GOOD["participation"] * 2},
    "aktör finns flera gånger": {"actors": GOOD["actors"] * 2},
    "slutar innan det börjar": {
        "agreements": [{"id": "a", "name": "A", "parties": [], "valid_from": "2025-01-01", "valid_to": "2024-01-01"}]
    },
}


@pytest.mark.parametrize("said", BAD)
def test_what_leads_nowhere_is_told(said):
    with pytest.raises((ValidationError, ValueError), match=said):
        Collaboration.model_validate(GOOD | BAD[said])


def test_an_actor_of_no_known_type_is_refused():
    with pytest.raises(ValidationError):
        Collaboration.model_validate(GOOD | {"actors": [{"id": "polisen", "name": "Polisen", "type": "person"}]})


@pytest.mark.parametrize("slug", ["mall", "1980-vasteras"])
def test_shipped_files_hold(slug):
    text = (DATA / slug / "collaboration.yaml").read_text(encoding="utf-8")
    known = Collaboration.model_validate(yaml.safe_load(text))
    assert all(one.is_synthetic or one.source for one in (*known.forums, *known.participation, *known.agreements))
