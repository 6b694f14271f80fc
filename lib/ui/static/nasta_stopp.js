// On a walk the next stop begins at the top of the screen, whatever was scrolled to at the one before.
(function () {
  "use strict";

  const STOP = '[class*="st-key-vid-stopp-"]';
  let shown;

  new MutationObserver(() => {
    const stop = document.querySelector(STOP);
    const name = stop && [...stop.classList].find((one) => one.startsWith("st-key-vid-stopp-"));
    if (name && shown && name !== shown) stop.scrollIntoView({ block: "start" });
    shown = name || undefined;
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
})();
