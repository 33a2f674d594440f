// The table of claims: each with the words around its figure.

const COLUMNS = [
  ["figure", "Figure"],
  ["measure", "What"],
  ["claimant", "Who says so"],
  ["place", "Where"],
  ["date_edtf", "When"],
  ["published", "Published"],
  ["confidence", "Conf."],
];
const AFTER_FIGURE = 150;
const beforeFigure = () => (narrow.matches ? 20 : 70);

const claimHead = make("div", { class: "head", role: "row" });
const claimList = new List({ label: "Claims", head: claimHead, draw: claimRow, choose: chooseClaim });
claimList.box.classList.add("claims");
const claimNote = make("p", { class: "note" });
const claimsView = make("section", { class: "view" }, claimNote, claimList.box);

function chooseClaim(row, { open }) {
  document.body.classList.toggle("reading", open || document.body.classList.contains("reading"));
  go({ claim: claims.id[row], number: "" }, { step: open });
  if (open && narrow.matches) byId("reader").focus();
}

let found = { key: null };

/** The claims that fit the filters, and the counts of the filters; found anew only when something else is asked. */
function selectClaims() {
  const { q, sort, view } = here;
  const key = JSON.stringify([
    q,
    sort,
    view === "changes",
    [...here.filters.claims].map(([name, chosen]) => [name, [...chosen]]),
    reviewed,
  ]);
  if (found.key !== key) found = { key, ...findClaims() };
  return found;
}

function findClaims() {
  claimSheet.columns.review = reviewColumn();
  const compared = claims.columns.compared;
  const differs = (row) => compared.values[compared.codes[row]] !== "same";
  const ours = (row) => !isLost(row);
  const base = here.view === "changes" ? differs : data.compared && !here.filters.claims.has("compared") ? ours : null;
  return claimSheet.select({ query: here.q, filters: here.filters.claims, sort: here.sort, base });
}

function drawClaims({ shown }) {
  claimHead.replaceChildren(
    ...COLUMNS.map(headCell),
    make("span", { role: "columnheader", class: "c-review" }, make("span", { class: "unseen" }, "Review")),
  );
  claimList.show(shown, claimHere() ?? shown[0] ?? null);
  const lacks = here.claim && claimHere() === null ? "The claim of this address is not in this report." : "";
  tellIn(
    claimNote,
    shown.length ? lacks : claims.id.length ? "No claim fits these filters." : "There are no claims to show.",
  );
  return shown.length;
}

function headCell([name, label]) {
  const [up, down] = [here.sort === name, here.sort === `-${name}`];
  const sort = up ? `-${name}` : down ? "" : name;
  return make(
    "span",
    {
      role: "columnheader",
      class: `c-${name.split("_")[0]}`,
      "aria-sort": up ? "ascending" : down ? "descending" : "none",
    },
    make(
      "button",
      { "data-key": `sort ${name}`, onclick: () => go({ sort }) },
      label,
      make("span", { class: "arrow", "aria-hidden": "true" }, up ? " ▲" : down ? " ▼" : ""),
    ),
  );
}

function claimRow(row) {
  const cell = (name, ...content) => make("div", { role: "gridcell", class: `c-${name}` }, ...content);
  const shown = (name) => valueOf(row, name) ?? make("span", { class: "none" }, "–");
  const modality = valueOf(row, "modality");
  const compared = data.compared ? valueOf(row, "compared") : "same";
  return make(
    "div",
    { class: `row${isLost(row) ? " lost" : ""}` },
    cell(
      "figure",
      make("b", null, figureLabel(row)),
      make("span", { class: "item" }, ` ${valueOf(row, "item") ?? ""}`),
    ),
    cell("measure", plain(measureLabel(row))),
    cell("claimant", claimantLabel(row)),
    cell("place", shown("place")),
    cell("date", shown("date_edtf")),
    cell("published", shown("published")),
    cell("confidence", claims.confidence[row].toFixed(2)),
    cell("review", reviewMark(row)),
    cell("words", badge(modality, "fact"), badge(compared, "same"), snippetOf(row)),
  );
}

const badge = (name, usual) => (name === usual ? null : make("span", { class: `badge ${name}` }, name));

function reviewMark(row) {
  const review = reviewOf(row);
  if (staleReviewOf(row)) return make("span", { class: "mark stale", title: "changed since it was reviewed" }, "↻");
  if (!review) return null;
  const [sign, words] = { accept: ["✓", "accepted"], reject: ["✗", "rejected"] }[review.verdict] ?? ["✎", "has a note"];
  return make(
    "span",
    { class: `mark ${review.verdict ?? "noted"}`, title: words, role: "img", "aria-label": words },
    sign,
  );
}

function snippetOf(row) {
  const [before, words, after] = wordsAround(articleOf(row), claims.figure[row], claims.sentence[row]);
  return [before, make("mark", null, words), after];
}

/** The words before a place in an article, those at it and those behind, cut at both ends. */
function wordsAround(article, [start, end], [from, to]) {
  const first = Math.max(from, start - beforeFigure());
  const before = wordsOf(article, first, start);
  return [
    first > from ? before.replace(/^\S*\s/, "… ") : before,
    wordsOf(article, start, end),
    wordsOf(article, end, Math.min(to, end + AFTER_FIGURE)),
  ];
}
