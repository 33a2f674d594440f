// How often each rule was right, as far as the claims it had a part in have been reviewed.

const rulesView = make("section", { class: "view scroll", tabindex: "0", "aria-label": "Rules" });

/** For each rule: its claims, and how many of them were accepted and rejected. */
function rulesTold() {
  const told = claims.rules.values.map((rule) => ({ rule, claims: 0, accept: 0, reject: 0 }));
  for (let row = 0; row < data.lost; row += 1) {
    const verdict = reviewOf(row)?.verdict;
    for (const code of claims.rules.codes[row]) {
      told[code].claims += 1;
      if (verdict) told[code][verdict] += 1;
    }
  }
  return told
    .filter((one) => one.claims)
    .sort((one, other) => other.accept + other.reject - one.accept - one.reject || other.claims - one.claims);
}

function drawRules() {
  const verdicts = [...reviews.keys()].map((row) => reviewOf(row)?.verdict).filter(Boolean);
  const accepted = verdicts.filter((verdict) => verdict === "accept").length;
  const stale = [...reviews.keys()].filter(staleReviewOf).length;
  const share = verdicts.length
    ? `; ${percent(accepted / verdicts.length)} of them accepted`
    : ". Accept or reject claims in the view “Claims” to see how often each rule is right";
  const terms = folded(here.q).trim();
  fill(
    rulesView,
    make(
      "p",
      { class: "lead" },
      `${verdicts.length.toLocaleString("en")} of ${counted(data.lost, "claim")} reviewed${share}.`,
    ),
    stale || data.gone.length
      ? make(
          "p",
          { class: "muted" },
          `${counted(stale, "reviewed claim")} changed since, ${data.gone.length.toLocaleString("en")} gone.`,
        )
      : null,
    make(
      "table",
      { class: "rules-table" },
      make(
        "thead",
        null,
        make(
          "tr",
          null,
          ["Rule", "Claims", "Accepted", "Rejected", "Precision"].map((label) => make("th", { scope: "col" }, label)),
        ),
      ),
      make(
        "tbody",
        null,
        rulesTold()
          .filter(({ rule }) => rule.includes(terms))
          .map(ruleRow),
      ),
    ),
  );
  return null;
}

const percent = (share) => `${(100 * share).toFixed(0)} %`;

function ruleRow({ rule, claims: all, accept, reject }) {
  const open = (event) => {
    event.preventDefault();
    here.filters.claims = new Map([["rules", new Set([rule])]]);
    go({ view: "claims", q: "" }, { step: true });
  };
  const precision = accept + reject ? accept / (accept + reject) : null;
  const filters = { ...here.filters, claims: new Map([["rules", new Set([rule])]]) };
  return make(
    "tr",
    null,
    make("th", { scope: "row" }, make("a", { href: linkTo({ view: "claims", q: "", filters }), onclick: open }, rule)),
    [all, accept, reject].map((count) => make("td", null, count.toLocaleString("en"))),
    make(
      "td",
      null,
      precision === null
        ? "–"
        : [make("meter", { min: 0, max: 1, value: precision, "aria-hidden": "true" }), ` ${percent(precision)}`],
    ),
  );
}
