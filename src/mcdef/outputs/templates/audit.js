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
    to.scrollIntoView();
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
    const go = () => {
      const words = q.value.toLowerCase().split(/\s+/).filter(Boolean), at = f.value === "" ? -1 : +f.value;
      let n = 0;
      rows.forEach((r, i) => {
        const s = states[i], mine = at < 0 ? s : s[at];
        const ok = words.every(w => texts[i].includes(w)) && (at < 0 || !"xe".includes(mine)) &&
          (!v.value || [...v.value].some(x => mine.includes(x))) && (!d.checked || parted(s, at));
        if (r.hidden === ok) r.hidden = !ok;
        if (each[i] && each[i].hidden === ok) each[i].hidden = !ok;
        n += ok;
      });
      const shown = at < 0 ? "" : "f" + Math.min(at, own);
      if (table.className !== shown) table.className = shown;
      const said = [q.value && "search “" + q.value + "”", at >= 0 && "definition " + f.selectedOptions[0].text,
        v.value && "verdict " + v.selectedOptions[0].text, d.checked && "only disagreement"].filter(Boolean);
      $("n").textContent = n + " of " + rows.length + " shown";
      for (const e of document.querySelectorAll(".force")) {
        e.hidden = !said.length;
        e.textContent = "Filter in force: " + said.join(", ") + ". " + n + " of " + rows.length + " credentials shown.";
      }
      return said.length;
    };
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
