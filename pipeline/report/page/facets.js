// The filters: for each column its most frequent values, with how many rows each would leave.

const FEW = 7;
const MANY = 300;
const unfolded = new Set();
const sought = new Map();

/** The filters of a sheet as they stand. */
function drawFacets(sheet, counts) {
  const filters = here.filters[sheet.name];
  const facets = sheet.facets.filter(({ column }) => column !== "review" || reviews.size);
  const groups = facets.map((facet) =>
    facetGroup(sheet, facet, counts[sheet.facets.indexOf(facet)], filters.get(facet.column)),
  );
  const any = filters.size || here.q;
  return [
    make(
      "div",
      { class: "facets-head" },
      make("h2", null, "Filters"),
      any
        ? make("button", { class: "link", "data-key": "clear", onclick: () => clearFilters(sheet) }, "Clear all")
        : null,
    ),
    groups,
  ];
}

function clearFilters(sheet) {
  here.filters[sheet.name].clear();
  go({ q: "" });
}

function facetGroup(sheet, { column, label }, counts, chosen) {
  const key = `${sheet.name}.${column}`;
  const { values } = sheet.columns[column];
  const found = [...counts.keys()].filter((place) => counts[place] || chosen?.has(place ? values[place - 1] : ""));
  if (!found.length) return null;
  const named = found.map((place) => ({ value: place ? values[place - 1] : "", count: counts[place] }));
  named.sort((one, other) => isChosen(other) - isChosen(one) || byRank(column, one, other));
  function isChosen({ value }) {
    return chosen?.has(value) ?? false;
  }
  const all = unfolded.has(key);
  const wanted = all ? named.filter(({ value }) => folded(value).includes(folded(sought.get(key) ?? ""))) : named;
  const drawn = wanted.slice(0, all ? MANY : FEW).map((one) => facetValue(sheet, column, one, isChosen(one)));
  return make(
    "fieldset",
    { class: "facet" },
    make("legend", null, label),
    all && named.length > 12 ? seekBox(key, label) : null,
    drawn,
    all && wanted.length > MANY
      ? make("p", { class: "muted" }, `and ${(wanted.length - MANY).toLocaleString("en")} more`)
      : null,
    named.length > FEW
      ? make(
          "button",
          { class: "link", "data-key": `more ${key}`, "aria-expanded": String(all), onclick: () => unfold(key) },
          all ? "Show fewer" : `Show all ${named.length.toLocaleString("en")}`,
        )
      : null,
  );
}

/** Months and steps of confidence in their own order, all else by how often it is found. */
function byRank(column, one, other) {
  const ordered = column.endsWith("month") || column === "confidence_band";
  return ordered
    ? other.value.localeCompare(one.value)
    : other.count - one.count || one.value.localeCompare(other.value);
}

function facetValue(sheet, column, { value, count }, chosen) {
  const change = () => {
    toggled(here.filters[sheet.name], column, value);
    go({});
  };
  return make(
    "label",
    { class: "value" },
    make("input", { type: "checkbox", checked: chosen, "data-key": `${column} ${value}`, onchange: change }),
    make("span", { class: value ? "name" : "name muted" }, value ? plain(value) : "not said"),
    make("span", { class: "count" }, count.toLocaleString("en")),
  );
}

function seekBox(key, label) {
  const seek = (event) => {
    sought.set(key, event.target.value);
    redraw();
  };
  return make("input", {
    type: "search",
    class: "seek",
    placeholder: "Find",
    "aria-label": `Find in ${label}`,
    value: sought.get(key) ?? "",
    "data-key": `seek ${key}`,
    oninput: seek,
  });
}

function unfold(key) {
  if (!unfolded.delete(key)) unfolded.add(key);
  sought.delete(key);
  redraw();
}
