// What the maps do in the browser. Every text arrives as data and is set with textContent, so none of it can run.
// Loaded inside streamlit-folium's frame before the map is made; `window.map` is the map once it stands.
(function () {
  "use strict";

  const TOWN = "Tätorten";
  const WHOLE = "Hela kommunen";
  const state = { areas: null, byCode: new Map(), names: [], places: [], spots: [], town: null, overlay: null, legend: null, points: null, dots: null, canvas: null, moved: false, locate: null };

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function lines(texts) {
    const box = element("div");
    texts.forEach((text, i) => box.appendChild(element("div", i === 0 ? "lb-first" : "lb-line", text)));
    return box;
  }

  // --- what never changes: ground, water, areas, names -------------------------------------------------------

  function ground(map, data) {
    map.attributionControl.setPrefix(false);
    control("bottomleft", () => section("Kartans källor", data.attribution.map((line) => note(line)), false, "lb-sources")).addTo(map);
    document.documentElement.lang = "sv";
    document.documentElement.style.colorScheme = data.scheme;
    document.title = data.label;
    map.getContainer().style.background = data.colours.ground;
    map.getContainer().setAttribute("role", "region");
    map.getContainer().setAttribute("aria-label", data.label);
    focusWithoutScrolling(map.getContainer());
    L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
    if (data.badge) control("topright", () => element("div", "lb-badge", data.badge)).addTo(map);
    map.createPane("lbWater").style.zIndex = 300;
    L.geoJSON(data.water, {
      pane: "lbWater",
      interactive: false,
      style: { stroke: false, fillColor: data.colours.water, fillOpacity: 1 },
    }).addTo(map);
    state.colours = data.colours;
    state.places = data.places;
    state.spots = data.spots;
    state.town = data.town;
    window.addEventListener("keydown", (event) => {
      if (event.key === "Escape") map.fire("click", { latlng: L.latLng(0, 0) });
    });
  }

  // Leaflet focuses the map at every click. The page around the frame would scroll to it, and the click land elsewhere.
  function focusWithoutScrolling(container) {
    container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
  }

  function areas(map, geojson) {
    state.areas = L.geoJSON(geojson, {
      style: { weight: 1, color: state.colours.line, fillColor: state.colours.land, fillOpacity: 1 },
      onEachFeature: (feature, layer) => state.byCode.set(feature.properties.code, layer),
    }).addTo(map);
    keepInView(map);
    townButton(map);
    map.on("zoomend", () => placeNames(map));
  }

  // The town, or the whole municipality, fills the frame, also when the frame changes size, until the reader has
  // moved the map.
  function keepInView(map) {
    state.view = state.town ? L.latLngBounds(state.town) : state.areas.getBounds();
    const moved = () => (state.moved = true);
    map.getContainer().addEventListener("wheel", moved, { passive: true });
    map.on("dragstart dblclick", moved);
    map.getContainer().querySelectorAll(".leaflet-control-zoom a").forEach((b) => b.addEventListener("click", moved));
    fit(map);
    new ResizeObserver(() => fit(map)).observe(map.getContainer());
  }

  function fit(map) {
    map.invalidateSize({ animate: false });
    if (!state.moved) map.fitBounds(state.view, { padding: [6, 6], animate: false });
    placeNames(map);
  }

  function look(map, bounds) {
    state.view = bounds;
    state.moved = false;
    if (state.button) state.button.textContent = bounds.equals(state.areas.getBounds()) ? TOWN : WHOLE;
    fit(map);
  }

  // Where most areas are small and close together there is a town: one button goes there and back.
  function townButton(map) {
    if (!state.town) return;
    const button = element("button", "lb-button", WHOLE);
    state.button = button;
    button.type = "button";
    button.addEventListener("click", () => {
      look(map, button.textContent === TOWN ? L.latLngBounds(state.town) : state.areas.getBounds());
    });
    control("topleft", () => button).addTo(map);
  }

  // A name stands where it has room and covers no other: squares and parks first, then areas, villages and towns.
  function placeNames(map) {
    state.names.forEach((name) => name.remove());
    state.names = [];
    const taken = [];
    state.spots.forEach((spot) => writeName(map, taken, spot.at, `◆ ${spot.name}`, "lb-spot-name"));
    state.byCode.forEach((layer) => {
      const box = layer.getBounds();
      const width = map.latLngToLayerPoint(box.getNorthEast()).x - map.latLngToLayerPoint(box.getSouthWest()).x;
      const name = layer.feature.properties.name;
      if (width > 0.7 * textWidth(name)) writeName(map, taken, layer.feature.properties.middle, name, "lb-area-name");
    });
    state.places.forEach((place) => writeName(map, taken, place.at, place.name, "lb-place-name"));
  }

  function textWidth(text) {
    return 12 + text.length * 6;
  }

  function writeName(map, taken, at, name, className) {
    const middle = map.latLngToLayerPoint(at);
    const half = textWidth(name) / 2;
    const room = { left: middle.x - half, right: middle.x + half, top: middle.y - 9, bottom: middle.y + 9 };
    const meets = (other) =>
      room.left < other.right && room.right > other.left && room.top < other.bottom && room.bottom > other.top;
    if (taken.some(meets)) return;
    taken.push(room);
    const icon = L.divIcon({ className: className, html: element("span", "", name), iconSize: null });
    state.names.push(L.marker(at, { icon: icon, interactive: false, keyboard: false }).addTo(map));
  }

  // --- what follows the selection: colours, points, outline, legend ------------------------------------------

  function paint(data) {
    const map = window.map;
    clear(map);
    patterns(map, data.hatch);
    state.byCode.forEach((layer, code) => {
      const look = data.areas[code];
      if (!look) return;
      layer.setStyle({
        fillColor: shade(look.fill),
        color: state.colours.line,
        weight: 1,
        dashArray: look.dash ? "4 4" : null,
        fillOpacity: 0.9,
      });
      describe(map, layer, look.lines);
      layer.unbindTooltip();
      layer.bindTooltip(lines(look.lines), { sticky: true, className: "lb-tooltip" });
    });
    state.overlay = L.layerGroup().addTo(map);
    gridCells(data.cells);
    points(data.points);
    outline(data.selected);
    if (data.legend) legend(map, data.legend);
    if (data.spot) spot(map, data.spot);
    if (data.view) show(map, data.view);
    if (data.locate) locateButton(map, data.locate);
  }

  // White says nothing: the land shows, dark where the reader's scheme is dark.
  function shade(fill) {
    return fill === state.colours.paper ? state.colours.land : fill;
  }

  // What is worked with, such as a route: moved to only when it is another or reaches outside what is seen.
  function show(map, corners) {
    const bounds = L.latLngBounds(corners);
    if (state.shown && map.getBounds().contains(bounds)) return;
    state.shown = true;
    look(map, bounds);
  }

  // The spot that a report is about.
  function spot(map, data) {
    const pin = L.divIcon({ className: "lb-spot", html: element("span", "", "●"), iconSize: [26, 26] });
    const marker = L.marker(data.at, { icon: pin, keyboard: false }).addTo(state.overlay);
    marker.bindTooltip(lines(data.lines), { className: "lb-tooltip" });
    if (map.getZoom() < 15) state.moved = true;
    map.setView(data.at, Math.max(map.getZoom(), 15), { animate: false });
  }

  // Asks the browser, which asks its user. The answer is a click on the map, and goes nowhere else.
  function locateButton(map, data) {
    if (state.locate) return;
    const button = element("button", "lb-button", data.text);
    button.type = "button";
    button.addEventListener("click", () => {
      button.disabled = true;
      const done = (text) => {
        button.disabled = false;
        button.textContent = text;
      };
      if (!navigator.geolocation) return done(data.denied);
      navigator.geolocation.getCurrentPosition(
        (found) => {
          done(data.text);
          map.fire("click", { latlng: L.latLng(found.coords.latitude, found.coords.longitude) });
        },
        () => done(data.denied),
        { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 },
      );
    });
    state.locate = control("topright", () => button).addTo(map);
  }

  // For keyboard and screen reader: each area says its figure, and Enter does what a click does.
  function describe(map, layer, texts) {
    const path = layer.getElement();
    path.setAttribute("role", "button");
    path.setAttribute("aria-label", texts.join(", "));
    if (layer.answersKeys) return;
    layer.answersKeys = true;
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      const [lat, lng] = layer.feature.properties.middle;
      map.fire("click", { latlng: L.latLng(lat + Math.random() * 1e-6, lng) }); // a new position is a new click
    });
  }

  function clear(map) {
    if (state.overlay) state.overlay.remove();
    if (state.legend) state.legend.remove();
  }

  // Suppressed areas are hatched: an SVG pattern that every browser draws the same.
  function patterns(map, colours) {
    const svg = map.getPanes().overlayPane.querySelector("svg");
    if (!svg || svg.querySelector("#lb-hatch")) return;
    const space = "http://www.w3.org/2000/svg";
    const pattern = document.createElementNS(space, "pattern");
    const attributes = { id: "lb-hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
    Object.entries(attributes).forEach(([name, value]) => pattern.setAttribute(name, value));
    [["0", colours[0]], ["4", colours[1]]].forEach(([x, fill]) => {
      const stripe = document.createElementNS(space, "rect");
      Object.entries({ x: x, y: 0, width: 4, height: 8, fill: fill }).forEach(([n, v]) => stripe.setAttribute(n, v));
      pattern.appendChild(stripe);
    });
    svg.appendChild(pattern);
  }

  function outline(code) {
    const layer = state.byCode.get(code);
    if (!layer) return;
    if (!state.moved && !state.view.contains(layer.getBounds())) look(window.map, state.areas.getBounds());
    [["casing", 7], ["accent", 4]].forEach(([name, weight]) =>
      L.geoJSON(layer.feature, {
        interactive: false,
        style: { color: state.colours[name], weight: weight, fill: false },
      }).addTo(state.overlay),
    );
  }

  // Cells of a grid, or ground of a density, above the areas: all in one layer, their numbers beside.
  function gridCells(data) {
    if (!data) return;
    const map = window.map;
    if (!map.getPane("lbCells")) {
      map.createPane("lbCells").style.zIndex = 420;
      const numbers = map.createPane("lbNumbers").style; // above the names, so that every number can be read
      numbers.zIndex = 655;
      numbers.pointerEvents = "none";
    }
    L.geoJSON(data.shapes, {
      pane: "lbCells",
      style: (cell) => ({
        pane: "lbCells",
        fillColor: cell.properties.fill,
        color: cell.properties.edge,
        weight: cell.properties.weight,
        dashArray: cell.properties.dash ? "4 3" : null,
        fillOpacity: cell.properties.dash ? 0.25 : 0.8,
      }),
      onEachFeature: (cell, layer) => layer.bindTooltip(lines(cell.properties.lines), { sticky: true, className: "lb-tooltip" }),
    }).addTo(state.overlay);
    data.labels.forEach((label) => {
      const icon = L.divIcon({ className: "lb-number", html: element("span", "", label.text), iconSize: null });
      L.marker(label.at, { icon: icon, interactive: false, keyboard: false, pane: "lbNumbers" }).addTo(state.overlay);
    });
  }

  // Small shapes on one canvas: thousands of them cost no more than a picture.
  const SHAPES = {
    circle: (c, p, r) => c.arc(p.x, p.y, r, 0, Math.PI * 2),
    square: (c, p, r) => c.rect(p.x - r * 0.9, p.y - r * 0.9, r * 1.8, r * 1.8),
    diamond: (c, p, r) => polygon(c, p, r * 1.25, 4, 0),
    triangle: (c, p, r) => polygon(c, p, r * 1.25, 3, -Math.PI / 2),
    down: (c, p, r) => polygon(c, p, r * 1.25, 3, Math.PI / 2),
    pentagon: (c, p, r) => polygon(c, p, r * 1.15, 5, -Math.PI / 2),
    cross: (c, p, r) => {
      c.moveTo(p.x - r, p.y - r);
      c.lineTo(p.x + r, p.y + r);
      c.moveTo(p.x + r, p.y - r);
      c.lineTo(p.x - r, p.y + r);
    },
  };

  function polygon(c, p, r, corners, turn) {
    for (let i = 0; i < corners; i += 1) {
      const angle = turn + (i * 2 * Math.PI) / corners;
      c[i === 0 ? "moveTo" : "lineTo"](p.x + r * Math.cos(angle), p.y + r * Math.sin(angle));
    }
    c.closePath();
  }

  const ShapeMarker = L.CircleMarker.extend({
    _updatePath() {
      const renderer = this._renderer;
      if (!renderer._drawing || this._empty()) return;
      renderer._ctx.beginPath();
      SHAPES[this.options.shape](renderer._ctx, this._point, this._radius);
      renderer._fillStroke(renderer._ctx, this);
    },
  });

  const CELL_PIXELS = 46;
  const FEWEST_TOGETHER = 3;
  const SINGLE_FROM_ZOOM = 15;

  function points(data) {
    state.points = data;
    if (!state.canvas) preparePoints(window.map);
    drawPoints();
  }

  // One canvas for the shapes and above it a pane for the numbers, made once.
  function preparePoints(map) {
    [["lbPoints", 450], ["lbCounts", 451]].forEach(([name, level]) => {
      const pane = map.createPane(name);
      pane.style.zIndex = level;
      pane.style.pointerEvents = "none";
    });
    state.canvas = L.canvas({ padding: 0.3, pane: "lbPoints" });
    map.on("zoomend", drawPoints);
  }

  // Far out, reports close together are one circle with their number; close up, each has its own shape.
  function drawPoints() {
    if (state.dots) state.dots.remove();
    state.dots = null;
    if (!state.points) return;
    state.dots = L.layerGroup().addTo(window.map);
    cells(state.points.rows).forEach((rows) => {
      const number = rows.reduce((sum, row) => sum + row[3], 0);
      if (rows.length < FEWEST_TOGETHER && number === rows.length) rows.forEach(drawOne);
      else drawTogether(rows, number);
    });
  }

  function cells(rows) {
    if (window.map.getZoom() >= SINGLE_FROM_ZOOM) return rows.map((row) => [row]);
    const byCell = new Map();
    rows.forEach((row) => {
      const at = window.map.project([row[0], row[1]]);
      const cell = `${Math.floor(at.x / CELL_PIXELS)}:${Math.floor(at.y / CELL_PIXELS)}`;
      if (!byCell.has(cell)) byCell.set(cell, []);
      byCell.get(cell).push(row);
    });
    return [...byCell.values()];
  }

  // A cross has no inside: its white edge is a wider cross beneath.
  function drawOne(row) {
    const look = state.points.kinds[row[2]];
    const draw = (color, weight) =>
      new ShapeMarker([row[0], row[1]], {
        renderer: state.canvas,
        pane: "lbPoints",
        interactive: false,
        shape: look.shape,
        radius: 5,
        color: color,
        weight: weight,
        fillColor: look.fill,
        fillOpacity: 0.95,
      }).addTo(state.dots);
    if (look.shape !== "cross") draw("#ffffff", 0.8);
    else [["#ffffff", 4.5], [look.fill, 2]].forEach(([color, weight]) => draw(color, weight));
  }

  function drawTogether(rows, number) {
    const middle = [0, 1].map((i) => rows.reduce((sum, row) => sum + row[i] * row[3], 0) / number);
    new ShapeMarker(middle, {
      renderer: state.canvas,
      pane: "lbPoints",
      interactive: false,
      shape: "circle",
      radius: Math.min(9 + 1.1 * Math.sqrt(number), 24),
      color: "#ffffff",
      weight: 1.5,
      fillColor: "#1b2a33",
      fillOpacity: 0.72,
    }).addTo(state.dots);
    const icon = L.divIcon({ className: "lb-count", html: element("span", "", String(number)), iconSize: null });
    L.marker(middle, { icon: icon, interactive: false, keyboard: false, pane: "lbCounts" }).addTo(state.dots);
  }

  // --- legend --------------------------------------------------------------------------------------------------

  function legend(map, data) {
    state.legend = control("bottomright", () => {
      const box = element("div", "lb-legend");
      const roomy = map.getSize().x > 480;
      box.appendChild(section(data.title, [...data.classes.map(legendRow), ...data.notes.map(note)], roomy));
      if (data.points.length) box.appendChild(section(data.points_title, data.points.map(legendRow), false));
      return box;
    }).addTo(map);
  }

  // A Leaflet control that keeps its clicks and its scrolling to itself.
  function control(position, make) {
    const made = L.control({ position: position });
    made.onAdd = () => {
      const box = make();
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    return made;
  }

  function section(title, rows, open, className) {
    const part = element("details", className);
    part.open = open;
    part.appendChild(element("summary", "", title));
    rows.forEach((row) => part.appendChild(row));
    return part;
  }

  function note(text) {
    return element("div", "lb-legend-note", text);
  }

  function legendRow(row) {
    const line = element("div", "lb-legend-row");
    line.appendChild(row.shape ? shapeSwatch(row) : swatch(row));
    line.appendChild(element("span", "lb-legend-text", row.text));
    if (row.count !== undefined) line.appendChild(element("span", "lb-legend-count", row.count));
    return line;
  }

  function swatch(row) {
    const box = element("span", "lb-swatch");
    box.style.background = row.fill.startsWith("url")
      ? "repeating-linear-gradient(45deg, #d5d9dc 0 3px, #9aa3a9 3px 5px)"
      : shade(row.fill);
    if (row.dash) box.style.borderStyle = "dashed";
    return box;
  }

  function shapeSwatch(row) {
    const canvas = element("canvas", "lb-shape");
    canvas.width = canvas.height = 28;
    const context = canvas.getContext("2d");
    context.beginPath();
    SHAPES[row.shape](context, { x: 14, y: 14 }, 8);
    context.lineWidth = 4;
    context.fillStyle = context.strokeStyle = row.fill;
    if (row.shape === "cross") context.stroke();
    else context.fill();
    return canvas;
  }

  window.lagesbild = { ground: ground, areas: areas, paint: paint };
})();
