// How figures are written.

const STEPS = [
  [1e12, "tn"],
  [1e9, "bn"],
  [1e6, "m"],
];

/** "1,200", "3.25 m": shortened only where nothing is lost. */
function numberLabel(number) {
  for (const [step, name] of STEPS) {
    const short = number / step;
    if (Math.abs(short) >= 1 && Math.abs(short * 1000 - Math.round(short * 1000)) < 1e-6) {
      return `${short.toLocaleString("en", { maximumFractionDigits: 3 })} ${name}`;
    }
  }
  return number.toLocaleString("en", { maximumFractionDigits: 6 });
}

/** "25,000–30,000", "≥ 600", "~ 40"; an open end is null. */
function rangeLabel(low, high, bound) {
  if (low === null && high === null) return "?";
  if (high === null) return `${bound === "more_than" ? ">" : "≥"} ${numberLabel(low)}`;
  if (low === null) return `${bound === "less_than" ? "<" : "≤"} ${numberLabel(high)}`;
  return low === high ? numberLabel(low) : `${numberLabel(low)}–${numberLabel(high)}`;
}

/** A range with its unit: "≥ 4 %", "3 m USD / day". */
function withUnit(range, unit, per) {
  const named = { count: "", "%": " %", x: "×" }[unit] ?? ` ${unit}`;
  return `${range}${named}${per ? ` / ${per}` : ""}`;
}
