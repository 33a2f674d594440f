// The whole run in one chart: the figures of one measure over time, by claimant.

const overviewView = make("section", { class: "view scroll", "aria-label": "Chart" });
const AXES = [
  ["", "published"],
  ["happened", "happened"],
];
const SCALES = [
  ["", "fitting"],
  ["linear", "linear"],
  ["log", "logarithmic"],
];

/** Measures with their units among rows, the most frequent first. */
function measuresAmong(rows) {
  const groups = new Map();
  for (const row of rows) {
    const [measure, unit] = [valueOf(row, "measure") ?? valueOf(row, "event_type"), valueOf(row, "figure_unit")];
    const key = `${measure} ${unit}`;
    if (!groups.has(key)) groups.set(key, { key, measure, unit, rows: [] });
    groups.get(key).rows.push(row);
  }
  return [...groups.values()].sort((one, other) => other.rows.length - one.rows.length);
}

function drawOverview({ shown }) {
  const groups = measuresAmong(shown.filter((row) => !isLost(row)));
  const group = groups.find(({ key }) => key === here.measure) ?? groups[0];
  if (!group) {
    fill(overviewView, make("p", { class: "note" }, "No claim fits these filters."));
    return 0;
  }
  const names = claimantsOf(group.rows);
  const day = (row) => timeOf(valueOf(row, here.axis === "happened" ? "date_edtf" : "published"));
  const bars = group.rows
    .map((row) => ({
      row,
      time: day(row),
      low: claims.low[row],
      high: claims.high[row],
      series: Math.min(
        names.findIndex(([name]) => name === claimantLabel(row)),
        SERIES,
      ),
    }))
    .filter(({ time, low, high }) => time !== null && (low ?? high) !== null);
  const log = here.scale === "log" || (here.scale !== "linear" && isWide(bars));
  const label = `${plain(group.measure)}: ${counted(bars.length, "figure")} along time; the view “Claims” lists them`;
  const left = group.rows.length - inSight(bars, log).length;
  fill(
    overviewView,
    overviewTools(groups, group),
    bars.length
      ? chartOf({ bars, log, label, height: Math.max(320, Math.min(560, innerHeight - 300)) })
      : make("p", { class: "note" }, "None of these claims has a day."),
    legendOf(names),
    leftOut(left, log),
  );
  return bars.length;
}

/** Claimants with how many of the rows are theirs, the most frequent first. */
function claimantsOf(rows) {
  const counts = new Map();
  for (const row of rows) counts.set(claimantLabel(row), (counts.get(claimantLabel(row)) ?? 0) + 1);
  return [...counts].sort(([one, many], [other, few]) => few - many || one.localeCompare(other));
}

/** How many claims a chart has no place for. */
function leftOut(number, log) {
  return number
    ? make(
        "p",
        { class: "muted" },
        `Not drawn: ${counted(number, "claim")} without a day${log ? ", or of zero, which this scale has no place for" : ""}.`,
      )
    : null;
}

function overviewTools(groups, group) {
  const choice = (label, name, options) =>
    make(
      "label",
      { class: "choice" },
      label,
      " ",
      make(
        "select",
        { "data-key": `choose ${name}`, onchange: (event) => go({ [name]: event.target.value }) },
        options.map(([value, words]) =>
          make(
            "option",
            { value, selected: value === here[name] || (name === "measure" && value === group.key) },
            words,
          ),
        ),
      ),
    );
  const unit = (one) => (one.unit === "count" ? "" : `, ${one.unit}`);
  return make(
    "div",
    { class: "choices" },
    choice(
      "Figures of",
      "measure",
      groups
        .slice(0, 200)
        .map((one) => [one.key, `${plain(one.measure)}${unit(one)} (${one.rows.length.toLocaleString("en")})`]),
    ),
    choice("by the day they were", "axis", AXES),
    choice("Scale", "scale", SCALES),
  );
}

function legendOf(names) {
  const others = names.slice(SERIES).reduce((sum, [, count]) => sum + count, 0);
  const filters = here.filters.claims;
  const only = (name) => {
    toggled(filters, "claimant", name);
    go({});
  };
  const entry = (series, name, count) => [
    make("i", { class: `swatch series-${series + 1}`, "aria-hidden": "true" }),
    series < SERIES
      ? make(
          "button",
          {
            class: "link",
            "data-key": `only ${name}`,
            "aria-pressed": String(filters.get("claimant")?.has(name) ?? false),
            onclick: () => only(name),
          },
          name,
        )
      : name,
    " ",
    make("span", { class: "count" }, count.toLocaleString("en")),
  ];
  return make(
    "ul",
    { class: "legend", "aria-label": "Claimants" },
    names.slice(0, SERIES).map(([name, count], series) => make("li", null, entry(series, name, count))),
    others ? make("li", null, entry(SERIES, `${counted(names.length - SERIES, "other")}`, others)) : null,
  );
}
