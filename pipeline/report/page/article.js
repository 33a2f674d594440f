// The article beside the list: the words of the chosen claim by their roles, and every other claim one click away.

let last = { read: "", body: null };

/** Claim, number and article that the reader is at; the first of a list where none was chosen. */
function readHere(shown) {
  if (here.view === "numbers") {
    const number = numberHere() ?? shown[0] ?? null;
    return { row: null, number, article: number === null ? null : data.numbers.article[number] };
  }
  const row = claimHere() ?? (["claims", "changes"].includes(here.view) ? (shown[0] ?? null) : null);
  return { row, number: null, article: row === null ? null : claims.article[row] };
}

function drawReader(shown) {
  const { row, number, article } = readHere(shown);
  const reader = byId("reader");
  document.body.classList.toggle("idle", article === null);
  if (article === null) {
    fill(reader);
    return;
  }
  const read = `${row} ${number}`;
  const [said, facts] = row === null ? numberDetails(number) : detailsOf(row);
  const again = read === last.read;
  const scrolled = reader.querySelector(".text")?.scrollTop;
  if (!again) last = { read, body: articleBody(article, row, number) };
  fill(reader, backButton(), said, articleHead(article, row), last.body, facts);
  if (again) reader.querySelector(".text").scrollTop = scrolled;
  else requestAnimationFrame(() => bringIntoSight(reader));
}

/** Scrolls the article so far that the chosen words can be read below the facts about them. */
function bringIntoSight(reader) {
  reader.scrollTop = 0;
  const [words, body] = [reader.querySelector(".here"), reader.querySelector(".text")];
  if (words && body) body.scrollTop = words.offsetTop - body.clientHeight / 3;
}

const backButton = () => make("button", { class: "back", onclick: closeReader }, "← Back to the list");

function closeReader() {
  document.body.classList.remove("reading");
  byId("main").querySelector(".view:not([hidden]) .list")?.focus();
}

function articleHead(place, row) {
  const article = articles[place];
  const told = [article.publisher, article.published].filter(Boolean).join(" · ");
  const title = article.url
    ? make("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, titleOf(article))
    : titleOf(article);
  return make(
    "header",
    { class: "article-head" },
    make("h2", null, title),
    make("p", { class: "muted" }, told || article.id),
    row === null ? null : neighbours(place, row),
  );
}

/** Steps to the claims before and after this one. */
function neighbours(place, row) {
  const rows = rowsOfArticle[place];
  const at = rows.indexOf(row);
  const step = (to, label, name) =>
    make(
      "button",
      {
        class: "step",
        "aria-label": name,
        "data-key": name,
        disabled: !(to in rows),
        onclick: () => openClaim(rows[to]),
      },
      label,
    );
  return make(
    "p",
    { class: "steps" },
    step(at - 1, "‹", "Claim before this one"),
    ` claim ${at + 1} of ${rows.length} in this article `,
    step(at + 1, "›", "Claim after this one"),
  );
}

function openClaim(row) {
  document.body.classList.add("reading");
  go({ claim: claims.id[row], number: "" }, { step: true });
}

function articleBody(place, row, number) {
  const article = articles[place];
  const marks = row === null ? [] : marksOf(row);
  const layers = layered(marks);
  const others = rowsOfArticle[place].filter((other) => other !== row && !isLost(other));
  const all = [
    ...marks,
    ...others.map((other) => ({ start: claims.figure[other][0], end: claims.figure[other][1], other })),
    ...hereMarks(row, number),
  ];
  const pieces = article.pieces
    .map(([first, wrapped], nth) => [first, unwrapped(wrapped), nth])
    .map(([first, words, nth]) => [
      article.whole ? null : make("span", { class: "gap" }, nth ? " […] " : "[…] "),
      stretchesOf(first, first + words.length, all).map((stretch) =>
        drawn(stretch, words.slice(stretch.start - first, stretch.end - first), layers),
      ),
    ]);
  const lacking = article.whole
    ? null
    : make(
        "p",
        { class: "note" },
        "Only the sentences with claims are known here; give --articles for the whole text.",
      );
  return [
    lacking,
    make("div", { class: "text", tabindex: "0", role: "region", "aria-label": "Text of the article" }, pieces),
  ];
}

const LINE = 50;

/** A text in which lines that were broken for their length run on: each such end of a line becomes a space. */
function unwrapped(words) {
  return words.replace(/([^\n]+)\n(?=[^\n\s])/g, (line, before) => (before.length >= LINE ? `${before} ` : line));
}

function hereMarks(row, number) {
  if (row !== null) return [{ start: claims.sentence[row][0], end: claims.sentence[row][1], here: "sentence" }];
  const [start, end] = data.numbers.span[number];
  return [{ start, end, here: "number" }];
}

function drawn({ marks }, words, layers) {
  if (!marks.length) return words;
  const other = marks.find((mark) => mark.other !== undefined)?.other;
  const at = marks.find((mark) => mark.here)?.here;
  const roles = marks.filter((mark) => mark.role);
  const classes = [at ? `here ${at}` : null, other === undefined ? null : "other", roles.length ? "words" : null];
  const link =
    other === undefined
      ? {}
      : {
          href: linkTo({ claim: claims.id[other], number: "" }),
          onclick: (event) => {
            event.preventDefault();
            openClaim(other);
          },
        };
  const lines = [
    ...roles.map(({ role, rules }) => `${role}: ${rules.join(", ") || "no rule of its own"}`),
    other === undefined ? null : `another claim: ${figureLabel(other)}, ${claimantLabel(other)}`,
  ].filter(Boolean);
  const tell = lines.length
    ? { onmousemove: (event) => showTip(lines, event.clientX, event.clientY), onmouseleave: hideTip }
    : {};
  const element = make(
    other === undefined ? "span" : "a",
    { class: classes.filter(Boolean).join(" "), ...link, ...tell },
    words,
  );
  if (roles.length) underline(element, marks, layers);
  return element;
}
