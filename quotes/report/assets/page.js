"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { articles, quotes, speakers, labels } = data;
  const words = labels.words;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // What a reader types matches without vowels and hamza, as in quotes.search.
  const marks = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;
  const fold = (text) => text.normalize("NFKC").replace(marks, "").replace(/[أإآٱ]/g, "ا").replace(/[ىی]/g, "ي")
    .replace(/ک/g, "ك").replace(/ؤ/g, "و").replace(/ئ/g, "ي").replace(/ء/g, "").replace(/ة/g, "ه").replace(/\s+/g, " ").toLowerCase().trim();

  const plural = new Intl.PluralRules("ar");
  const counted = (n, what) => {
    const [one, two, few, many, other] = labels.counted[what];
    if (n === 1) return one;
    if (n === 2) return two;
    const form = { few, many }[plural.select(n)] || other;
    return `${n.toLocaleString("en")} ${form}`;
  };
  const senseOf = (quote) => (quote.cue ? quote.cue.sense : "");
  const senseLabel = (sense) => (sense ? labels.senses[sense] || sense.replaceAll("_", " ") : labels.noCue);
  const percent = (share) => `${Math.round(share * 100)}%`;

  function el(tag, props = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
      else if (name === "text") node.textContent = value;
      else node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child !== null));
    return node;
  }

  speakers.forEach((speaker) => { speaker.known = speaker.name !== null; speaker.name ??= labels.unknown; });
  quotes.forEach((quote) => {
    const said = quote.speaker;
    const names = said ? [said.name, said.role || "", said.title || "", said.name_latin || "", ...said.names] : [];
    quote._text = fold([quote.text, quote.cue ? quote.cue.text : "", ...names].join(" "));
  });

  // ---- what is chosen, and what that shows ----
  const chosen = { text: "", kinds: new Set(Object.keys(labels.kinds)), sense: null, article: null, confidence: 0, speakers: new Set() };
  let shown = quotes.map((_, number) => number);
  let visible = new Set(shown);
  let view = "articles";
  let selected = null;

  const fits = (quote, { speaker = true } = {}) =>
    chosen.kinds.has(quote.kind) && quote.confidence >= chosen.confidence
    && (chosen.sense === null || senseOf(quote) === chosen.sense)
    && (chosen.article === null || quote._a === chosen.article)
    && (!speaker || chosen.speakers.size === 0 || chosen.speakers.has(quote._s))
    && (chosen.text === "" || quote._text.includes(chosen.text));

  // Only pieces whose state changes are touched; with thousands of records that is what keeps filters quick.
  const pieces = all(".article .m").map((node) => ({ node, numbers: node.dataset.q.split(" ").map(Number), off: false }));
  const sections = all(".article").map((node) => ({ node, index: Number(node.dataset.a), has: false }));
  quotes.forEach((quote) => { sections[quote._a].has = true; });

  function apply() {
    shown = [];
    quotes.forEach((quote, number) => { if (fits(quote)) shown.push(number); });
    visible = new Set(shown);
    const filtered = shown.length < quotes.length;
    const living = new Set(shown.map((number) => quotes[number]._a));
    for (const piece of pieces) {
      const off = !piece.numbers.some((number) => visible.has(number));
      if (off !== piece.off) { piece.off = off; piece.node.classList.toggle("off", off); }
    }
    const alone = chosen.article; // an article without quotes is shown, too, when it is asked for
    for (const section of sections) section.node.hidden = (filtered && !living.has(section.index) || alone !== null && section.index !== alone) && !(section.index === alone && !section.has);
    byId("shown").textContent = filtered ? `${counted(shown.length, "quotes")} ${words.of} ${quotes.length.toLocaleString("en")}` : counted(shown.length, "quotes");
    byId("first").hidden = !filtered || shown.length === 0;
    byId("clear").hidden = !filtered && chosen.article === null;
    if (selected !== null && !visible.has(selected)) close();
    fillCounts();
    fillSpeakers();
    show();
  }

  let waiting = 0;
  const applySoon = () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); };

  function fillCounts() {
    const counts = {};
    for (const quote of quotes) counts[quote.kind] = (counts[quote.kind] || 0) + 1;
    for (const node of all("[data-kind-count]")) node.textContent = (counts[node.dataset.kindCount] || 0).toLocaleString("en");
  }

  // ---- speakers ----
  const STEP = 60;
  let speakerLimit = STEP;
  const speakerNames = speakers.map((speaker) => fold(speaker.name));

  function fillSpeakers() {
    const counts = new Array(speakers.length).fill(0);
    for (const quote of quotes) if (fits(quote, { speaker: false })) counts[quote._s] += 1;
    const wanted = fold(byId("find-speaker").value);
    const order = counts.map((count, number) => number)
      .filter((number) => (counts[number] > 0 || chosen.speakers.has(number)) && speakerNames[number].includes(wanted))
      .sort((a, b) => chosen.speakers.has(b) - chosen.speakers.has(a) || counts[b] - counts[a] || a - b);
    const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.speaker : undefined;
    byId("speakers").replaceChildren(...order.slice(0, speakerLimit).map((number) => speakerButton(number, counts[number])));
    const rest = order.length - speakerLimit;
    byId("more-speakers").hidden = rest <= 0;
    byId("more-speakers").textContent = `${words.moreSpeakers} (${rest})`;
    if (focused !== undefined) byId("speakers").querySelector(`[data-speaker="${focused}"]`)?.focus({ preventScroll: true });
  }

  function speakerButton(number, count) {
    const speaker = speakers[number];
    const button = el("button", { type: "button", "data-speaker": number, "aria-pressed": String(chosen.speakers.has(number)), title: speaker.role },
      el("span", { class: `dot m c${speaker.colour}` }), el("bdi", { class: "who-name", text: speaker.name }), el("span", { class: "n", text: count }));
    button.addEventListener("click", () => toggleSpeaker(number));
    return el("li", {}, button);
  }

  function toggleSpeaker(number) {
    if (!chosen.speakers.delete(number)) chosen.speakers.add(number);
    apply();
  }

  function onlySpeaker(number, sense = null) {
    chosen.speakers = new Set([number]);
    if (sense !== null) { chosen.sense = sense; byId("sense").value = `=${sense}`; }
    setView("articles");
    apply();
    byId("main").focus();
    scrollTo({ top: 0 });
  }

  // ---- views ----
  function setView(name) {
    view = name;
    for (const button of all("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
    show();
  }

  function show() {
    byId("articles").hidden = view !== "articles";
    byId("list").hidden = view !== "list";
    byId("charts").hidden = view !== "charts" || shown.length === 0;
    document.querySelector(".frame").dataset.shown = view;
    const reading = view === "articles" && sections.some((section) => !section.node.hidden && !section.has);
    byId("nothing").hidden = shown.length > 0 || reading;
    byId("nothing").textContent = quotes.length ? words.nothing : words.none;
    if (view === "list") fillList();
    if (view === "charts" && shown.length) fillCharts();
  }

  const CARDS = 60;
  let listed = 0;
  const watcher = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) moreCards(); }, { rootMargin: "800px" });
  const sentinel = el("div", { "aria-hidden": "true" });

  function fillList() {
    listed = 0;
    byId("list").replaceChildren(sentinel);
    watcher.disconnect();
    moreCards();
    watcher.observe(sentinel);
  }

  function moreCards(to = listed + CARDS) {
    const fresh = shown.slice(listed, to).map(card);
    listed += fresh.length;
    sentinel.before(...fresh);
    if (listed >= shown.length) watcher.disconnect();
  }
  addEventListener("beforeprint", () => { if (view === "list") moreCards(shown.length); });

  function card(number) {
    const quote = quotes[number];
    const speaker = speakers[quote._s];
    const role = quote.speaker && quote.speaker.role;
    return el("article", { class: `card m c${speaker.colour}`, "data-card": number },
      el("h2", {}, el("bdi", { text: speaker.name }), role ? el("span", { text: `، ${role}` }) : null),
      el("blockquote", { lang: "ar", dir: "rtl" }, el("span", { class: `content m k-${quote.kind} c${speaker.colour}`, text: quote.text })),
      el("p", {}, el("span", { class: "badge", text: senseLabel(senseOf(quote)) }), el("span", { text: labels.kinds[quote.kind] }),
        el("bdi", { text: articles[quote._a].title || articles[quote._a].id }),
        el("button", { class: "plain", type: "button", text: words.inPlace, on: { click: () => goTo(number) } }),
        el("button", { class: "plain", type: "button", text: words.copy, on: { click: () => copy(citation(quote), words.textCopied) } })));
  }

  // ---- charts ----
  function fillCharts() {
    byId("charts").replaceChildren(whoSpeaks(), whichVerbs());
  }

  function countBy(key) {
    const counts = new Map();
    for (const number of shown) { const k = key(quotes[number]); counts.set(k, (counts.get(k) || 0) + 1); }
    return counts;
  }

  const top = (counts, limit) => [...counts].sort((a, b) => b[1] - a[1]).slice(0, limit);
  const named = () => top(countBy((quote) => quote._s), speakers.length).filter(([number]) => speakers[number].known);

  function whoSpeaks() {
    const everybody = named();
    const leaders = everybody.slice(0, 15);
    const most = leaders.length ? leaders[0][1] : 1;
    const rows = leaders.map(([number, count]) => {
      const kinds = {};
      let said = 0;
      for (const k of shown) {
        if (quotes[k]._s !== number) continue;
        kinds[quotes[k].kind] = (kinds[quotes[k].kind] || 0) + 1;
        said += quotes[k].text.split(/\s+/).length;
      }
      const bar = el("span", { class: `bar m c${speakers[number].colour}`, role: "img", "aria-label": Object.entries(kinds).map(([kind, n]) => `${labels.kinds[kind]} ${n}`).join(labels.comma) },
        ...Object.keys(labels.kinds).filter((kind) => kinds[kind]).map((kind) => {
          const part = el("i", { class: `b-${kind}`, title: `${labels.kinds[kind]}: ${kinds[kind]}` });
          part.style.width = `${(kinds[kind] / count) * 100}%`;
          return part;
        }));
      bar.style.width = `${(count / most) * 100}%`;
      return el("tr", {}, el("th", { scope: "row" }, speakerLink(number)), el("td", {}, bar), el("td", { class: "num", text: count }), el("td", { class: "num", text: said.toLocaleString("en") }));
    });
    const key = el("p", { class: "key" }, ...Object.entries(labels.kinds).map(([kind, label]) =>
      el("span", {}, el("span", { class: "bar m c8", "aria-hidden": "true" }, el("i", { class: `b-${kind}` })), label)));
    return el("section", { class: "chart" }, el("h2", { text: words.whoSpeaks }), el("p", { text: words.whoSpeaksHint }), key,
      el("table", { class: "bars" }, el("thead", {}, el("tr", {}, el("th", { scope: "col", text: words.speaker }), el("th", { scope: "col", class: "track" }, el("span", { class: "vh", text: words.kindsHead })),
        ...[words.number, words.words].map((text) => el("th", { scope: "col", class: "num", text })))), el("tbody", {}, ...rows)),
      everybody.length > leaders.length ? el("p", { class: "rest", text: `${leaders.length} ${words.of} ${counted(everybody.length, "speakers")}` }) : null);
  }

  function whichVerbs() {
    const leaders = named().slice(0, 10);
    const counts = countBy(senseOf);
    const asked = ["affirm", "claim", "deny"].filter((sense) => counts.has(sense)); // what a fact-checker looks for, however rare
    const common = top(counts, counts.size).map(([sense]) => sense).filter((sense) => sense && !asked.includes(sense));
    const senses = [...asked, ...common].slice(0, 9);
    const cell = new Map();
    let most = 1;
    for (const number of shown) {
      const k = `${quotes[number]._s} ${senseOf(quotes[number])}`;
      cell.set(k, (cell.get(k) || 0) + 1);
    }
    for (const [number] of leaders) for (const sense of senses) most = Math.max(most, cell.get(`${number} ${sense}`) || 0);
    const head = el("tr", {}, el("th", { scope: "col", text: words.speaker }), ...senses.map((sense) => el("th", { scope: "col", text: senseLabel(sense) })));
    const rows = leaders.map(([number]) => el("tr", {}, el("th", { scope: "row" }, speakerLink(number)), ...senses.map((sense) => {
      const count = cell.get(`${number} ${sense}`) || 0;
      if (!count) return el("td", {});
      const strength = Math.round(8 + 27 * (count / most));
      const button = el("button", { type: "button", text: count, "aria-label": `${speakers[number].name} ${senseLabel(sense)}: ${count}`, on: { click: () => onlySpeaker(number, sense) } });
      button.style.setProperty("--v", strength);
      return el("td", {}, button);
    })));
    return el("section", { class: "chart" }, el("h2", { text: words.verbs }), el("p", { text: words.verbsHint }),
      el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.verbsTable }, el("table", { class: "grid" }, el("thead", {}, head), el("tbody", {}, ...rows))));
  }

  const speakerLink = (number) => el("button", { class: "link", type: "button", on: { click: () => onlySpeaker(number) } }, el("bdi", { text: speakers[number].name }));

  // ---- one record ----
  const nodesOf = (number) => all(`[data-q~="${number}"]`, sections[quotes[number]._a].node);
  let lit = [];

  function light(number) {
    for (const node of lit) node.classList.remove("on");
    lit = number === null ? [] : nodesOf(number);
    for (const node of lit) node.classList.add("on");
  }

  function select(number, { scroll = false, focus = false, open = false } = {}) {
    selected = number;
    light(number);
    fillDetail(number);
    history.replaceState(null, "", `#q-${quotes[number].id}`);
    const start = lit.find((node) => node.classList.contains("content"));
    if (start) reveal(start, scroll);
    if (open) byId("detail").querySelector("h2").focus({ preventScroll: true });
    else if (start && focus) lit.find((node) => node.tabIndex === 0)?.focus({ preventScroll: true });
  }

  // A piece that the details would cover, or that is far away, comes to where it can be read.
  function reveal(node, scroll) {
    const sheet = byId("detail").getBoundingClientRect();
    const place = node.getBoundingClientRect();
    const covers = getComputedStyle(byId("detail")).position === "fixed";
    if (scroll || covers && place.bottom > sheet.top) {
      const go = () => node.scrollIntoView({ block: covers ? "start" : "center", behavior: "instant" });
      go();
      requestAnimationFrame(go); // articles on the way get their true height only once they are near
    }
  }

  function close() {
    const back = lit.find((node) => node.tabIndex === 0);
    const inside = byId("detail").contains(document.activeElement);
    selected = null;
    light(null);
    byId("detail").hidden = true;
    document.querySelector(".frame").classList.remove("open");
    history.replaceState(null, "", location.pathname + location.search);
    if (inside && back) back.focus();
  }

  function goTo(number) {
    setView("articles");
    if (!visible.has(number)) clear();
    select(number, { scroll: true, focus: true });
  }

  // Whoever goes on with a button or in the details stays there; whoever goes on in the text, in the text.
  function step(by) {
    const next = shown[shown.indexOf(selected) + by];
    if (next === undefined) return;
    const inside = byId("detail").contains(document.activeElement);
    const button = document.activeElement.id;
    select(next, { scroll: true, focus: !inside, open: inside });
    if (inside && button) byId(button)?.focus({ preventScroll: true });
  }

  function fillDetail(number) {
    const quote = quotes[number];
    const article = articles[quote._a];
    const said = quote.speaker;
    const facts = [
      [words.kindHead, labels.kinds[quote.kind]],
      [words.sense, quote.cue ? `${quote.cue.text} (${quote.cue.lemma}${labels.comma}${senseLabel(quote.cue.sense)})` : labels.noCue],
      [words.speaker, said ? `${labels.speakerKinds[said.kind]}${labels.comma}${labels.resolvedBy[said.resolved_by]}` : null],
      [words.latin, said && said.name_latin],
      [words.names, said && said.names.length > 1 ? said.names.join(" · ") : null],
      [words.via, quote.via && quote.via.text],
      [words.sure, percent(quote.confidence)],
      [words.rule, quote.rule],
      [words.place, `${quote.start}–${quote.end}${labels.comma}${quote.part ? words.headline : `${words.paragraph} ${quote.paragraph + 1}`}`],
      [words.article, article.title || article.id],
      [words.id, quote.id],
    ].filter(([, value]) => value);
    const at = shown.indexOf(number);
    const box = byId("detail");
    box.className = `detail m c${speakers[quote._s].colour}`;
    box.replaceChildren(
      el("header", {}, el("div", {}, el("h2", { tabindex: "-1" }, el("bdi", { text: said ? said.name : labels.unknown })),
        said && (said.title || said.role) ? el("p", { class: "role", text: [said.title, said.role].filter(Boolean).join("، ") }) : null),
        el("button", { class: "icon", type: "button", "aria-label": words.close, id: "close", text: "✕", on: { click: close } })),
      el("blockquote", { lang: "ar", dir: "rtl", text: quote.text }),
      el("div", { class: "row" },
        el("button", { type: "button", id: "copy-text", text: words.copyText, on: { click: () => copy(citation(quote), words.textCopied) } }),
        el("button", { type: "button", id: "copy-json", text: words.copyJson, on: { click: () => copy(record(quote), words.jsonCopied) } }),
        el("button", { type: "button", id: "previous", "aria-disabled": at <= 0 && "true", text: words.previous, on: { click: () => step(-1) } }),
        el("button", { type: "button", id: "next", "aria-disabled": at === shown.length - 1 && "true", text: words.next, on: { click: () => step(1) } }),
        el("span", { class: "at-of", dir: "ltr", text: `${(at + 1).toLocaleString("en")} / ${shown.length.toLocaleString("en")}` }),
        article.link ? el("a", { href: article.link, rel: "noopener noreferrer", text: words.source }) : null),
      el("dl", {}, ...facts.flatMap(([name, value]) => [el("dt", { text: name }), el("dd", {}, el("bdi", { text: value }))])));
    box.hidden = false;
    box.scrollTop = 0;
    document.querySelector(".frame").classList.add("open");
  }

  function citation(quote) {
    const article = articles[quote._a];
    const said = quote.speaker;
    const who = said ? [said.name, said.role].filter(Boolean).join("، ") : labels.unknown;
    const via = quote.via ? `، نقلا عن ${quote.via.text}` : "";
    const where = [article.publisher, article.title, article.published, article.url].filter(Boolean).join("، ");
    const words = quote.kind === "indirect" || quote.kind === "mixed" ? quote.text : `«${quote.text}»`;
    return `${words} — ${who}${via}${where ? ` (${where})` : ""}`;
  }

  function record(quote) {
    const { link, ...article } = articles[quote._a];
    const { schema, id, _a, _s, _text, ...rest } = quote;
    return JSON.stringify({ schema, id, article, ...rest }, null, 2);
  }

  async function copy(text, message) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = el("textarea", { class: "vh" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    byId("said").textContent = "";
    setTimeout(() => { byId("said").textContent = message; }, 30);
    const button = document.activeElement;
    if (button && button.tagName === "BUTTON" && !button.dataset.was) {
      button.dataset.was = button.textContent;
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = button.dataset.was; delete button.dataset.was; }, 1400);
    }
  }

  // ---- what the reader does ----
  const numbersOf = (target) => {
    const node = target instanceof Element ? target.closest(".article .m") : null;
    return node ? node.dataset.q.split(" ").map(Number).filter((number) => visible.has(number)) : [];
  };

  byId("articles").addEventListener("click", (event) => {
    const numbers = numbersOf(event.target);
    if (!numbers.length || String(getSelection())) return;
    select(numbers[(numbers.indexOf(selected) + 1) % numbers.length]);
  });
  byId("articles").addEventListener("mouseover", (event) => { if (selected === null) light(numbersOf(event.target)[0] ?? null); });
  byId("articles").addEventListener("mouseleave", () => { if (selected === null) light(null); });
  const ARROWS = { ArrowDown: 1, ArrowLeft: 1, ArrowUp: -1, ArrowRight: -1 };
  byId("detail").addEventListener("keydown", (event) => {
    if (event.target.tagName !== "H2" || !ARROWS[event.key]) return;
    step(ARROWS[event.key]);
    event.preventDefault();
  });
  byId("articles").addEventListener("keydown", (event) => {
    const numbers = numbersOf(event.target);
    if (!numbers.length) return;
    const by = ARROWS[event.key];
    if (event.key === "Enter" || event.key === " ") select(numbers[(numbers.indexOf(selected) + 1) % numbers.length], { open: true });
    else if (by) { if (selected === null) select(numbers[0], { focus: true }); else step(by); }
    else return;
    event.preventDefault();
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape" && selected !== null) close(); });
  addEventListener("hashchange", fromHash);

  for (const button of all("[data-view]")) button.addEventListener("click", () => setView(button.dataset.view));
  byId("search").addEventListener("input", (event) => { chosen.text = fold(event.target.value); applySoon(); });
  byId("search").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !chosen.text) return;
    clearTimeout(waiting);
    apply();
    if (shown.length) goTo(shown[0]);
  });
  byId("first").addEventListener("click", () => goTo(shown[0]));
  byId("find-speaker").addEventListener("input", fillSpeakers);
  byId("more-speakers").addEventListener("click", () => { speakerLimit += 4 * STEP; fillSpeakers(); });
  byId("clear").addEventListener("click", clear);
  byId("sense").addEventListener("change", (event) => { chosen.sense = event.target.value ? event.target.value.slice(1) : null; apply(); });
  byId("article")?.addEventListener("change", (event) => { chosen.article = event.target.value ? Number(event.target.value) : null; apply(); });
  byId("confidence").addEventListener("input", (event) => {
    chosen.confidence = Number(event.target.value) / 100;
    byId("confidence-shown").textContent = `${event.target.value}%`;
    applySoon();
  });
  for (const box of all("[name=kind]")) box.addEventListener("change", () => { if (!chosen.kinds.delete(box.value)) chosen.kinds.add(box.value); apply(); });

  function clear() {
    Object.assign(chosen, { text: "", kinds: new Set(Object.keys(labels.kinds)), sense: null, article: null, confidence: 0, speakers: new Set() });
    for (const box of all("[name=kind]")) box.checked = true;
    for (const id of ["search", "find-speaker", "sense"]) byId(id).value = "";
    if (byId("article")) byId("article").value = "";
    byId("confidence").value = 0;
    byId("confidence-shown").textContent = "0%";
    apply();
  }

  function fillSenses() {
    const counts = new Map();
    for (const quote of quotes) counts.set(senseOf(quote), (counts.get(senseOf(quote)) || 0) + 1);
    byId("sense").append(...top(counts, counts.size).map(([sense, count]) => el("option", { value: `=${sense}`, text: `${senseLabel(sense)} (${count})` })));
  }

  function fromHash() {
    const id = decodeURIComponent(location.hash).replace(/^#q-/, "");
    const number = quotes.findIndex((quote) => quote.id === id);
    if (number >= 0 && number !== selected) goTo(number);
  }

  // ---- light and dark ----
  const root = document.documentElement;
  const kept = { get: () => { try { return localStorage.getItem("quotes-theme"); } catch { return null; } }, set: (name) => { try { localStorage.setItem("quotes-theme", name); } catch { /* a page from disk may keep nothing */ } } };
  if (kept.get()) root.dataset.theme = kept.get();
  byId("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    kept.set(root.dataset.theme);
  });

  if (matchMedia("(max-width: 52rem)").matches) byId("filters").open = false;
  fillSenses();
  apply();
  fromHash();
})();
