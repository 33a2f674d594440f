// Figures along time, drawn by uPlot: a bar from the low to the high end of each, in the colour of who says so.

const DAY = 86_400;
const REACH = 14;
const SERIES = 7;
const NAMED = 3; // more signs than these hide what they are about
const TIME = /(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?/;

/** Seconds since 1970 at which a date begins; null where none can be told. */
function timeOf(date) {
  const found = TIME.exec(date ?? "");
  return found && Date.UTC(found[1], (found[2] ?? 1) - 1, found[3] ?? 1) / 1000;
}

/** The colour that a name of the style sheet stands for, light or dark. */
function colourOf(name) {
  const probe = make("i", { hidden: true });
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

const seriesColour = (place) => colourOf(place < SERIES ? `--series-${place + 1}` : "--muted");

/** Whether numbers are so far apart that only a logarithmic scale shows them all. */
function isWide(bars) {
  const ends = bars.flatMap(({ low, high }) => [low, high]).filter((end) => end > 0);
  const [least, most] = ends.reduce(([from, to], end) => [Math.min(from, end), Math.max(to, end)], [Infinity, 0]);
  return most / least > 100;
}

/** `bars`: time, low, high, row, series; `links`: two rows and whether they contradict each other. */
function chartOf({ bars, links = [], log, label, height }) {
  const holder = make("div", { class: "chart", role: "img", "aria-label": label });
  const width = () => Math.floor(holder.clientWidth);
  let plot = null;
  new ResizeObserver(() => {
    if (!width()) return;
    if (plot) plot.setSize({ width: width(), height });
    else plot = plotIn(holder, { bars: inSight(bars, log), links, log, size: { width: width(), height } });
  }).observe(holder);
  return holder;
}

const inSight = (bars, log) =>
  bars.filter(({ low, high }) => !log || Math.min(low ?? high, high ?? low) > 0).map((bar) => ({ ...bar }));

function plotIn(holder, { bars, links, log, size }) {
  const colours = new Map(bars.map(({ series }) => [series, null]));
  for (const series of colours.keys()) colours.set(series, seriesColour(series));
  const [ink, grid, alarm] = [colourOf("--muted"), colourOf("--line"), colourOf("--alarm")];
  const axis = { stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 } };
  const times = [...new Set(bars.map(({ time }) => time))].sort((one, other) => one - other);
  const plot = new uPlot(
    {
      ...size,
      legend: { show: false },
      cursor: { show: false },
      series: [{}, { show: true, paths: () => null, points: { show: false } }],
      tzDate: (time) => uPlot.tzDate(new Date(time * 1000), "Etc/UTC"),
      scales: {
        x: { time: true, range: () => timeRange(times) },
        y: { distr: log ? 3 : 1, range: () => numberRange(bars, log) },
      },
      axes: [
        {
          ...axis,
          space: 80,
          values: (_, ticks, __, ___, step) => ticks.map((tick, nth) => dayLabel(tick, step, nth === 0)),
        },
        { ...axis, size: 70, values: (_, ticks) => ticks.map(numberLabel), ...(log ? { splits: powersOfTen } : {}) },
      ],
      hooks: { draw: [(drawnPlot) => drawBars(drawnPlot, bars, links, { colours, alarm, ink })] },
    },
    [times, times.map(() => null)],
    holder,
  );
  watch(plot, bars);
  return plot;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "14 Sep", "Sep 2023" or "2023", as far as ticks are apart; nothing within a day. */
function dayLabel(time, step, isFirst) {
  const day = new Date(time * 1000);
  const [year, month] = [day.getUTCFullYear(), MONTHS[day.getUTCMonth()]];
  if (time % DAY) return "";
  if (step >= 365 * DAY) return String(year);
  if (step >= 28 * DAY) return `${month} ${year}`;
  return `${day.getUTCDate()} ${month}${isFirst || !(day.getUTCMonth() || day.getUTCDate() > 1) ? ` ${year}` : ""}`;
}

function powersOfTen(plot, axis, least, most) {
  const [from, to] = [Math.round(Math.log10(least)), Math.round(Math.log10(most))];
  return Array.from({ length: to - from + 1 }, (_, nth) => 10 ** (from + nth));
}

function timeRange(times) {
  const [first, last] = [times[0], times[times.length - 1]];
  const room = Math.max(DAY * 1.5, (last - first) * 0.06);
  return [first - room, last + room];
}

function numberRange(bars, log) {
  let [least, most] = [Infinity, -Infinity];
  for (const { low, high } of bars) {
    for (const end of [low, high]) if (end !== null) [least, most] = [Math.min(least, end), Math.max(most, end)];
  }
  if (log) return [10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(most) + 0.05)];
  const room = (most - least) * 0.12 || Math.abs(most) * 0.2 || 1;
  return [least >= 0 && least < most * 0.6 ? 0 : least - room, most + room];
}

/** Bars of the same day stand side by side, unless there are too many. */
function drawBars(plot, bars, links, { colours, alarm, ink }) {
  const ratio = devicePixelRatio;
  const used = new Map();
  for (const bar of bars) {
    const nth = used.get(bar.time) ?? 0;
    used.set(bar.time, nth + 1);
    bar.shift = bars.length > 400 ? 0 : Math.ceil(nth / 2) * (nth % 2 ? 9 : -9);
    bar.x = plot.valToPos(bar.time, "x", true) + bar.shift * ratio;
    [bar.top, bar.bottom] = [bar.high ?? bar.low, bar.low ?? bar.high].map((end) => plot.valToPos(end, "y", true));
  }
  const ctx = plot.ctx;
  ctx.save();
  for (const link of links)
    drawLink(ctx, bars, { ...link, named: links.length <= NAMED, colour: link.contradicts ? alarm : ink }, ratio);
  for (const bar of bars) drawBar(ctx, bar, colours.get(bar.series), ratio);
  ctx.restore();
}

function drawBar(ctx, { x, top, bottom, low, high }, colour, ratio) {
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 5 * ratio;
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, bottom);
  ctx.stroke();
  ctx.beginPath();
  if (low !== null && high !== null) {
    for (const y of new Set([top, bottom])) ctx.arc(x, y, 4 * ratio, 0, 7);
  } else {
    const way = (high === null ? -1 : 1) * ratio; // an open end points on
    ctx.rect(x - 6 * ratio, top - 1.5 * ratio, 12 * ratio, 3 * ratio);
    ctx.moveTo(x - 5 * ratio, top + 9 * way);
    ctx.lineTo(x, top + 17 * way);
    ctx.lineTo(x + 5 * ratio, top + 9 * way);
    ctx.rect(x - 1.5 * ratio, Math.min(top, top + 10 * way), 3 * ratio, 10 * ratio);
  }
  ctx.fill();
}

