// Half a sentence is saved too. Streamlit takes a text when its field is left; out on a walk the telephone may die first.
// In containers whose key begins with "skriv-" a pause in the writing saves what stands there, as Ctrl+Enter does. What
// the server has not yet taken is kept in this tab, and comes back when the page is loaded again.
(function () {
  "use strict";

  // Forms with a button (lib/ui/row_draft.py) keep what is half-written in the store, which a pause then does too.
  const FORMS = ["atgard", "orsak", "prio", "problem", "lofte", "rapport", "version", "vecka", "snabb", "veckonot",
    "post", "bild", "enighet", "motesbeslut"];
  const FIELDS = ['[class*="st-key-skriv-"] textarea', ...FORMS.map((form) => `[class*="st-key-${form}-"] textarea`)].join();
  const PAUSE = 1200;
  const SETTLING = 400; // a field is drawn empty before it gets the server's text
  const pauses = new WeakMap();
  const sent = new Map();

  const isOurs = (node) => node.matches?.(FIELDS);

  function nameOf(field) {
    const box = field.closest('[data-testid="stElementContainer"]');
    const key = box && [...box.classList].find((name) => name.startsWith("st-key-"));
    return key && "skrivet " + key;
  }

  function kept(name) {
    try {
      return JSON.parse(sessionStorage.getItem(name));
    } catch {
      return null;
    }
  }

  function keep(name, entry) {
    try {
      if (entry) sessionStorage.setItem(name, JSON.stringify(entry));
      else sessionStorage.removeItem(name);
    } catch {
      // full or forbidden: the pause still saves
    }
  }

  // `before` are the texts that the server may have: what stood there at first, and what has been sent since.
  function noted(field) {
    const name = nameOf(field);
    if (!name) return;
    const before = kept(name)?.before ?? [(field.dataset.before ?? "").trim()];
    keep(name, { before, text: field.value });
  }

  function send(field) {
    const name = nameOf(field);
    if (!name || !field.isConnected || field.disabled) return;
    const entry = kept(name);
    if (entry) keep(name, { ...entry, before: [...entry.before, field.value.trim()] });
    sent.set(name, field);
    const pressed = { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent("keydown", pressed));
  }

  function sendSoon(field) {
    clearTimeout(pauses.get(field));
    pauses.set(field, setTimeout(() => send(field), PAUSE));
  }

  // A run has ended with the server there: it has what was sent.
  function taken() {
    for (const [name, field] of sent) {
      const entry = kept(name);
      if (entry && entry.before.at(-1) === entry.text.trim()) keep(name, null);
      field.dataset.before = field.value;
    }
    sent.clear();
  }

  function write(field, text) {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function bringBack(field) {
    const name = nameOf(field);
    const entry = name && kept(name);
    if (!entry || !field.isConnected || field === document.activeElement) return;
    if (!entry.before.includes(field.value.trim())) keep(name, null); // somebody has written something newer
    else if (field.value.trim() !== entry.text.trim()) write(field, entry.text);
  }

  document.addEventListener("focusin", ({ target }) => {
    if (isOurs(target)) target.dataset.before = target.value;
  });
  document.addEventListener("input", (event) => {
    if (!isOurs(event.target)) return;
    noted(event.target);
    if (!event.isComposing) sendSoon(event.target);
  });
  document.addEventListener("compositionend", ({ target }) => {
    if (isOurs(target)) sendSoon(target);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (isOurs(target)) send(target);
  });

  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") {
        const { testScriptState, testConnectionState } = target.dataset;
        if (testScriptState === "notRunning" && testConnectionState === "CONNECTED") taken();
        continue;
      }
      for (const node of addedNodes) {
        if (!node.querySelectorAll) continue;
        const fields = isOurs(node) ? [node] : node.querySelectorAll(FIELDS);
        for (const field of fields) setTimeout(() => bringBack(field), SETTLING);
      }
    }
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-test-script-state"],
  });
})();
