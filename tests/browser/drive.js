// Drives a page in Debian's Chromium and prints what it saw as JSON. Usage: node drive.js FOLDER_OF_MODULES CHROMIUM PAGE PDF
"use strict";
const fs = require("fs"), path = require("path"), { pathToFileURL } = require("url");
const [modules, executablePath, page_, pdf] = process.argv.slice(2);
const need = name => require(path.join(modules, name));
const { chromium } = need("playwright-core");
const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];
const url = pathToFileURL(page_).href;

// How large a target is asks about pointers; paper has none.
const problems = async (page, paper) => {
  await page.evaluate(axe);
  const found = await page.evaluate(([tags, paper]) => axe.run(document,
    { runOnly: tags, rules: { "target-size": { enabled: !paper } } }), [TAGS, paper]);
  return found.violations.map(v => `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary || ""}`);
};
const width = page => page.evaluate(() => document.documentElement.scrollWidth);
const shown = page => page.evaluate(() => [...document.querySelectorAll("#m tbody tr")].filter(r => !r.hidden).map(r => +r.dataset.n));
const unfold = page => page.evaluate(() => [...document.querySelectorAll("details")].slice(0, 12).forEach(e => { e.open = true; }));

(async () => {
  const browser = await chromium.launch({ executablePath, args: ARGS });
  const saw = { requests: [], console: [], axe: {}, width: {} };
  const fresh = async (options = {}) => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
    page.on("request", r => { if (r.url().split("#")[0] !== url) saw.requests.push(r.url()); });
    page.on("console", m => saw.console.push(m.text()));
    page.on("pageerror", e => saw.console.push(String(e)));
    return page;
  };
  const look = async (name, options, media) => {
    const page = await fresh(options);
    if (media) await page.emulateMedia(media);
    await page.goto(url);
    if (name === "light") saw.axe["folded"] = await problems(page);
    await unfold(page);
    saw.axe[name] = await problems(page, media?.media === "print");
    saw.width[name] = await width(page);
    await page.context().close();
  };
  await look("light", { colorScheme: "light" });
  await look("dark", { colorScheme: "dark" });
  await look("320 px", { viewport: { width: 320, height: 800 } });
  await look("forced colours", {}, { forcedColors: "active" });
  await look("print", {}, { media: "print" });

  const page = await fresh();
  await page.goto(url);
  saw.title = await page.title();
  saw.rows = (await shown(page)).length;
  if (await page.locator("#filters").count()) {
    const states = await page.evaluate(() => [...document.querySelectorAll("#m tbody tr")].map(r => r.dataset.v));
    const filter = async what => {
      await page.click("#filters button[type=reset]");
      await page.waitForTimeout(30);
      await what();
      return { shown: await shown(page), told: await page.textContent("#n"), hash: await page.evaluate(() => location.hash) };
    };
    saw.states = states;
    saw.filters = {
      search: await filter(() => page.fill("#q", "open university")),
      nothing: await filter(() => page.fill("#q", "no such credential anywhere")),
      verdict: await filter(() => page.selectOption("#v", "n")),
      definition: await filter(async () => { await page.selectOption("#f", "0"); await page.selectOption("#v", "n"); }),
      disagreement: await filter(() => page.check("#d")),
      all: await filter(async () => {}),
    };
    saw.columns = await page.evaluate(() => document.querySelectorAll("#m thead th").length);
    await page.selectOption("#f", "1");
    saw.columnsOfOne = await page.evaluate(() => [...document.querySelectorAll("#m thead th")].filter(e => e.offsetWidth).length);
    // a link that somebody mailed opens with the filter in force
    const linked = await fresh();
    await linked.goto(url + saw.filters.definition.hash);
    saw.linked = { shown: await shown(linked), force: await linked.textContent(".force") };
    await linked.emulateMedia({ media: "print" });
    saw.forcePrinted = await linked.locator(".force").first().isVisible();
    await linked.emulateMedia({ media: "screen" });
    // keyboard alone: from the top, the skip link first, then to the search, a word, and a row's own section
    const keys = await fresh();
    await keys.goto(url);
    await keys.keyboard.press("Tab");
    saw.firstFocus = await keys.evaluate(() => document.activeElement.textContent);
    saw.focusOrder = [];
    for (let i = 0; i < 200; i++) {
      await keys.keyboard.press("Tab");
      const at = await keys.evaluate(() => document.activeElement.id || document.activeElement.getAttribute("aria-label") || document.activeElement.getAttribute("href") || document.activeElement.tagName);
      saw.focusOrder.push(at);
      if (at === "q") break;
    }
    await keys.keyboard.type("zzzz");
    saw.typed = (await shown(keys)).length;
    await keys.keyboard.press("Control+A");
    await keys.keyboard.press("Delete");
    for (let i = 0; i < 3; i++) await keys.keyboard.press("Tab");
    await keys.keyboard.press("Space");
    saw.boxByKey = await keys.evaluate(() => document.getElementById("d").checked);
    await keys.keyboard.press("Tab");
    await keys.keyboard.press("Enter");
    await keys.waitForTimeout(50);
    saw.resetByKey = (await shown(keys)).length;
    await keys.keyboard.press("Tab");
    saw.region = await keys.evaluate(() => document.activeElement.getAttribute("aria-label"));
    // how long a filter takes, from the event to the next frame that is painted
    saw.filterMs = await page.evaluate(async () => {
      const times = [], q = document.getElementById("q");
      for (const word of ["a", "as", "ass", ""]) {
        const from = performance.now();
        q.value = word;
        q.dispatchEvent(new Event("input", { bubbles: true }));
        document.body.getBoundingClientRect();
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        times.push(Math.round(performance.now() - from));
      }
      return times;
    });
  }
  const deep = await fresh();
  await deep.goto(url + "#c1");
  saw.deep = await deep.waitForFunction(() => {
    const e = document.getElementById("c1"), top = e.getBoundingClientRect().top;
    return e.open && top >= 0 && top < innerHeight;
  }, null, { timeout: 5000 }).then(() => true, () => false);
  const without = await fresh({ javaScriptEnabled: false });
  await without.goto(url);
  saw.withoutScript = {
    filters: await without.locator("#filters").isVisible().catch(() => false),
    rows: await without.locator("#m tbody tr").count(),
    details: await without.locator("details.cred").count(),
  };
  const print = await fresh();
  await print.goto(url);
  await print.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  const text = fs.readFileSync(pdf, "latin1");
  saw.pages = (text.match(/\/Type\s*\/Page\b(?!s)/g) || []).length;
  saw.tagged = /\/StructTreeRoot/.test(text) && /\/Marked true/.test(text);
  console.log(JSON.stringify(saw));
  await browser.close();
})().catch(error => { console.error(error); process.exit(1); });
