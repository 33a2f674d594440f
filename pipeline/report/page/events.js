// Events over all articles: for each measure, what every claimant said along time, and who contradicts or revises whom.

const BATCH = 40;
const cards = new Map();
const opened = new Set();
let batches = 1;
const eventsView = make("section", { class: "view scroll", tabindex: "0", "aria-label": "Events" });

/** The events with a claim among those that fit the filters. */
function drawEvents({ shown }) {
  const wanted = new Set(shown);
  const found = data.events.filter((event) => event.claims.some((row) => wanted.has(row)));
  if (found.length && !opened.size) opened.add(found[0].id);
  const left = found.length - batches * BATCH;
  fill(
    eventsView,
    make(
      "p",
      { class: "lead" },
      found.length
        ? `${counted(found.length, "event")}, those in most articles first.`
        : data.events.length
          ? "No event fits these filters."
          : "There are no events to show.",
    ),
    found.slice(0, batches * BATCH).map(cardOf),
    left > 0
      ? make(
          "button",
          {
            class: "more",
            "data-key": "more",
            onclick: () => {
              batches += 1;
              redraw();
            },
          },
          `Show ${Math.min(left, BATCH)} more of ${left.toLocaleString("en")}`,
        )
      : null,
  );
  return found.length;
}

function cardOf(event) {
  if (cards.has(event.id)) return cards.get(event.id);
  const body = make("div", { class: "measures" });
  const draw = () => {
    if (!body.hasChildNodes()) body.append(...event.measures.map((measure) => measureOf(measure)));
  };
  const open = opened.has(event.id);
  const card = make(
    "details",
    {
      class: "happening",
      open,
      ontoggle: () => {
        if (card.open) {
          opened.add(event.id);
          draw();
        }
      },
    },
    make("summary", null, eventHead(event)),
    body,
  );
  if (open) draw();
  cards.set(event.id, card);
  return card;
}

function eventHead(event) {
  const marks = (name) => event.measures.reduce((sum, measure) => sum + measure[name].length, 0);
  const flags = [
    ["contradictions", "contradiction"],
    ["revisions", "revision"],
  ].filter(([name]) => marks(name));
  return [
    make("h2", null, plain(event.trigger ?? event.type)),
    make(
      "span",
      { class: "muted" },
      [
        plain(event.type),
        event.place?.text,
        event.date?.edtf,
        counted(event.documents.length, "article"),
        counted(event.claims.length, "claim"),
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    flags.map(([name, what]) => make("span", { class: `badge ${name}` }, counted(marks(name), what))),
  ];
}

/** Every figure that a claimant gave: its row, what was said, and the place of the claimant in the colours. */
function statementsOf(measure) {
  return measure.by_claimant.flatMap((claimant, series) =>
    claimant.said.map((said, nth) => ({ ...said, claimant, series, row: claimant.claims[nth] })),
  );
}

function measureOf(measure) {
  const told = statementsOf(measure);
  const ends = ["best", "low", "high"]
    .filter((name) => measure[name] !== null)
    .map((name) => `${name} ${withUnit(numberLabel(measure[name]), measure.unit)}`);
  const name = [measure.measure ? plain(measure.measure) : null, measure.item].filter(Boolean).join(" · ") || "figure";
  return make(
    "section",
    { class: "measure" },
    make("h3", null, name, ends.length ? make("span", { class: "muted" }, ` ${ends.join(", ")}`) : null),
    told.length > 1 ? measureChart(measure, told, name) : null,
    statementTable(measure, told),
  );
}

function measureChart(measure, told, name) {
  const bars = told
    .map(({ row, series, published, low, high }) => ({ row, series, time: timeOf(published), low, high }))
    .filter(({ time, low, high }) => time !== null && (low ?? high) !== null);
  if (new Set(bars.map(({ low, high }) => `${low} ${high}`)).size < 2) return null;
  const links = [
    ...measure.contradictions.map(([from, to]) => ({ from, to, contradicts: true })),
    ...measure.revisions.map(([from, to]) => ({ from, to, contradicts: false })),
  ];
  const [log, label] = [
    isWide(bars),
    `${name}: ${bars.length} figures along the days of publication; the table below lists them`,
  ];
  return [chartOf({ bars, links, log, label, height: 220 }), leftOut(told.length - inSight(bars, log).length, log)];
}

function statementTable(measure, told) {
  const rows = [...told].sort((one, other) => (one.published ?? "").localeCompare(other.published ?? ""));
  return make(
    "table",
    { class: "statements", role: "table" },
    make(
      "thead",
      null,
      make(
        "tr",
        null,
        ["Published", "Who", "Figure", ""].map((label, nth) =>
          make("th", { scope: "col" }, label || make("span", { class: "unseen" }, nth === 3 ? "Beside others" : "")),
        ),
      ),
    ),
    make(
      "tbody",
      null,
      rows.map((one) => statementRow(measure, one)),
    ),
  );
}

function statementRow(measure, { row, series, claimant, published, modality }) {
  const swatch = make("i", { class: `swatch series-${Math.min(series, SERIES) + 1}`, "aria-hidden": "true" });
  const cell = (...content) => make("td", { role: "cell" }, ...content);
  return make(
    "tr",
    { role: "row" },
    cell(published ?? "–"),
    cell(swatch, claimant.name ?? plain(claimant.kind)),
    cell(
      make(
        "a",
        {
          href: linkTo({ claim: claims.id[row] }),
          onclick: (event) => {
            event.preventDefault();
            openClaim(row);
          },
        },
        figureLabel(row),
      ),
      badge(modality, "fact"),
    ),
    cell(besideOthers(measure, row)),
  );
}

/** Whom a claim contradicts, what it revises and what revised it. */
function besideOthers(measure, row) {
  const named = (other) => `${claimantLabel(other)} (${figureLabel(other)})`;
  const against = measure.contradictions
    .filter((pair) => pair.includes(row))
    .map(([one, other]) => named(one === row ? other : one));
  const before = measure.revisions.filter(([, later]) => later === row).map(([earlier]) => figureLabel(earlier));
  const after = measure.revisions.filter(([earlier]) => earlier === row).map(([, later]) => figureLabel(later));
  const few = (words) =>
    words.length > 3 ? `${words.slice(0, 3).join(", ")} and ${words.length - 3} more` : words.join(", ");
  return [
    against.length ? make("span", { class: "badge contradictions" }, `≠ ${few(against)}`) : null,
    before.length ? make("span", { class: "badge revisions" }, `revises ${few(before)}`) : null,
    after.length ? make("span", { class: "badge revisions" }, `revised to ${few(after)}`) : null,
  ];
}
