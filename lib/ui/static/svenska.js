// Streamlit has no Swedish: its own few words are exchanged as they appear. Only what stands here.
(function () {
  "use strict";

  const SWEDISH = {
    "No results": "Inga träffar",
    "Choose an option": "Välj",
    "Choose options": "Välj",
    "Select all": "Välj alla",
    "Page not found": "Sidan finns inte",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Adressen leder ingenstans. Den första sidan visas i stället.",
    "Connection error": "Ingen kontakt med servern",
    "Connecting": "Ansluter",
    "Running...": "Arbetar …",
    Stop: "Avbryt",
    Search: "Sök",
    "Show/hide columns": "Visa eller dölj kolumner",
    Fullscreen: "Helskärm",
    "Close fullscreen": "Stäng helskärm",
    "Sort ascending": "Sortera stigande",
    "Sort descending": "Sortera fallande",
    Autosize: "Anpassa bredd",
    "Pin column": "Fäst kolumn",
    "Unpin column": "Lossa kolumn",
    "Hide column": "Dölj kolumn",
    "Show data": "Visa data",
    "file upload": "Välj filer",
    Upload: "Välj filer",
    Help: "Hjälp",
    "Clear value": "Töm",
    "Choose date": "Välj dag",
    "Choose date range": "Välj dagar",
    "Next month": "Nästa månad",
    "Previous month": "Förra månaden",
    "Selected values": "Valda",
    Increment: "Öka",
    Decrement: "Minska",
    "Scroll tabs left": "Flikar till vänster",
    "Scroll tabs right": "Flikar till höger",
    "Main menu": "Huvudmeny",
    "App pages": "Sidor",
    Sidebar: "Menyfält",
    "Collapse sidebar": "Dölj menyn",
    "Expand sidebar": "Visa menyn",
    Open: "Öppna",
    Close: "Stäng",
    "Link to heading": "Länk till rubriken",
    "Download as PNG": "Ladda ner som PNG",
    "Copy to clipboard": "Kopiera",
    "Copy Vega-Lite spec": "Kopiera diagrammets kod",
    visualization: "diagram",
    "group mark container": "grupp",
    "streamlit_folium.st_folium": "Karta",
  };
  const BEGINNINGS = {
    "Help for ": "Hjälp om ",
    "Remove ": "Ta bort ",
    "Title text ": "Rubrik ",
    "day, ": "dag, ",
    "month, ": "månad, ",
    "year, ": "år, ",
    "hour, ": "timme, ",
    "minute, ": "minut, ",
  }; // the rest is the app's own, Swedish already
  const ATTRIBUTES = ["aria-label", "aria-roledescription", "title", "placeholder"];

  function swedishOf(text) {
    if (!text) return undefined;
    const beginning = Object.keys(BEGINNINGS).find((english) => text.startsWith(english));
    return beginning ? BEGINNINGS[beginning] + text.slice(beginning.length) : SWEDISH[text];
  }

  function exchangeAttribute(node, name) {
    const swedish = swedishOf(node.getAttribute(name));
    if (swedish) node.setAttribute(name, swedish);
  }

  function exchange(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const swedish = SWEDISH[node.nodeValue.trim()];
      if (swedish) node.nodeValue = swedish;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    ATTRIBUTES.forEach((name) => exchangeAttribute(node, name));
    node.childNodes.forEach(exchange);
  }

  new MutationObserver((changes) => {
    changes.forEach((change) => {
      if (change.type === "characterData") exchange(change.target);
      if (change.type === "attributes") exchangeAttribute(change.target, change.attributeName);
      change.addedNodes.forEach(exchange);
    });
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
})();
