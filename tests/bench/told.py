"""One JSON line for each measure: its name, how much, in what unit, and where there is a limit, whether it holds."""

import json


def tell(name: str, amount: float, unit: str, most: float | None = None) -> None:
    """`most` is the limit: more than that does not hold."""
    line = {"name": name, "amount": round(amount, 3), "unit": unit}
    limit = {} if most is None else {"limit": most, "holds": bool(amount <= most)}
    print(json.dumps(line | limit, ensure_ascii=False), flush=True)
