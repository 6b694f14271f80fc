"""Made-up promises to the citizens, written by hand."""

import json
from typing import Any

import pandas as pd

from lib.demo.recipe import Recipe
from lib.domain.codes import Secrecy

COLUMNS = ["promise_id", "title", "period_from", "period_to", "problem_key", "area_code", "actions", "effect",
           "feedback", "feedback_given", "status", "public_text", "review_by", "secrecy"]  # fmt: skip
DAYS = ("period_from", "period_to", "feedback_given", "review_by")


def build_promises(recipe: Recipe) -> pd.DataFrame:
    """A row for each promise; `actions` is JSON, a list of text and done_on."""
    rows = [dict.fromkeys(COLUMNS) | {"secrecy": str(Secrecy.INTERNAL)} | row | {"actions": _actions(row)}
            for row in recipe.written_promises]  # fmt: skip
    frame = pd.DataFrame(rows)[COLUMNS]
    return frame.assign(**{name: pd.to_datetime(frame[name]).dt.date for name in DAYS})


def _actions(row: dict[str, Any]) -> str:
    done = [(one["text"], one.get("done_on")) for one in row["actions"]]
    plain = [{"text": text, "done_on": day.isoformat() if day else None} for text, day in done]
    return json.dumps(plain, ensure_ascii=False)
