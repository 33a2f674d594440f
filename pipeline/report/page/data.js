// What the page was given. A claim is known by its row.

const NONE = -1;
const data = JSON.parse(byId("view").textContent);
byId("view").remove();
const { claims, articles } = data;
const rowOfId = new Map(claims.id.map((id, row) => [id, row]).reverse());

/** What a claim says under the name of a column; null where the text does not say. */
function valueOf(row, name) {
  const { values, codes } = claims.columns[name];
  return codes[row] === NONE ? null : values[codes[row]];
}

const articleOf = (row) => articles[claims.article[row]];
const isLost = (row) => row >= data.lost;
const rulesOf = (row) => claims.rules.codes[row].map((code) => claims.rules.values[code]);

/** The words of an article between two places, as far as they are known. */
function wordsOf(article, start, end) {
  return article.pieces
    .filter(([first, words]) => first < end && first + words.length > start)
    .map(([first, words]) => words.slice(Math.max(0, start - first), end - first))
    .join(" … ");
}

const sentenceOf = (row) => wordsOf(articleOf(row), ...claims.sentence[row]);

/** The figure of a claim as a reader wants it: "≥ 600", "3 m USD", "hundreds (≥ 200)". */
function figureLabel(row) {
  const [low, high, bound] = [claims.low[row], claims.high[row], valueOf(row, "figure_bound")];
  const about = claims.approximate[row] && bound !== "vague" ? "~ " : "";
  const arrow = { up: "↑ ", down: "↓ " }[valueOf(row, "change")] ?? "";
  const label =
    arrow + about + withUnit(rangeLabel(low, high, bound), valueOf(row, "figure_unit"), valueOf(row, "figure_per"));
  return bound === "vague" ? `${valueOf(row, "figure_text")} (${label})` : label;
}

const claimantLabel = (row) => valueOf(row, "claimant") ?? "nobody named";
const titleOf = (article) => article.title ?? article.id;
const measureLabel = (row) => valueOf(row, "measure") ?? valueOf(row, "item") ?? valueOf(row, "event_type");
const plain = (name) => name.replaceAll("_", " ");

/** Small letters without accents, so that "Sao" finds "São". */
const folded = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The rows of the claims of each article, in text order. */
const rowsOfArticle = articles.map(() => []);
claims.article.forEach((article, row) => rowsOfArticle[article].push(row));
for (const rows of rowsOfArticle) rows.sort((one, other) => claims.at[one] - claims.at[other]);

const SEARCHED = [
  "claimant",
  "claimant_role",
  "via",
  "item",
  "measure",
  "event_type",
  "trigger",
  "enclosing",
  "place",
  "publisher",
];

/** All words by which a claim is found. */
function searchedWords(row) {
  const fields = SEARCHED.map((name) => valueOf(row, name) ?? "");
  return folded([sentenceOf(row), articleOf(row).title ?? "", ...fields].join("\n"));
}
