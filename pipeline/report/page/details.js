// All that a claim says, field by field, with the rules that found it, and what the reader thinks of it.

/** What goes above the article, and what goes below it. */
function detailsOf(row) {
  const said = make(
    "div",
    { class: "details" },
    make(
      "p",
      { class: "said" },
      make("b", null, figureLabel(row)),
      ` ${plain(valueOf(row, "item") ?? "")}`,
      badge(valueOf(row, "modality"), "fact"),
      isLost(row) ? badge("lost") : null,
    ),
    changeTable(row),
    reviewBar(row),
  );
  return [
    said,
    make(
      "dl",
      { class: "facts" },
      factsOf(row).map(([role, label, value]) => fact(row, role, label, value)),
    ),
  ];
}

function factsOf(row) {
  const value = (name) => valueOf(row, name);
  const listed = (...words) => words.filter(Boolean).join(" · ");
  const via = value("via") && `via ${value("via")}`;
  const about = value("enclosing") && `of the ${value("enclosing")}`.replace("of the the ", "of the ");
  return [
    [
      "claimant",
      "Who",
      listed(claimantLabel(row), plain(value("claimant_kind")), value("claimant_role"), value("claimant_country"), via),
    ],
    ["cue", "Says", value("stance") && listed(value("stance"), value("cue") && `“${value("cue")}”`)],
    [
      "figure",
      "Figure",
      listed(`“${value("figure_text")}”`, plain(value("figure_bound")), value("accounting"), value("change")),
    ],
    ["item", "Of what", value("item")],
    [
      "event",
      "Event",
      listed(
        plain(value("event_type")),
        value("measure") && plain(value("measure")),
        value("trigger") && `“${value("trigger")}”`,
        about,
      ),
    ],
    ["place", "Where", value("place") && listed(value("place"), value("place_country"))],
    ["date", "When", value("date_text") && listed(`“${value("date_text")}”`, value("date_edtf"))],
    ["hedge", "Modality", value("modality")],
    [null, "Related", claims.relations[row].length ? claims.relations[row].map(relation) : null],
    [null, "Confidence", claims.confidence[row].toFixed(2)],
  ].filter(([, , told]) => told);
}

function fact(row, role, label, value) {
  const rules = role ? rulesOfRole(row, role) : [];
  return make(
    "div",
    { class: "fact" },
    make("dt", null, role ? make("i", { class: `swatch ${role}`, "aria-hidden": "true" }) : null, label),
    make(
      "dd",
      null,
      value,
      rules.length
        ? make(
            "span",
            { class: "rules" },
            rules.map((rule) => [" ", make("code", null, rule)]),
          )
        : null,
    ),
  );
}

function relation([type, other, factor]) {
  const words = `${plain(type)} ${factor === null ? "" : `(× ${factor}) `}${figureLabel(other)} ${valueOf(other, "item") ?? ""}`;
  return make(
    "a",
    {
      class: "relation",
      href: linkTo({ claim: claims.id[other] }),
      onclick: (event) => {
        event.preventDefault();
        openClaim(other);
      },
    },
    words,
  );
}

/** What a changed claim said in the other run, and says now. */
function changeTable(row) {
  const changes = data.changes[row];
  if (!changes) return null;
  const shown = (value) => (value === null ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value));
  return make(
    "table",
    { class: "before-now" },
    make(
      "thead",
      null,
      make(
        "tr",
        null,
        ["Changed", "Before", "Now"].map((label) => make("th", { scope: "col" }, label)),
      ),
    ),
    make(
      "tbody",
      null,
      Object.entries(changes).map(([field, [before, now]]) =>
        make(
          "tr",
          null,
          make("th", { scope: "row" }, field),
          make("td", { class: "before" }, shown(before)),
          make("td", null, shown(now)),
        ),
      ),
    ),
  );
}

function reviewBar(row) {
  if (isLost(row)) return null;
  const [review, stale] = [reviewOf(row), staleReviewOf(row)];
  const button = (verdict, label, key) =>
    make(
      "button",
      {
        class: `verdict ${verdict}`,
        "aria-pressed": String(review?.verdict === verdict),
        "data-key": verdict,
        "aria-keyshortcuts": key,
        onclick: () => judge(row, verdict),
      },
      label,
      " ",
      make("kbd", { "aria-hidden": "true" }, key),
    );
  return make(
    "div",
    { class: "review", role: "group", "aria-label": "Review" },
    button("accept", "✓ Accept", "a"),
    button("reject", "✗ Reject", "r"),
    make("input", {
      class: "note-box",
      "data-key": "note",
      "aria-label": "Note on this claim",
      placeholder: "Note (n)",
      value: review?.note ?? "",
      onchange: (event) => setReview(row, { verdict: reviewOf(row)?.verdict ?? null, note: event.target.value.trim() }),
    }),
    stale
      ? make(
          "p",
          { class: "note" },
          `This claim said something else when it was reviewed (${stale.verdict ? `${stale.verdict}ed` : "noted"}${stale.note ? `: ${stale.note}` : ""}); judge it anew.`,
        )
      : null,
  );
}
