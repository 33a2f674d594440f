// Words that play several roles at once: each role gets a line of its own under them, in a layer that nothing else takes.

const STEP = 5;
const DASHES = { cue: [6, 3], item: [2, 2], place: [8, 3], date: [3, 3], hedge: [5, 2] };

/** Gives each mark its layer, the lowest that is free along all its words; how many layers there are. */
function layered(marks) {
  const ends = [];
  for (const mark of [...marks].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const free = ends.findIndex((end) => end <= mark.start);
    mark.layer = free < 0 ? ends.length : free;
    ends[mark.layer] = mark.end;
  }
  return ends.length;
}

/** The marks of a claim: role, place in the article and the rules that found the words. */
function marksOf(row) {
  const [flat, marks] = [claims.spans[row], []];
  for (let place = 0; place < flat.length; place += 3) {
    const role = data.roles[flat[place]];
    marks.push({ role, start: flat[place + 1], end: flat[place + 2], rules: rulesOfRole(row, role) });
  }
  return marks;
}

const rulesOfRole = (row, role) =>
  claims.rules.codes[row].filter((code) => data.rule_roles[code] === role).map((code) => claims.rules.values[code]);

/** Stretches from `start` to `end` under which the same marks stand. */
function stretchesOf(start, end, marks) {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of inside) cuts.add(Math.max(start, mark.start)).add(Math.min(end, mark.end));
  const edges = [...cuts].sort((one, other) => one - other);
  return edges.slice(1).map((to, place) => ({
    start: edges[place],
    end: to,
    marks: inside.filter((mark) => mark.start <= edges[place] && mark.end >= to),
  }));
}

/** Draws a line for each role under the words of an element. */
function underline(element, marks, layers) {
  const roles = marks.filter((mark) => mark.role);
  element.style.paddingBottom = `${layers * STEP}px`;
  element.style.backgroundImage = roles.map(({ role }) => lineOf(role)).join(",");
  element.style.backgroundSize = roles.map(() => "100% 3px").join(",");
  element.style.backgroundPosition = roles
    .map(({ layer }) => `0 calc(100% - ${(layers - 1 - layer) * STEP}px)`)
    .join(",");
  element.dataset.roles = roles.map(({ role }) => role).join(" ");
}

function lineOf(role) {
  const colour = `var(--role-${role})`;
  const [ink, gap] = DASHES[role] ?? [1, 0];
  return `repeating-linear-gradient(90deg, ${colour} 0 ${ink}px, transparent ${ink}px ${ink + gap}px)`;
}
