"""How much of what points out a person is found in texts, and how many ordinary texts are held back."""

import json
import re

from lib.privacy.finding import Kind
from lib.privacy.personal_data import find_personal_data
from tests.privacy.ordinary_texts import ordinary_texts
from tests.privacy.test_personal_data import FRAMES, is_found, reference, values

MANY = {Kind.PERSONAL_NUMBER: 2000, Kind.COORDINATION_NUMBER: 2000, Kind.PHONE: 2000, Kind.EMAIL: 500, Kind.PLATE: 1000}


def main() -> None:
    for kind, many in MANY.items():
        made = values(kind, many, seed=8)
        found = sum(is_found(kind, value, FRAMES[place % len(FRAMES)]) for place, value in enumerate(made))
        told("recall", kind=str(kind), texts=len(made), found_pct=round(100 * found / len(made), 2))
    named = reference("texts_with_names.txt")
    n_found = sum(any(f.kind is Kind.NAME for f in find_personal_data(re.sub(r"[\[\]]", "", line))) for line in named)
    told("recall", kind=str(Kind.NAME), texts=len(named), found_pct=round(100 * n_found / len(named), 2))
    for seed in (1, 2, 3):
        texts = ordinary_texts(500, seed)
        held_back = [text for text in texts if find_personal_data(text)]
        share = round(100 * len(held_back) / len(texts), 2)
        told("false alarms", seed=seed, texts=len(texts), held_back_pct=share, examples=held_back[:3])


def told(what: str, **measure: object) -> None:
    print(json.dumps({"bench": "personal_data", "what": what, **measure}, ensure_ascii=False), flush=True)