function drawLink(ctx, bars, { from, to, contradicts, named, colour }, ratio) {
  const [one, other] = [from, to].map((row) => bars.find((bar) => bar.row === row));
  if (!one || !other) return;
  const [x, y, toX, toY] = [one.x, (one.top + one.bottom) / 2, other.x, (other.top + other.bottom) / 2];
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 1.5 * ratio;
  ctx.setLineDash(contradicts ? [5 * ratio, 4 * ratio] : []);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(toX, toY);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!named) return;
  ctx.font = `bold ${15 * ratio}px system-ui, sans-serif`;
  ctx.textAlign = "center";
  ctx.fillText(contradicts ? "≠" : "→", (x + toX) / 2, (y + toY) / 2 - 4 * ratio);
}

/** Tells the claim under the pointer, and opens it on a click. */
function watch(plot, bars) {
  const nearest = (event) => {
    const box = plot.ctx.canvas.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) * devicePixelRatio, (event.clientY - box.top) * devicePixelRatio];
    const far = ({ x: left, top, bottom }) => Math.hypot(left - x, Math.max(top - y, y - bottom, 0));
    let best = null;
    for (const bar of bars) if (best === null || far(bar) < far(best)) best = bar;
    return best && far(best) < REACH * devicePixelRatio ? best : null;
  };
  plot.over.addEventListener("mousemove", (event) => {
    const bar = nearest(event);
    plot.over.style.cursor = bar ? "pointer" : "";
    if (bar)
      showTip(
        [
          `${figureLabel(bar.row)} ${valueOf(bar.row, "item") ?? ""}`,
          `${claimantLabel(bar.row)}, ${valueOf(bar.row, "published") ?? "no day"}`,
        ],
        event.clientX,
        event.clientY,
      );
    else hideTip();
  });
  plot.over.addEventListener("mouseleave", hideTip);
  plot.over.addEventListener("click", (event) => {
    const bar = nearest(event);
    if (bar) openClaim(bar.row);
  });
}
