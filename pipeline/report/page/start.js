// Tabs, tools and keys; then the first drawing.

const narrow = matchMedia("(max-width: 900px)");
const THEMES = ["light dark", "light", "dark"];
const THEME_STORE = "news-claims.theme";
const VIEWS = {
  claims: { label: "Claims", view: claimsView, select: selectClaims, draw: drawClaims, sheet: claimSheet },
  changes: {
    label: "Changes",
    view: claimsView,
    select: selectClaims,
    draw: drawClaims,
    sheet: claimSheet,
    hidden: !data.compared,
  },
  events: { label: "Events", view: eventsView, select: selectClaims, draw: drawEvents, sheet: claimSheet },
  chart: { label: "Chart", view: overviewView, select: selectClaims, draw: drawOverview, sheet: claimSheet },
  numbers: { label: "Not extracted", view: numbersView, select: selectNumbers, draw: drawNumbers, sheet: numberSheet },
  rules: { label: "Rules", view: rulesView, select: selectClaims, draw: drawRules, sheet: null },
};

const search = make("input", {
  type: "search",
  id: "q",
  placeholder: "Search words, people, places",
  "aria-label": "Search",
  oninput: () => go({ q: search.value }),
});

function draw() {
  if (!(here.view in VIEWS) || VIEWS[here.view].hidden) here.view = "claims"; // an address of another report
  const chosen = VIEWS[here.view];
  hideTip();
  for (const { view } of Object.values(VIEWS)) view.hidden = view !== chosen.view;
  document.body.dataset.view = here.view;
  if (search.value !== here.q) search.value = here.q;
  const selected = chosen.select();
  const found = chosen.draw(selected);
  fill(byId("facets"), chosen.sheet ? drawFacets(chosen.sheet, selected.counts) : []);
  drawReader(selected.shown);
  drawViews(chosen, found);
  drawTools(chosen);
  say(chosen.sheet ? counted(selected.shown.length, chosen.sheet === numberSheet ? "number" : "claim") : "");
}

function drawViews(chosen, found) {
  const tab = ([name, one]) =>
    make(
      "a",
      {
        href: linkTo({ view: name }),
        "data-key": `view ${name}`,
        "aria-current": one === chosen ? "page" : null,
        onclick: (event) => {
          event.preventDefault();
          document.body.classList.remove("reading");
          go({ view: name }, { step: true });
        },
      },
      one.label,
      one === chosen && found !== null ? make("span", { class: "count" }, ` ${found.toLocaleString("en")}`) : null,
    );
  fill(
    byId("views"),
    Object.entries(VIEWS)
      .filter(([, one]) => !one.hidden)
      .map(tab),
  );
}

function drawTools(chosen) {
  const told = [...reviews.keys()].filter((row) => reviewOf(row)).length;
  const filters = chosen.sheet ? here.filters[chosen.sheet.name].size : 0;
  const tool = (key, label, onclick, attributes) => make("button", { "data-key": key, onclick, ...attributes }, label);
  fill(
    byId("buttons"),
    tool("filters", filters ? `Filters (${filters})` : "Filters", () => document.body.classList.toggle("filtering"), {
      class: "only-narrow",
    }),
    told || data.gone.length
      ? tool("save", `Save ${counted(told, "review")}${unsaved ? " •" : ""}`, saveReviews, {
          title: "Save as reviews.jsonl",
        })
      : null,
    tool("theme", "Theme", nextTheme, { title: "Light, dark, or as the system has it" }),
    tool("help", "Keys", () => byId("help").showModal(), { class: "only-wide" }),
  );
}

function nextTheme() {
  const theme = THEMES[(THEMES.indexOf(document.documentElement.style.colorScheme) + 1) % THEMES.length];
  setTheme(theme);
  try {
    localStorage.setItem(THEME_STORE, theme);
  } catch {
    say("This browser keeps nothing; the theme lasts as long as this page."); // storage switched off
  }
}

function setTheme(theme) {
  document.documentElement.style.colorScheme = THEMES.includes(theme) ? theme : THEMES[0];
  cards.clear();
  redraw();
}

const KEYS = [
  ["↓ ↑ or j k", "next, previous row"],
  ["Enter", "read the article"],
  ["Esc", "back to the list"],
  ["[ ]", "claim before, after in the article"],
  ["a r", "accept, reject; once more takes it back"],
  ["n", "note"],
  ["s", "save the reviews"],
  ["/", "search"],
  ["?", "this help"],
];

const help = make(
  "dialog",
  { id: "help", "aria-label": "Keys" },
  make("h2", null, "Keys"),
  make("p", { class: "muted" }, "In the list and in the article. Everything else is reached with Tab."),
  make(
    "dl",
    null,
    KEYS.map(([keys, does]) => [make("dt", null, make("kbd", null, keys)), make("dd", null, does)]),
  ),
  make(
    "form",
    { method: "dialog" },
    make(
      "button",
      {
        onclick: (event) => {
          event.preventDefault();
          help.close();
        },
      },
      "Close",
    ),
  ),
);

/** Letters work in the list and in the article only, so that no other key press is taken for one. */
function onKey(event) {
  if (
    event.target.matches("input, select, textarea") ||
    !event.target.closest(".list, #reader") ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  )
    return;
  const { row } = readHere(VIEWS.claims.view.hidden ? [] : claimList.rows);
  const step = (by) => {
    const rows = rowsOfArticle[claims.article[row]];
    const to = rows[rows.indexOf(row) + by];
    if (to !== undefined) openClaim(to);
  };
  const judged = (verdict) => {
    if (!isLost(row)) judge(row, verdict);
  };
  const ofClaim = {
    a: () => judged("accept"),
    r: () => judged("reject"),
    n: () => byId("reader").querySelector(".note-box")?.focus(),
    "[": () => step(-1),
    "]": () => step(1),
  };
  const always = { s: saveReviews, "/": () => search.focus(), "?": () => help.showModal(), Escape: closeReader };
  const act = row === null ? always[event.key] : (ofClaim[event.key] ?? always[event.key]);
  if (!act) return;
  event.preventDefault();
  act();
}

function start() {
  byId("tools").append(search, make("div", { id: "buttons" }));
  byId("main").append(...new Set(Object.values(VIEWS).map(({ view }) => view)));
  byId("reader").tabIndex = -1;
  document.body.append(help);
  document.addEventListener("keydown", onKey);
  addEventListener("popstate", () => {
    Object.assign(here, placeOf(location.hash));
    document.body.classList.toggle("reading", here.claim + here.number !== "");
    redraw();
  });
  addEventListener("beforeunload", (event) => {
    if (unkept) event.preventDefault();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    cards.clear();
    redraw();
  });
  Object.assign(here, placeOf(location.hash));
  loadReviews();
  drawers.push(draw);
  let theme = THEMES[0];
  try {
    theme = localStorage.getItem(THEME_STORE);
  } catch {
    /* storage switched off: as the system has it */
  }
  document.body.classList.toggle("reading", here.claim + here.number !== "");
  setTheme(theme);
  claimList.box.focus({ preventScroll: true });
}

start();
