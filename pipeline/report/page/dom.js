// Elements. Whatever an article says goes in as text or as the value of an attribute, never as HTML.

/** An element: `on…` attributes are listeners, null and false ones are left out, children are nodes, words or lists. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** Puts children in the place of what an element holds; the element that had the focus gets it again by its `data-key`. */
function fill(element, ...children) {
  const focused = element.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  const again = focused && element.querySelector(`[data-key="${CSS.escape(focused)}"]`);
  again?.focus({ preventScroll: true });
  if (again?.type === "search") again.setSelectionRange(again.value.length, again.value.length);
}

/** Says something in a place that is there only when it does. */
function tellIn(element, words) {
  element.textContent = words;
  element.hidden = !words;
}

const byId = (id) => document.getElementById(id);

/** Says something to those who can't see the page change. */
function say(words) {
  byId("said").textContent = words;
}

/** "1 claim", "2 claims". */
const counted = (number, what) => `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;

/** Shows lines beside the pointer. */
function showTip(lines, x, y) {
  const tip = byId("tip");
  tip.replaceChildren(...lines.map((line) => make("div", null, line)));
  tip.hidden = false;
  tip.style.left = `${Math.max(8, Math.min(x + 12, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight > innerHeight ? y - tip.offsetHeight - 12 : y + 18}px`;
}

const hideTip = () => {
  byId("tip").hidden = true;
};
