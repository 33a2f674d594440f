// Where the reader is: kept in the address, so that a view can be linked to.

const SHEETS = ["claims", "numbers"];
const here = emptyPlace();
const drawers = [];

function emptyPlace() {
  return {
    view: "claims",
    q: "",
    sort: "",
    claim: "",
    number: "",
    measure: "",
    axis: "",
    scale: "",
    filters: Object.fromEntries(SHEETS.map((name) => [name, new Map()])),
  };
}

const PLAIN = ["view", "q", "sort", "claim", "number", "measure", "axis", "scale"];

/** The place that an address names. */
function placeOf(hash) {
  const [place, told] = [emptyPlace(), new URLSearchParams(hash.replace(/^#/, ""))];
  for (const [name, value] of told) {
    const [sheet, column] = name.split(".");
    if (PLAIN.includes(name)) place[name] = value;
    else if (hasFilter(sheet, column)) toggled(place.filters[sheet], column, value);
  }
  return place;
}

/** Whether this report can narrow the rows of a sheet down by a column; an address may come from another report. */
function hasFilter(sheet, column) {
  const named = [claimSheet, numberSheet].find((one) => one?.name === sheet);
  return named ? named.facets.some((facet) => facet.column === column) : false;
}

/** The address of a place. */
function hashOf(place) {
  const told = new URLSearchParams();
  for (const name of PLAIN)
    if (place[name] && !(name === "view" && place.view === "claims")) told.set(name, place[name]);
  for (const sheet of SHEETS) {
    for (const [column, chosen] of place.filters[sheet])
      for (const value of chosen) told.append(`${sheet}.${column}`, value);
  }
  return `#${told}`;
}

/** Adds a value to the filter of a column, or takes it away. */
function toggled(filters, column, value) {
  const chosen = filters.get(column) ?? new Set();
  if (!chosen.delete(value)) chosen.add(value);
  if (chosen.size) filters.set(column, chosen);
  else filters.delete(column);
}

/** Goes to another place; `step`: the browser's Back leads here again. */
function go(changes, { step = false } = {}) {
  Object.assign(here, changes);
  history[step ? "pushState" : "replaceState"](null, "", hashOf(here));
  redraw();
}

/** The address of this place with some things changed. */
const linkTo = (changes) => hashOf({ ...here, ...changes });

function redraw() {
  for (const draw of drawers) draw();
}

const claimHere = () => rowOfId.get(here.claim) ?? null;
