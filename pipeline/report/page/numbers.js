// Every number that made no claim, with its reason.

const numberList = new List({ label: "Numbers without a claim", draw: numberRow, choose: chooseNumber });
numberList.box.classList.add("numbers");
const numberNote = make("p", { class: "note" });
const numbersView = make("section", { class: "view" }, numberSheet ? [numberNote, numberList.box] : howToMark());

const numberArticle = (number) => articles[data.numbers.article[number]];
const whyOf = (number) => data.numbers.why.values[data.numbers.why.codes[number]];
const ruleOf = (number) => data.numbers.rules.values[data.numbers.rules.codes[number][0]];

const numberHere = () => (data.numbers && here.number in data.numbers.words ? Number(here.number) : null);

/** The words before a number, the number, and the words after it. */
function contextOf(number) {
  const around = wordsAround(numberArticle(number), data.numbers.span[number], [0, Infinity]);
  return around.map((words) => words.replace(/\s+/g, " "));
}

function chooseNumber(number, { open }) {
  document.body.classList.toggle("reading", open || document.body.classList.contains("reading"));
  go({ number: String(number), claim: "" }, { step: open });
}

function selectNumbers() {
  if (!numberSheet) return { shown: [], counts: [] };
  return numberSheet.select({ query: here.q, filters: here.filters.numbers, sort: "" });
}

function drawNumbers({ shown }) {
  if (!numberSheet) return 0;
  numberList.show(shown, numberHere() ?? shown[0] ?? null);
  tellIn(
    numberNote,
    shown.length
      ? ""
      : numberSheet.size
        ? "No number fits these filters."
        : "Every number of the articles made a claim.",
  );
  return shown.length;
}

function howToMark() {
  return make(
    "div",
    { class: "note" },
    make(
      "p",
      null,
      "This report was made without a marks file, so it can't tell which numbers made no claim. Make one and give it:",
    ),
    make(
      "pre",
      null,
      "claims marks ARTICLES --out marks.jsonl\nclaims report CLAIMS.jsonl --articles ARTICLES --marks marks.jsonl --out report.html",
    ),
  );
}

function numberRow(number) {
  const [before, words, after] = contextOf(number);
  return make(
    "div",
    { class: "row" },
    make("div", { role: "gridcell", class: "c-number" }, make("b", null, words)),
    make("div", { role: "gridcell", class: "c-why" }, whyOf(number), " ", make("code", null, ruleOf(number))),
    make("div", { role: "gridcell", class: "c-title" }, titleOf(numberArticle(number))),
    make("div", { role: "gridcell", class: "c-words" }, before, make("mark", null, words), after),
  );
}

function numberDetails(number) {
  return [
    make(
      "div",
      { class: "details" },
      make("p", { class: "said" }, make("b", null, data.numbers.words[number]), " made no claim"),
    ),
    make(
      "dl",
      { class: "facts" },
      [
        ["Reason", whyOf(number)],
        ["Rule", make("code", null, ruleOf(number))],
      ].map(([label, value]) => make("div", { class: "fact" }, make("dt", null, label), make("dd", null, value))),
    ),
  ];
}
