// A list of any length of which only the rows in sight are drawn.

class List {
  /** `draw(row)` makes the element of a row; `choose(row)` is called when the reader picks one. */
  constructor({ label, head, draw, choose }) {
    Object.assign(this, { draw, choose, rows: [], chosen: null, place: 0 });
    this.space = make("div", { class: "space", role: "presentation" });
    this.box = make(
      "div",
      {
        class: "list",
        tabindex: "0",
        role: "grid",
        "aria-label": label,
        "data-key": "list",
        onscroll: () => this.paint(),
        onkeydown: (event) => this.onKey(event),
      },
      head ?? null,
      this.space,
    );
    this.head = head;
    new ResizeObserver(() => this.paint()).observe(this.box);
  }

  get height() {
    return parseFloat(getComputedStyle(this.box).getPropertyValue("--row"));
  }

  /** Shows rows, one of them chosen; the chosen one is brought into sight if it is another than before. */
  show(rows, chosen) {
    const moved = chosen !== this.chosen;
    Object.assign(this, { rows, chosen });
    const place = rows.indexOf(chosen);
    if (place >= 0) this.place = place;
    this.box.setAttribute("aria-rowcount", rows.length);
    this.space.style.height = `${rows.length * this.height}px`;
    if (moved) this.reveal();
    this.paint();
  }

  reveal() {
    const place = this.rows.indexOf(this.chosen);
    if (place < 0) return;
    const [top, sight] = [place * this.height, this.box.clientHeight - (this.head?.offsetHeight ?? 0)];
    if (top < this.box.scrollTop) this.box.scrollTop = top;
    else if (top + this.height > this.box.scrollTop + sight) this.box.scrollTop = top + this.height - sight;
  }

  paint() {
    const height = this.height;
    const first = Math.max(0, Math.floor(this.box.scrollTop / height) - 5);
    const last = Math.min(this.rows.length, first + Math.ceil(this.box.clientHeight / height) + 10);
    const drawn = [];
    for (let place = first; place < last; place += 1) drawn.push(this.drawRow(place, height));
    this.space.replaceChildren(...drawn);
    const active = this.space.querySelector("[aria-selected=true]");
    if (active) this.box.setAttribute("aria-activedescendant", active.id);
    else this.box.removeAttribute("aria-activedescendant");
  }

  drawRow(place, height) {
    const row = this.rows[place];
    const element = this.draw(row);
    element.id = `row-${row}`;
    element.setAttribute("role", "row");
    element.setAttribute("aria-rowindex", place + 1);
    element.setAttribute("aria-selected", row === this.chosen);
    element.style.top = `${place * height}px`;
    element.addEventListener("click", () => this.choose(row, { open: true }));
    return element;
  }

  /** Arrows, Page Up and Down, Home, End, and j and k for those whose hands rest on the letters. */
  onKey(event) {
    if (event.target !== this.box || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.box.clientHeight / this.height) - 1);
    const steps = {
      ArrowDown: 1,
      j: 1,
      ArrowUp: -1,
      k: -1,
      PageDown: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    };
    if (event.key === "Enter" && this.chosen !== null) this.choose(this.chosen, { open: true });
    else if (event.key in steps && this.rows.length) {
      const step = steps[event.key];
      const gone = !this.rows.includes(this.chosen); // judged, and so out of these filters: the next row has its place
      const place = this.place + step - (gone && step > 0 ? 1 : 0);
      this.choose(this.rows[Math.max(0, Math.min(this.rows.length - 1, place))], { open: false });
    } else return;
    event.preventDefault();
  }
}
