"use strict";
(() => {
  const $ = id => document.getElementById(id);
  const open = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const to = id && $(id);
    if (!to) return;
    for (let e = to; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    to.hidden = false;
    // what is above is laid out only when it is near, and then has another height: so once more when that is done
    const show = times => {
      to.scrollIntoView({ behavior: "instant" });
      if (times) requestAnimationFrame(() => setTimeout(show, 0, times - 1));
    };
    show(3);
  };
  const form = $("filters");
  if (form) {
    const [q, f, v, d] = ["q", "f", "v", "d"].map($);
    const table = $("m"), rows = [...table.tBodies[0].rows], each = rows.map((_, i) => $("c" + (i + 1)));
    const own = +table.dataset.own, states = rows.map(r => r.dataset.v);
    const texts = rows.map((r, i) => (r.cells[0].textContent + " " + (each[i] ? each[i].querySelector("p").textContent : "")).toLowerCase());
    const parted = (row, at) => {
      const yes = /[cs]/.test(row), no = row.includes("n");
      return yes && no && (at < 0 || /[csn]/.test(row[at]));
    };
    // The rows that can be seen at once come at once, the others as soon as these are painted; new filters end that.
    const NEAR = 60, STEP = 240;
    let waiting = [], turn = 0;
    const set = (i, ok) => {
      if (rows[i].hidden === ok) rows[i].hidden = !ok;
      if (each[i] && each[i].hidden === ok) each[i].hidden = !ok;
    };
    const reveal = many => {
      waiting.splice(0, many).forEach(i => set(i, true));
      if (!waiting.length) table.removeAttribute("aria-busy");
    };
    const bit = mine => requestAnimationFrame(() => setTimeout(() => {
      if (mine !== turn) return;
      reveal(STEP);
      if (waiting.length) bit(mine);
    }));
    const go = () => {
      const words = q.value.toLowerCase().split(/\s+/).filter(Boolean), at = f.value === "" ? -1 : +f.value;
      const fits = states.map((s, i) => {
        const mine = at < 0 ? s : s[at];
        return words.every(w => texts[i].includes(w)) && (at < 0 || !"xe".includes(mine)) &&
          (!v.value || [...v.value].some(x => mine.includes(x))) && (!d.checked || parted(s, at));
      });
      const columns = at < 0 ? "" : "f" + Math.min(at, own), other = table.className !== columns;
      let n = 0;
      waiting = [];
      fits.forEach((ok, i) => {
        n += ok;
        if (!ok || n <= NEAR) set(i, ok);
        else if (other || rows[i].hidden || each[i]?.hidden) {
          if (other) rows[i].hidden = true;
          waiting.push(i);
        }
      });
      if (other) table.className = columns;
      turn += 1;
      if (waiting.length) {
        table.setAttribute("aria-busy", "true");
        bit(turn);
      } else reveal(0);
      const said = [q.value && "search “" + q.value + "”", at >= 0 && "definition " + f.selectedOptions[0].text,
        v.value && "verdict " + v.selectedOptions[0].text, d.checked && "only disagreement"].filter(Boolean);
      $("n").textContent = n + " of " + rows.length + " shown";
      for (const e of document.querySelectorAll(".force")) {
        e.hidden = !said.length;
        e.textContent = "Filter in force: " + said.join(", ") + ". " + n + " of " + rows.length + " credentials shown.";
      }
      return said.length;
    };
    addEventListener("beforeprint", () => reveal(waiting.length));
    const keep = () => {
      const on = go(), p = new URLSearchParams();
      if (q.value) p.set("q", q.value);
      if (f.value) p.set("f", f.selectedOptions[0].text);
      if (v.value) p.set("v", v.value);
      if (d.checked) p.set("d", "1");
      try { history.replaceState(null, "", on ? "#?" + p : "#verdicts"); } catch { /* some viewers keep the address */ }
    };
    const read = () => {
      if (!location.hash.startsWith("#?")) return false;
      const p = new URLSearchParams(location.hash.slice(2));
      q.value = p.get("q") || "";
      f.value = [...f.options].find(o => o.text === p.get("f"))?.value ?? "";
      v.value = p.get("v") || "";
      if (v.selectedIndex < 0) v.value = "";
      d.checked = p.get("d") === "1";
      return true;
    };
    form.hidden = false;
    $("n").hidden = false;
    form.addEventListener("submit", e => e.preventDefault());
    form.addEventListener("input", keep);
    form.addEventListener("reset", () => setTimeout(keep));
    const arrive = () => {
      if (read()) { go(); $("verdicts").scrollIntoView(); } else open();
    };
    read();
    go();
    addEventListener("hashchange", arrive);
    if (location.hash) arrive();
  } else {
    addEventListener("hashchange", open);
    open();
  }
  const all = $("unfold");
  if (all) {
    all.hidden = false;
    all.addEventListener("click", () => {
      const to = all.getAttribute("aria-pressed") !== "true";
      all.setAttribute("aria-pressed", to);
      document.querySelectorAll("details.cred").forEach(e => { e.open = to; });
    });
  }
  let were = [];
  addEventListener("beforeprint", () => {
    were = [...document.querySelectorAll("details.cred:not([open])")];
    were.forEach(e => { e.open = true; });
  });
  addEventListener("afterprint", () => { were.forEach(e => { e.open = false; }); });
})();
