// One slide as elements, drawn from the deck's own data. Every text is set as text: nothing from data becomes markup.
window.Bilder = (function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const LETTER = 0.55; // mean width of a letter, in sizes of the type
  const LONG_TITLE = 90;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = String(text).replace(/(\d) (?=\d{3}\b)/g, "$1\u00a0");
    return made;
  }

  function drawn(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function written(value) {
    const most = Math.abs(value) >= 10 || Number.isInteger(value) ? 0 : 1;
    return value.toLocaleString("sv-SE", { maximumFractionDigits: most });
  }

  function niceStep(highest) {
    const rough = highest / 4;
    const power = 10 ** Math.floor(Math.log10(rough));
    return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough);
  }

  // Runs of points in a row that have a value: a gap stays a gap.
  function runs(values) {
    const found = [];
    values.forEach((value, place) => {
      if (value === null) return;
      const last = found[found.length - 1];
      if (last && last[last.length - 1] === place - 1) last.push(place);
      else found.push([place]);
    });
    return found;
  }

  function lineChart(chart, width, height, altText) {
    const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": altText });
    const isMonthly = /^\d{4}-\d{2}$/.test(chart.periods[0]);
    const known = [...chart.upper, ...chart.values, ...chart.comparison].filter((value) => value !== null);
    const step = niceStep(Math.max(...known, 1e-9));
    const top = Math.ceil(Math.max(...known, 1e-9) / step) * step;
    const [left, right, above, below] = [7, 3, 2, 4];
    const n = chart.periods.length;
    const x = (place) => left + ((width - left - right) * (place + (isMonthly ? 0 : 0.5))) / Math.max(n - (isMonthly ? 1 : 0), 1);
    const y = (value) => above + (height - above - below) * (1 - value / top);
    for (let value = 0; value <= top + step / 2; value += step) {
      svg.append(drawn("line", { x1: left, x2: width - right, y1: y(value), y2: y(value), class: "rutnat" }));
      svg.append(drawn("text", { x: left - 0.8, y: y(value) + 0.7, class: "axel slut" }, written(value)));
    }
    const every = Math.ceil((n * longest(chart.periods) * LETTER * 2) / (width - left - right)) || 1;
    chart.periods.forEach((period, place) => {
      if (isMonthly ? !period.endsWith("-01") : (n - 1 - place) % every) return;
      svg.append(drawn("text", { x: x(place), y: height - 0.9, class: "axel mitt" }, isMonthly ? period.slice(0, 4) : period));
    });
    runs(chart.lower.map((value, place) => (chart.upper[place] === null ? null : value))).forEach((run) => {
      const points = [...run.map((p) => [x(p), y(chart.upper[p])]), ...run.reverse().map((p) => [x(p), y(chart.lower[p])])];
      svg.append(drawn("polygon", { points: points.map((point) => point.join(",")).join(" "), class: "band" }));
    });
    if (chart.comparison.length) line(svg, chart.comparison, x, y, "jamforelse", false);
    line(svg, chart.values, x, y, "linje", n <= 24);
    if (chart.comparison.length) endNames(svg, chart, x, y);
    return svg;
  }

  function longest(texts) {
    return Math.max(...texts.map((text) => text.length));
  }

  function line(svg, values, x, y, className, hasPoints) {
    runs(values).forEach((run) => {
      const points = run.map((place) => `${x(place)},${y(values[place])}`).join(" ");
      svg.append(drawn("polyline", { points, class: className }));
      run.forEach((place) => {
        if (hasPoints || run.length === 1) svg.append(drawn("circle", { cx: x(place), cy: y(values[place]), r: 0.6, class: className }));
      });
    });
  }

  // Each line's name at its end, the upper one above and the lower one below.
  function endNames(svg, chart, x, y) {
    const last = runs(chart.values.map((value, place) => (chart.comparison[place] === null ? null : value))).pop();
    if (!last) return;
    const place = last[last.length - 1];
    const isAbove = chart.values[place] >= chart.comparison[place];
    const at = (value, up) => y(value) + (up ? -1.4 : 2.9);
    svg.append(drawn("text", { x: x(place), y: at(chart.values[place], isAbove), class: "namn slut" }, chart.name));
    svg.append(drawn("text", { x: x(place), y: at(chart.comparison[place], !isAbove), class: "namn slut tyst" }, chart.comparison_name));
  }

  function barChart(chart, width, height, altText) {
    const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": altText });
    const most = Math.max(...chart.bars.map((_, bar) => chart.parts.reduce((sum, part) => sum + part.counts[bar], 0)), 1);
    const left = Math.min(longest(chart.bars) * 2.2 * LETTER + 1, width * 0.4);
    const row = height / chart.bars.length;
    chart.bars.forEach((name, bar) => {
      svg.append(drawn("text", { x: left - 1, y: row * (bar + 0.5) + 0.7, class: "axel slut" }, name));
      let before = 0;
      chart.parts.forEach((part) => {
        const count = part.counts[bar];
        if (!count) return;
        const start = left + ((width - left - 1) * before) / most;
        const length = ((width - left - 1) * count) / most;
        svg.append(drawn("rect", { x: start, y: row * (bar + 0.14), width: length, height: row * 0.72, fill: part.fill, class: "del" }));
        const ink = isDark(part.fill) ? "#ffffff" : "#1b2a33";
        svg.append(drawn("text", { x: start + length / 2, y: row * (bar + 0.5) + 0.75, class: "axel mitt", style: `fill:${ink}` }, count));
        before += count;
      });
    });
    return svg;
  }

  function isDark(fill) {
    const [red, green, blue] = [1, 3, 5].map((place) => parseInt(fill.slice(place, place + 2), 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140;
  }

  let patterns = 0;

  function hatch(svg, fill) {
    patterns += 1;
    const id = `streckat-${patterns}`;
    const pattern = drawn("pattern", { id, width: 16, height: 16, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.append(drawn("rect", { width: 16, height: 16, fill }), drawn("rect", { width: 5, height: 16, fill: "#5b6b75" }));
    svg.append(pattern);
    return `url(#${id})`;
  }

  function mapView(view, altText, hasLabels, choose) {
    const svg = drawn("svg", { viewBox: `0 0 ${view.width} ${view.height}`, preserveAspectRatio: "xMinYMin", role: choose ? "group" : "img", "aria-label": altText });
    view.areas.forEach((area) => {
      const path = area.rings.map((ring) => `M${ring.map((point) => point.join(",")).join("L")}Z`).join("");
      const fill = area.is_hatched ? hatch(svg, area.fill) : area.fill;
      const shape = drawn("path", { d: path, fill, class: "omrade", "fill-rule": "evenodd", "data-kod": area.code });
      if (choose) {
        shape.setAttribute("tabindex", "0");
        shape.setAttribute("role", "button");
        shape.setAttribute("aria-label", area.words.join(". "));
        shape.addEventListener("click", () => choose(area, shape));
        shape.addEventListener("keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          event.stopPropagation();
          choose(area, shape);
        });
      }
      svg.append(shape);
    });
    if (hasLabels) {
      view.areas.filter((area) => area.label).forEach((area) => {
        const ink = isDark(area.fill) ? "#ffffff" : "#1b2a33";
        svg.append(drawn("text", { x: area.label_at[0], y: area.label_at[1] + 8, class: "kartnamn", style: `fill:${ink}` }, area.label));
      });
    }
    return svg;
  }

  function scaleBar(view) {
    const kilometres = [50, 20, 10, 5, 2, 1].find((km) => km * 1000 <= view.metres_wide / 4);
    const bar = element("div", "skala");
    if (!kilometres) return bar;
    const length = element("span", "skalstreck");
    length.style.width = `${(100 * kilometres * 1000) / view.metres_wide}%`;
    bar.append(length, element("span", "", `${kilometres} km. Norr är uppåt.`));
    return bar;
  }

  function mapBody(slide) {
    const body = element("div", "kropp karta");
    const [main, ...others] = slide.area_map.views;
    const side = element("div", "sida");
    const answer = element("div", "svar");
    answer.setAttribute("aria-live", "polite");
    const choose = (area, shape) => {
      const wasChosen = shape.classList.contains("vald");
      close();
      if (wasChosen) return;
      body.querySelectorAll(`[data-kod="${CSS.escape(area.code)}"]`).forEach((one) => {
        one.classList.add("vald");
        one.parentNode.insertBefore(one, one.parentNode.querySelector("text")); // its whole edge on top of its neighbours'
      });
      area.words.forEach((word, place) => answer.append(element(place ? "p" : "h2", "", word)));
      body.classList.add("oppen");
    };
    function close() {
      body.querySelectorAll(".vald").forEach((one) => one.classList.remove("vald"));
      answer.replaceChildren();
      body.classList.remove("oppen");
    }
    body.stangSvar = close;
    const figure = element("div", "kartbild");
    const sheet = element("div", "blad");
    sheet.append(mapView(main, slide.title, true, choose));
    figure.append(sheet, scaleBar(main));
    slide.area_map.classes.forEach((one) => side.append(legendRow(one.fill, one.label, one.is_hatched)));
    if (slide.area_map.remark) side.append(element("p", "liten", slide.area_map.remark));
    side.append(answer);
    others.forEach((view) => {
      const small = element("div", "delkarta");
      small.append(element("p", "liten", view.name), mapView(view, `${view.name}. ${slide.title}`, false, choose));
      side.append(small);
    });
    body.append(figure, side);
    return body;
  }

  function legendRow(fill, label, isHatched) {
    const row = element("div", "forklaring");
    const square = element("span", isHatched ? "ruta streckad" : "ruta");
    square.style.backgroundColor = fill;
    row.append(square, element("span", "", label));
    return row;
  }

  function bigNumber(number) {
    const box = element("div", "siffra");
    box.append(element("div", "varde", number.value), element("div", "etikett", number.label));
    if (number.told) box.append(element("div", "sagt", number.told));
    return box;
  }

  function lines(texts, className, tag) {
    const list = element(tag || "div", className);
    texts.forEach((text) => list.append(element(tag ? "li" : "p", "", text)));
    return list;
  }

  function table(slide) {
    const made = element("table");
    const head = element("tr");
    slide.table.columns.forEach((name) => head.append(element("th", "", name)));
    made.append(head);
    slide.table.rows.forEach((cells) => {
      const row = element("tr");
      cells.forEach((cell) => row.append(element("td", "", cell)));
      made.append(row);
    });
    return made;
  }

  // A chart is drawn when its room is known: `rita` takes width and height in the slide's units.
  function chartRoom(draw) {
    const room = element("div", "diagram");
    room.rita = (width, height) => room.replaceChildren(draw(width, height));
    return room;
  }

  const BODIES = {
    opening: (slide) => lines(slide.lines, "kropp rader"),
    numbers: (slide) => {
      const body = element("div", `kropp siffror antal-${slide.numbers.length}`);
      slide.numbers.forEach((number) => body.append(bigNumber(number)));
      return body;
    },
    line: (slide) => {
      const body = element("div", slide.numbers.length ? "kropp linjebild med-siffra" : "kropp linjebild");
      slide.numbers.forEach((number) => body.append(bigNumber(number)));
      body.append(chartRoom((width, height) => lineChart(slide.line_chart, width, height, slide.title)));
      return body;
    },
    map: mapBody,
    bars: (slide) => {
      const body = element("div", "kropp staplar");
      const legend = element("div", "forklaringar");
      slide.bars.parts.forEach((part) => legend.append(legendRow(part.fill, part.name, false)));
      body.append(chartRoom((width, height) => barChart(slide.bars, width, height, slide.title)), legend);
      return body;
    },
    table: (slide) => {
      const body = element("div", "kropp tabellbild");
      body.append(table(slide), lines(slide.lines, "rader"));
      return body;
    },
    facts: (slide) => {
      const body = element("div", slide.numbers.length ? "kropp linjebild med-siffra" : "kropp");
      slide.numbers.forEach((number) => body.append(bigNumber(number)));
      body.append(lines(slide.lines, "rader"));
      return body;
    },
    decisions: (slide) => {
      const body = element("div", "kropp beslut");
      body.append(lines(slide.lines, "fragor", "ol"));
      if (slide.noted.length) body.append(element("h2", "", "Antecknat på mötet"), lines(slide.noted, "noterat", "ul"));
      return body;
    },
  };

  function slideElement(deck, place) {
    const slide = deck.slides[place];
    const made = element("section", `bild ${slide.kind}`);
    made.setAttribute("aria-roledescription", "bild");
    if (slide.kicker) made.append(element("p", "overrubrik", slide.kicker));
    made.append(element("h1", slide.title.length > LONG_TITLE ? "lang" : "", slide.title));
    if (slide.subtitle) made.append(element("p", "underrubrik", slide.subtitle));
    made.append(BODIES[slide.kind](slide));
    const foot = element("footer");
    const source = slide.source ? `Källa: ${slide.source}. ` : "";
    const day = slide.data_date ? `Uppgifter till ${slide.data_date}. ` : "";
    foot.append(element("span", "kalla", `${source}${day}${deck.stamp_words}`));
    foot.append(element("span", "klocka"), element("span", "nummer", `${place + 1} (${deck.slides.length})`));
    made.append(foot);
    return made;
  }

  return { element, slideElement };
})();
