"""What axe-core finds on a page, sorted into what is ours and what Streamlit brings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

GRAVE = ("serious", "critical")
RUN = """
async (rules) => {
  const found = await axe.run(document, { resultTypes: ["violations"], elementRef: false, rules })
  return found.violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map((node) =>
    ({ target: node.target.flat().join(" "), html: node.html, told: node.failureSummary || "" })) }))
}
"""

BROUGHT: Mapping[tuple[str, str], str] = {}
"""What Streamlit or one of its parts brings and we cannot mend: (rule, a part of the element's HTML) and why it stands.
Empty: what was there is mended by lib/ui/static/hjalpmedel.js and lagesbild.css."""


@dataclass(frozen=True)
class Finding:
    rule: str
    impact: str
    target: str
    html: str
    told: str

    @property
    def is_grave(self) -> bool:
        return self.impact in GRAVE

    @property
    def reason(self) -> str | None:
        """Why it may stand, when it is Streamlit's."""
        known = (why for (rule, mark), why in BROUGHT.items() if rule == self.rule and mark in self.html)
        return next(known, None)


def look_for_faults(page: Page) -> list[Finding]:
    """Every finding of axe-core on the page and in its frames, such as maps."""
    for frame in page.frames:
        if not frame.evaluate("() => 'axe' in window"):
            frame.evaluate(_axe())
    found: Sequence[dict[str, Any]] = page.evaluate(RUN, {})
    return [
        Finding(rule["id"], rule["impact"] or "", node["target"], node["html"], node["told"])
        for rule in found
        for node in rule["nodes"]
    ]


def own_grave(findings: Sequence[Finding]) -> list[Finding]:
    return [one for one in findings if one.is_grave and one.reason is None]


@lru_cache(maxsize=1)
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
