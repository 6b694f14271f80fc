// What Streamlit leaves out: a way past the menu for keys and screen readers, held keys, a click that is not lost.
(function () {
  "use strict";

  // Outside a field R would run the page again and C would ask about a cache: nothing that anybody here means.
  const HELD = ["r", "c"];
  const FIELDS = "input, textarea, select, [contenteditable]";
  let isOwn = false;
  window.addEventListener(
    "keydown",
    (event) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isOwn || !isPlain || !HELD.includes(event.key.toLowerCase())) return;
      if (!event.target.closest?.(FIELDS)) event.stopPropagation();
    },
    true,
  );

  // Charts and maps are drawn for a light or a dark page: a switch of the machine's colours runs the page once more.
  function runAgain() {
    isOwn = true;
    for (const way of ["keydown", "keyup"]) {
      document.body.dispatchEvent(new KeyboardEvent(way, { key: "r", code: "KeyR", bubbles: true }));
    }
    isOwn = false;
  }
  const SETTLED_MS = 300; // Streamlit must have changed first: it tells the server which colours it has
  const JUST_NOW_MS = 1000;
  let clickedAt = -Infinity;
  document.addEventListener("click", () => { clickedAt = performance.now(); }, true);
  function whenStill(changedAt) {
    if (clickedAt > changedAt - JUST_NOW_MS) return; // a click draws the page anyway, and perhaps another one
    const state = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState;
    if (state === "notRunning") runAgain();
    else setTimeout(whenStill, SETTLED_MS, changedAt); // a run under way may lead to another page
  }
  window
    .matchMedia("(prefers-color-scheme: dark)")
    .addEventListener("change", () => setTimeout(whenStill, SETTLED_MS, performance.now()));

  // A field that is left for a link is sent after the click when a finger or a key is quick, and the old page with it:
  // the click was lost. It waits until the field has been sent.
  const LINKS = '[data-testid="stSidebarNavLink"], [data-testid="stPageLink-NavLink"]';
  const SENT_MS = 250;
  let leftAt = -Infinity;
  document.addEventListener("focusout", ({ target }) => {
    if (target.matches?.("input, textarea")) leftAt = performance.now();
  });
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.(LINKS);
      if (!link || performance.now() - leftAt > SENT_MS || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      leftAt = -Infinity;
      setTimeout(() => link.click(), SENT_MS);
    },
    true,
  );

  // The menu is a list of links under each heading, not one list with headings as its items.
  function menu(list) {
    list.setAttribute("role", "group");
    list.querySelectorAll("li").forEach((item) => {
      const under = item.parentElement;
      if (under.tagName === "UL" || under.hasAttribute("role")) return;
      under.setAttribute("role", "list");
    });
  }

  // An icon beside words says nothing more: "science icon" is not read out.
  function icon(node) {
    node.removeAttribute("aria-label");
    node.removeAttribute("role");
    node.setAttribute("aria-hidden", "true");
  }

  // What scrolls by itself can be scrolled by keys.
  function scrolled(box) {
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Ruta som går att rulla");
  }

  function mend(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const own = (selector) => [...(node.matches(selector) ? [node] : []), ...node.querySelectorAll(selector)];
    own('[role="img"][aria-label$=" icon"]').forEach(icon);
    own('[data-testid="stVerticalBlock"][overflow="auto"]').forEach(scrolled);
    const list = node.closest('[data-testid="stSidebarNavItems"]') || own('[data-testid="stSidebarNavItems"]')[0];
    if (list) menu(list);
  }

  // The first stop of Tab: past forty links of the menu.
  function wayPastTheMenu() {
    const way = document.createElement("button");
    way.type = "button";
    way.id = "till-innehallet";
    way.textContent = "Hoppa till innehållet";
    way.addEventListener("click", () => {
      const main = document.querySelector('[data-testid="stMain"]');
      if (!main) return;
      main.tabIndex = -1;
      main.focus();
    });
    document.body.prepend(way);
  }
  document.addEventListener("DOMContentLoaded", wayPastTheMenu);

  new MutationObserver((changes) => {
    changes.forEach((change) => change.addedNodes.forEach(mend));
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
