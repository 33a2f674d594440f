// Rows that can be searched, narrowed down and sorted: the claims, and the numbers without a claim.

class Sheet {
  /** `columns`: values and codes by name; `facets`: those to narrow down by; `words(row)`: what a search looks in. */
  constructor({ name, size, columns, facets, words, keys }) {
    Object.assign(this, { name, size, columns, facets, words, keys });
    this.searched = null;
    this.ranks = new Map();
  }

  /** Rows that fit, in order, and how often each value of each facet would be found. */
  select({ query, filters, sort, base }) {
    const wanted = this.facets.map(({ column }) => this.wantedCodes(column, filters.get(column)));
    const counts = this.facets.map(({ column }) => new Int32Array(this.columns[column].values.length + 1));
    const terms = folded(query).split(/\s+/).filter(Boolean);
    const shown = [];
    for (let row = 0; row < this.size; row += 1) {
      if ((base && !base(row)) || !this.holds(row, terms)) continue;
      const failed = this.failedFacets(row, wanted);
      if (failed.length === 0) shown.push(row);
      if (failed.length > 1) continue;
      this.facets.forEach(({ column }, number) => {
        if (failed.length && failed[0] !== number) return;
        for (const code of this.codesOf(column, row)) counts[number][code + 1] += 1;
      });
    }
    return { shown: this.sorted(shown, sort), counts };
  }

  codesOf(column, row) {
    const codes = this.columns[column].codes[row];
    return typeof codes === "number" ? [codes] : codes;
  }

  /** A flag for each value of a column, that of "not said" first; null where all will do. */
  wantedCodes(column, chosen) {
    if (!chosen || !chosen.size) return null;
    const { values } = this.columns[column];
    return Uint8Array.from([chosen.has("") ? 1 : 0, ...values.map((value) => (chosen.has(value) ? 1 : 0))]);
  }

  failedFacets(row, wanted) {
    const failed = [];
    for (let number = 0; number < wanted.length && failed.length < 2; number += 1) {
      const flags = wanted[number];
      if (!flags) continue;
      if (!this.codesOf(this.facets[number].column, row).some((code) => flags[code + 1])) failed.push(number);
    }
    return failed;
  }

  holds(row, terms) {
    if (!terms.length) return true;
    this.searched ??= Array.from({ length: this.size }, (_, each) => this.words(each));
    return terms.every((term) => this.searched[row].includes(term));
  }

  /** Rows by a key, "-low" from the greatest; what the text does not say comes last either way. */
  sorted(rows, sort) {
    const key = sort.replace(/^-/, "");
    if (!(key in this.keys)) return rows;
    if (!this.ranks.has(key)) this.ranks.set(key, this.keys[key]());
    const [ranks, sign] = [this.ranks.get(key), sort.startsWith("-") ? -1 : 1];
    return rows.sort((one, other) => {
      const [left, right] = [ranks[one], ranks[other]];
      if (Number.isNaN(left) || Number.isNaN(right)) return Number.isNaN(left) - Number.isNaN(right) || one - other;
      return sign * (left - right) || one - other;
    });
  }
}

/** A number for each row by which a column of words is sorted; NaN for what the text does not say. */
function ranksOf({ values, codes }) {
  const order = values
    .map((_, code) => code)
    .sort((one, other) => folded(values[one]).localeCompare(folded(values[other])));
  const rank = [];
  order.forEach((code, place) => {
    rank[code] = place;
  });
  return Float64Array.from(codes, (code) => (code === NONE ? NaN : rank[code]));
}

const claimSheet = new Sheet({
  name: "claims",
  size: claims.id.length,
  columns: { ...claims.columns, rules: claims.rules },
  facets: [...data.facets, { column: "review", label: "Review" }],
  words: searchedWords,
  keys: {
    figure: () => Float64Array.from(claims.low, (low, row) => low ?? claims.high[row] ?? NaN),
    confidence: () => Float64Array.from(claims.confidence),
    ...Object.fromEntries(
      ["measure", "claimant", "place", "date_edtf", "published"].map((name) => [
        name,
        () => ranksOf(claims.columns[name]),
      ]),
    ),
  },
});

const numberSheet =
  data.numbers &&
  new Sheet({
    name: "numbers",
    size: data.numbers.words.length,
    columns: { why: data.numbers.why, rules: data.numbers.rules },
    facets: data.number_facets,
    words: (row) =>
      folded(`${data.numbers.words[row]}\n${titleOf(articles[data.numbers.article[row]])}\n${contextOf(row).join("")}`),
    keys: {},
  });
