// What the reader thinks of claims. Kept by this browser, and by whoever saves the file.

const STORE = "news-claims.reviews";
const reviews = new Map();
let unsaved = 0;
let unkept = false; // the browser stores nothing, so that what is not saved is lost with the page
let reviewed = 0; // times that a review was set: what was found by them before is out of date

/** What a review stays with: the figure's words and where they stand, in code points. */
function evidenceOf(row) {
  const text = valueOf(row, "figure_text");
  const figure = { text, start: claims.at[row], end: claims.at[row] + [...text].length };
  return { document: articleOf(row).id, figure };
}

const keyOf = ({ document, figure }) => JSON.stringify([document, figure.start, figure.end, figure.text]);

/** What a claim says, as far as a verdict is about it. */
function readingOf(row) {
  const value = (name) => valueOf(row, name);
  return {
    claimant: value("claimant"),
    kind: value("claimant_kind"),
    low: claims.low[row],
    high: claims.high[row],
    unit: value("figure_unit"),
    type: value("event_type"),
    measure: value("measure"),
    modality: value("modality"),
    place: value("place"),
    date: value("date_edtf"),
  };
}

const sameReading = (one, other) => Object.keys(other).every((name) => one?.[name] === other[name]);

/** The reviews that came with the page, and over them those that this browser keeps. */
function loadReviews() {
  for (const { row, holds, review } of data.reviews) reviews.set(row, { ...review, holds });
  const kept = storedReviews();
  for (let row = 0; row < data.lost; row += 1) {
    const review = kept[keyOf(evidenceOf(row))];
    if (review) reviews.set(row, { ...review, holds: sameReading(review.reading, readingOf(row)) });
  }
}

function storedReviews() {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? "{}") ?? {};
  } catch {
    return {}; // switched off, or written by something else
  }
}

/** Judges a claim, or takes the verdict back if it is the same again. */
function judge(row, verdict) {
  const before = reviewOf(row);
  setReview(row, { verdict: before?.verdict === verdict ? null : verdict, note: before?.note ?? null });
  say(`${figureLabel(row)}: ${reviewOf(row)?.verdict ? `${verdict}ed` : "verdict taken back"}`);
}

/** The review of a claim that still says what was judged; null where there is none. */
function reviewOf(row) {
  const review = reviews.get(row);
  return review?.holds && (review.verdict || review.note) ? review : null;
}

const STATES = ["accepted", "rejected", "noted", "to be judged anew", "not reviewed"];

/** Reviews as a column to narrow claims down by. */
function reviewColumn() {
  const state = (row) => {
    if (staleReviewOf(row)) return 3;
    const review = reviewOf(row);
    return review ? ({ accept: 0, reject: 1 }[review.verdict] ?? 2) : 4;
  };
  return { values: STATES, codes: claims.id.map((_, row) => (isLost(row) ? NONE : state(row))) };
}

/** A review of the same words that said something else then. */
const staleReviewOf = (row) => (reviews.has(row) && !reviews.get(row).holds ? reviews.get(row) : null);

function setReview(row, { verdict, note }) {
  const review = { ...evidenceOf(row), reading: readingOf(row), verdict, note: note || null };
  reviews.set(row, { ...review, holds: true });
  unsaved += 1;
  reviewed += 1;
  try {
    localStorage.setItem(STORE, JSON.stringify({ ...storedReviews(), [keyOf(review)]: review }));
  } catch {
    unkept = true;
    say("This browser keeps nothing; save your reviews before you leave."); // storage full or switched off
  }
  redraw();
}

/** All reviews as lines of reviews.jsonl, those of figures that make no claim any more too. */
function reviewLines() {
  const told = [...reviews.values()].filter(({ verdict, note }) => verdict || note);
  return [...told.map(({ holds, ...review }) => review), ...data.gone]
    .map((review) => `${JSON.stringify(review)}\n`)
    .join("");
}

function saveReviews() {
  const address = URL.createObjectURL(new Blob([reviewLines()], { type: "application/jsonl" }));
  const link = make("a", { href: address, download: "reviews.jsonl" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  unsaved = 0;
  unkept = false;
  redraw();
}
