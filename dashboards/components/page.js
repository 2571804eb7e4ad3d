/* What a page does in the browser itself: sort and filter a table, follow a link without reloading,
   print. Asks nothing of any server; the state of a table stays in the address. */
(() => {
  if (window.daiban) return;
  const order = new Intl.Collator("zh", { numeric: true });
  const number = (text) => {
    const plain = text.replace(/[,%✓✗↑+\s]|并列|第/g, "").replace("↓", "-");
    return plain !== "" && !Number.isNaN(Number(plain)) ? Number(plain) : null;
  };
  const text = (row, column) => (row.cells[column]?.dataset.v ?? row.cells[column]?.innerText ?? "").trim();
  const remember = (name, value) => {
    const address = new URL(window.location.href);
    value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    window.history.replaceState(window.history.state, "", address);
  };
  const asked = (name) => new URL(window.location.href).searchParams.get(name) ?? "";

  const compare = (column, down) => (a, b) => {
    const [left, right] = [text(a, column), text(b, column)];
    const [x, y] = [number(left), number(right)];
    const empty = (said, value) => value === null && /^(—|不排名|)$/.test(said);
    if (empty(left, x) || empty(right, y)) return empty(left, x) - empty(right, y);
    const found = x !== null && y !== null ? x - y : order.compare(left, right);
    return down ? -found : found;
  };
  const sort = (table, column, down) => {
    const body = table.tBodies[0];
    [...body.rows].sort(compare(column, down)).forEach((row) => body.append(row));
    [...table.tHead.rows].at(-1).querySelectorAll("th").forEach((head, place) => {
      head.setAttribute("aria-sort", place === column ? (down ? "descending" : "ascending") : "none");
    });
  };
  const filter = (box, typed) => {
    const rows = [...box.querySelector("table").tBodies[0].rows];
    const words = typed.trim().toLowerCase().split(/\s+/);
    let shown = 0;
    rows.forEach((row) => {
      const said = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => said.includes(word));
      shown += !row.hidden;
    });
    const note = box.querySelector(".db-shown");
    if (note) note.textContent = typed.trim() ? `显示 ${shown} 行，共 ${rows.length} 行` : "";
  };

  document.addEventListener("click", (event) => {
    const head = event.target.closest(".db-sort");
    if (head) {
      const cell = head.closest("th");
      const down = cell.getAttribute("aria-sort") === "ascending";
      const box = head.closest(".db-table");
      sort(box.querySelector("table"), cell.cellIndex, down);
      remember(`sort.${box.dataset.name}`, `${cell.cellIndex}${down ? "d" : "u"}`);
    } else if (event.target.closest(".db-print")) {
      window.print();
    } else follow(event);
  });
  const follow = (event) => {
    const link = event.target.closest(".db a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const goal = new URL(link.href);
    if (goal.origin !== window.location.origin || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    window.history.pushState({}, "", goal);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    going = asked("part");
  };
  document.addEventListener("input", (event) => {
    if (!event.target.matches(".db-find")) return;
    const box = event.target.closest(".db-table");
    filter(box, event.target.value);
    remember(`find.${box.dataset.name}`, event.target.value.trim());
  });
  const ready = (box) => {
    const found = /^(\d+)([ud])$/.exec(asked(`sort.${box.dataset.name}`));
    if (found) sort(box.querySelector("table"), Number(found[1]), found[2] === "d");
    const typed = asked(`find.${box.dataset.name}`);
    const field = box.querySelector(".db-find");
    if (typed && field) { field.value = typed; filter(box, typed); }
  };
  // The part of a page that an address names comes late: Streamlit draws it after the address is read.
  let going = asked("part");
  const arrive = () => {
    const place = going && document.getElementById(going);
    if (!place) return;
    going = "";
    place.scrollIntoView();
    setTimeout(() => place.isConnected && place.scrollIntoView(), 600);
  };
  const look = () => {
    document.documentElement.lang = "zh-CN";
    document.querySelectorAll(".db-table:not([data-ready])").forEach((box) => {
      box.dataset.ready = "1";
      ready(box);
    });
    arrive();
  };
  window.daiban = new MutationObserver(look);
  window.daiban.observe(document.body, { childList: true, subtree: true });
  look();
})();
