// The deck on the screen: keys, the clicker, the speaker's window and full screen. The whole deck lies here in the
// browser: it goes on if the network does not.
(function () {
  "use strict";

  const { element, slideElement } = window.Bilder;
  const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " "];
  const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
  const SMALLEST = 0.5;
  const TYPED_IN = "input, textarea, select, [contenteditable=true], [role=combobox], [role=textbox]";
  const WITHIN = "button, a, [role=button], [role=tab], [role=option]";

  let shown; // what the server last sent
  let place = 0;
  let isBlack = false;
  let started = Date.now();
  let channel;
  let told = {};
  let counted = 0;
  const outside = window.parent.document;

  function send(type, content) {
    window.parent.postMessage({ isStreamlitMessage: true, type, ...content }, "*");
  }

  function tell(event, key) {
    counted += 1;
    send("streamlit:setComponentValue", { dataType: "json", value: { handelse: event, bild: key, nr: `${started}-${counted}` } });
  }

  function current() {
    return shown.deck.slides[place];
  }

  function isLast(at) {
    return at === shown.deck.slides.length - 1;
  }

  function placeOf(key) {
    return shown.deck.slides.findIndex((slide) => slide.key === key);
  }

  // -- what the server sends ---------------------------------------------------------------------------------------

  function receive(event) {
    if (event.source !== window.parent || !event.data || event.data.type !== "streamlit:render") return;
    const args = event.data.args;
    const isFirst = !shown;
    const before = shown && current() && current().key;
    const written = JSON.stringify(args);
    if (shown && written === shown.written) return;
    shown = { ...args, written };
    document.documentElement.dataset.vy = args.vy;
    Object.entries(args.farger).forEach(([name, colour]) => document.documentElement.style.setProperty(`--${name}`, colour));
    if (isFirst) {
      listen();
      place = Math.max(0, placeOf(sessionStorage.getItem(memory())));
      if (args.bild && args.vy === "prov") place = Math.max(0, placeOf(args.bild));
    } else {
      const wanted = args.bild && args.vy === "prov" && args.bild !== told.bild ? args.bild : before;
      place = Math.min(Math.max(0, placeOf(wanted)), args.deck.slides.length - 1);
    }
    told.bild = args.bild;
    draw();
    if (args.vy === "prov") return;
    if (isFirst) {
      tell(isLast(place) ? "sist" : "inte-sist", current().key); // the page may remember otherwise
      window.focus();
    } else channel.postMessage({ noterat: lastSlide().noted });
  }

  function memory() {
    return `bildspel-${shown.namn}`;
  }

  function listen() {
    if (shown.vy === "prov") {
      send("streamlit:setFrameHeight", { height: 420 });
      return;
    }
    channel = new BroadcastChannel(`lagesbild-bildspel-${shown.namn}`);
    channel.onmessage = (message) => {
      if (message.data.fragar) return share();
      if (message.data.noterat) return note(message.data.noterat);
      const wanted = placeOf(message.data.bild);
      isBlack = message.data.svart;
      if (wanted >= 0) move(wanted, false);
      return undefined;
    };
    channel.postMessage({ fragar: true });
  }

  function lastSlide() {
    return shown.deck.slides[shown.deck.slides.length - 1];
  }

  // A decision that was written down in the other window.
  function note(noted) {
    if (JSON.stringify(noted) === JSON.stringify(lastSlide().noted)) return;
    lastSlide().noted = noted;
    draw();
  }

  function share() {
    if (channel) channel.postMessage({ bild: current().key, svart: isBlack });
  }

  // -- moving ------------------------------------------------------------------------------------------------------

  function move(wanted, isOwn = true) {
    const before = place;
    place = Math.min(Math.max(wanted, 0), shown.deck.slides.length - 1);
    sessionStorage.setItem(memory(), current().key);
    draw();
    if (isOwn) share();
    if (shown.vy === "prov" && before !== place) {
      told.bild = current().key;
      tell("bild", current().key);
    }
    if (shown.vy !== "prov") tellIfLast(before);
  }

  // The form for decisions stands on the page: it is asked for when the last slide comes, and put away after it.
  function tellIfLast(before) {
    if (isLast(place) !== isLast(before)) tell(isLast(place) ? "sist" : "inte-sist", current().key);
  }

  function blacken(wanted) {
    isBlack = wanted;
    draw();
    share();
  }

  function escape() {
    const open = document.querySelector(".kropp.oppen");
    if (open) open.stangSvar();
    else if (isBlack) blacken(false);
    else if (outside.fullscreenElement) outside.exitFullscreen();
    else if (shown.vy !== "prov") tell("stang", current().key);
  }

  function fullScreen() {
    if (outside.fullscreenElement) outside.exitFullscreen();
    else outside.documentElement.requestFullscreen().catch(() => {});
  }

  function key(event) {
    if (!shown || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at.closest && (at.closest(TYPED_IN) || (at.closest(WITHIN) && [" ", "Enter"].includes(event.key)))) return;
    const acts = { Home: () => move(0), End: () => move(shown.deck.slides.length - 1), Escape: escape, f: fullScreen,
                   F: fullScreen, b: () => blacken(!isBlack), B: () => blacken(!isBlack), ".": () => blacken(!isBlack) };
    NEXT.forEach((name) => (acts[name] = () => move(place + 1)));
    BACK.forEach((name) => (acts[name] = () => move(place - 1)));
    if (!acts[event.key] || (shown.vy === "prov" && ["b", "B", ".", "f", "F", "Escape"].includes(event.key) && !document.querySelector(".kropp.oppen"))) return;
    event.preventDefault();
    event.stopPropagation(); // Streamlit has keys of its own
    acts[event.key]();
  }

  // Wherever the focus is while the deck is shown; in the preview only inside its own frame.
  function outerKey(event) {
    if (shown && shown.vy !== "prov") key(event);
  }

  // -- drawing -----------------------------------------------------------------------------------------------------

  function draw() {
    const stages = [stage(place, "scen")];
    const body = document.body;
    if (shown.vy === "talare") body.replaceChildren(...stages, speaker());
    else body.replaceChildren(...stages, bar());
    if (isBlack && shown.vy === "visa") body.append(element("div", "svart"));
    body.classList.toggle("mork", isBlack);
    fit();
    tick();
  }

  function stage(at, className) {
    const made = element("div", className);
    made.append(slideElement(shown.deck, at));
    return made;
  }

  // Texts that are too long for the slide make all of it smaller, rather than being cut.
  function shrink(slide) {
    const body = slide.querySelector(".kropp");
    for (let scale = 1; scale >= SMALLEST; scale -= 0.04) {
      slide.style.setProperty("--skala", scale);
      if (body.scrollHeight <= body.clientHeight + 1) return;
    }
  }

  function fit() {
    document.querySelectorAll(".bild").forEach(shrink);
    document.querySelectorAll(".diagram").forEach((room) => {
      const unit = parseFloat(getComputedStyle(room).fontSize);
      const { width, height } = room.getBoundingClientRect();
      if (width > 0 && height > 0) room.rita(width / unit, height / unit);
    });
  }

  function button(text, act, label) {
    const made = element("button", "", text);
    made.type = "button";
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  }

  function bar() {
    const made = element("nav", "knappar");
    made.setAttribute("aria-label", "Bläddra");
    made.append(button("‹", () => move(place - 1), "Föregående bild"), button("›", () => move(place + 1), "Nästa bild"));
    if (shown.vy === "prov") made.append(element("span", "", `Bild ${place + 1} av ${shown.deck.slides.length}`));
    else {
      if (outside.fullscreenEnabled) made.append(button("Helskärm", fullScreen));
      made.append(button("Avsluta", () => tell("stang", current().key)));
    }
    return made;
  }

  function speaker() {
    const made = element("aside", "talare");
    const clock = element("p", "ur");
    clock.append(element("span", "klocka"), element("span", "gatt"));
    made.append(clock, element("p", "liten", isBlack ? "Skärmen är svart (B)" : `Bild ${place + 1} av ${shown.deck.slides.length}`));
    made.append(element("h2", "", "Anteckningar"));
    const notes = [current().notes, current().told].filter((text) => text);
    const texts = element("div", "anteckningar");
    (notes.length ? notes : ["Inga anteckningar till den här bilden."]).forEach((text) => texts.append(element("p", "", text)));
    made.append(texts);
    if (!isLast(place)) made.append(element("h2", "", "Nästa"), stage(place + 1, "scen nasta"));
    made.append(bar());
    return made;
  }

  function tick() {
    const now = new Date();
    const clock = now.toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
    document.querySelectorAll(".klocka").forEach((one) => (one.textContent = shown.vy === "prov" ? "" : clock));
    const gone = Math.floor((now - started) / 60000);
    document.querySelectorAll(".gatt").forEach((one) => (one.textContent = `${gone} min`));
  }

  window.addEventListener("message", receive);
  window.addEventListener("resize", () => shown && fit());
  document.addEventListener("keydown", key);
  outside.addEventListener("keydown", outerKey, true);
  window.addEventListener("pagehide", () => outside.removeEventListener("keydown", outerKey, true));
  setInterval(() => shown && tick(), 5000);
  send("streamlit:componentReady", { apiVersion: 1 });
})();
