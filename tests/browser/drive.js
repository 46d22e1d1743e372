// Drives pages in Debian's Chromium and prints what it saw as JSON. Usage: node drive.js MODULES CHROMIUM JOBS
// JOBS is a file: [{name, page, pdf, looks: [[name, options, media, how many sections are unfolded], …], parts: […]}, …]
"use strict";
const fs = require("fs"), path = require("path"), { pathToFileURL } = require("url");
const [modules, executablePath, jobs] = process.argv.slice(2);
const need = name => require(path.join(modules, name));
const { chromium } = need("playwright-core");
const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];
const PAPER = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true };

// axe looks at what is painted: sections below the fold are painted too, and so many of them unfolded as asked.
// Only violations are listed with every element; the rest would be megabytes. How large a target is asks about
// pointers, of which paper has none.
const problems = async (page, unfolded, paper) => {
  await page.evaluate(n => {
    document.styleSheets[0].insertRule("details.cred{content-visibility:visible!important}", document.styleSheets[0].cssRules.length);
    [...document.querySelectorAll("details")].slice(0, n).forEach(e => { e.open = true; });
  }, unfolded);
  await page.evaluate(axe);
  const found = await page.evaluate(([tags, paper]) => axe.run(document,
    { runOnly: tags, resultTypes: ["violations"], rules: { "target-size": { enabled: !paper } } }), [TAGS, paper]);
  return found.violations.map(v => `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary || ""}`);
};
const shown = page => page.evaluate(() => [...document.querySelectorAll("#m tbody tr")].flatMap((r, at) => r.hidden ? [] : [at + 1]));
const sections = page => page.evaluate(() => [...document.querySelectorAll("details.cred")].flatMap(e => e.hidden ? [] : [+e.id.slice(1)]));
const settled = page => page.waitForFunction(() => !document.querySelector("#m[aria-busy]"));
const focused = page => page.evaluate(() => {
  const e = document.activeElement;
  return e.id || e.getAttribute("aria-label") || e.getAttribute("href") || e.tagName;
});

const drive = async (browser, job) => {
  const url = pathToFileURL(job.page).href;
  const saw = { requests: [], console: [], axe: {}, width: {} };
  const fresh = async (options = {}) => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
    page.setDefaultTimeout(60000);
    page.on("request", r => { if (r.url().split("#")[0] !== url) saw.requests.push(r.url()); });
    page.on("console", m => saw.console.push(m.text()));
    page.on("pageerror", e => saw.console.push(String(e)));
    return page;
  };
  const printed = async (page, pdf) => {
    const text = (await page.pdf({ ...PAPER, ...(pdf ? { path: pdf } : {}) })).toString("latin1");
    const boxes = [...new Set([...text.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(m => m[1].trim().split(/\s+/).slice(2).map(x => Math.round(+x)).join(" x ")))];
    return {
      pages: (text.match(/\/Type\s*\/Page\b(?!s)/g) || []).length, boxes,
      tagged: /\/StructTreeRoot/.test(text) && /\/Marked true/.test(text) && /\/Lang/.test(text), outline: /\/Outlines/.test(text),
    };
  };

  const parts = {
    async looks() {
      for (const [name, options, media, unfolded] of job.looks) {
        const page = await fresh(options);
        if (media) await page.emulateMedia(media);
        await page.goto(url);
        saw.axe[name] = await problems(page, unfolded, media?.media === "print");
        saw.width[name] = await page.evaluate(() => document.documentElement.scrollWidth);
        await page.context().close();
      }
    },
    async numbers() {
      const page = await fresh();
      await page.goto(url);
      saw.title = await page.title();
      saw.total = await page.evaluate(() => [...document.querySelectorAll("#sums tfoot td")].map(e => +e.textContent));
      saw.cells = await page.evaluate(() => [...document.querySelectorAll("#m tbody td")].map(e => e.textContent.trim()));
      saw.states = await page.evaluate(() => [...document.querySelectorAll("#m tbody tr")].map(r => r.dataset.v));
      await page.context().close();
    },
    async filters() {
      const page = await fresh();
      await page.goto(url);
      const filter = async what => {
        await page.click("#filters button[type=reset]");
        await page.waitForTimeout(30);
        await what();
        await settled(page);
        return { shown: await shown(page), sections: await sections(page), told: await page.textContent("#n"), hash: await page.evaluate(() => location.hash) };
      };
      saw.filters = {
        search: await filter(() => page.fill("#q", job.search)),
        nothing: await filter(() => page.fill("#q", "no such credential anywhere")),
        verdict: await filter(() => page.selectOption("#v", "n")),
        definition: await filter(async () => { await page.selectOption("#f", "0"); await page.selectOption("#v", "n"); }),
        disagreement: await filter(() => page.check("#d")),
        all: await filter(async () => {}),
      };
      saw.columns = await page.evaluate(() => document.querySelectorAll("#m thead th").length);
      const visible = () => page.evaluate(() => [...document.querySelectorAll("#m thead th")].filter(e => e.offsetWidth).map(e => e.textContent));
      await page.selectOption("#f", "1");
      saw.columnsOfOne = await visible();
      await page.selectOption("#f", { index: await page.evaluate(() => document.getElementById("f").options.length - 1) });
      saw.columnsOfLast = await visible();
      // one change is one pass: no row and no section is touched twice, and none that stays as it is
      saw.touched = await page.evaluate(async () => {
        document.querySelector("#filters button[type=reset]").click();
        const still = async () => {
          do await new Promise(done => setTimeout(done, 50)); while (document.querySelector("#m[aria-busy]"));
        };
        await still();
        const seen = [];
        const watch = new MutationObserver(found => seen.push(...found));
        watch.observe(document.body, { attributes: true, subtree: true, attributeFilter: ["hidden"] });
        const v = document.getElementById("v");
        v.value = "n";
        v.dispatchEvent(new Event("input", { bubbles: true }));
        await still();
        watch.disconnect();
        const of = seen.map(m => m.target).filter(e => e.matches("tr, details"));
        return { times: of.length, elements: new Set(of).size, hidden: document.querySelectorAll("#m tbody tr[hidden]").length };
      });
      await page.context().close();
    },
    async links() {
      // a link that somebody mailed opens with the filter in force, on the screen and on paper
      const linked = await fresh();
      await linked.goto(url + saw.filters.definition.hash);
      saw.linked = { shown: await shown(linked), force: await linked.textContent(".force") };
      await linked.emulateMedia({ media: "print" });
      saw.forcePrinted = await linked.locator(".force:visible").allTextContents();
      saw.rowsPrinted = await linked.locator("#m tbody tr:visible").count();
      await linked.emulateMedia({ media: null });
      saw.filteredPdf = await printed(linked);
      await linked.context().close();
      const odd = await fresh();
      for (const hash of ["#?f=gone&v=%%%&d=7", "#%E0%A4%A", "#nowhere", "#?"]) {
        await odd.goto("about:blank");
        await odd.goto(url + hash);
        saw.odd = [...(saw.odd || []), (await shown(odd)).length];
      }
      await odd.context().close();
    },
    async deep() {
      const deep = await fresh();
      const arrived = id => deep.waitForFunction(id => {
        const e = document.getElementById(id), top = e.getBoundingClientRect().top;
        return (e.tagName !== "DETAILS" || e.open) && e.offsetHeight > 0 && top > -1 && top < innerHeight;
      }, id, { timeout: 10000 }).then(() => true, () => false);
      saw.deep = {};
      for (const id of job.ids) {
        await deep.goto("about:blank");
        await deep.goto(`${url}#${id}`);
        saw.deep[id] = await arrived(id);
      }
      // within the page, and back
      await deep.evaluate(() => { location.hash = "#c2"; });
      saw.deep.within = await arrived("c2");
      await deep.goBack();
      saw.deep.back = await deep.evaluate(() => location.hash.slice(1)) === job.ids.at(-1);
      await deep.context().close();
    },
    async keys() {
      const keys = await fresh();
      await keys.goto(url);
      await keys.keyboard.press("Tab");
      saw.firstFocus = await keys.evaluate(() => document.activeElement.textContent);
      saw.focusSeen = await keys.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      saw.focusOrder = [];
      for (let i = 0; i < 200; i++) {
        await keys.keyboard.press("Tab");
        saw.focusOrder.push(await focused(keys));
        if (saw.focusOrder.at(-1) === "q") break;
      }
      await keys.keyboard.type("zzzz");
      await settled(keys);
      saw.typed = (await shown(keys)).length;
      await keys.keyboard.press("Control+A");
      await keys.keyboard.press("Delete");
      await keys.keyboard.press("Tab");
      await keys.keyboard.press("ArrowDown");
      saw.chosenByKey = await keys.evaluate(() => document.getElementById("f").selectedIndex);
      await keys.keyboard.press("Tab");
      await keys.keyboard.press("Tab");
      await keys.keyboard.press("Space");
      saw.boxByKey = await keys.evaluate(() => document.getElementById("d").checked);
      await keys.keyboard.press("Tab");
      await keys.keyboard.press("Enter");
      await keys.waitForTimeout(50);
      saw.resetByKey = (await shown(keys)).length;
      await keys.keyboard.press("Tab");
      saw.region = await focused(keys);
      await keys.keyboard.press("ArrowRight");
      await keys.waitForTimeout(300);
      saw.scrolledByKey = await keys.evaluate(() => document.activeElement.scrollLeft > 0 || document.activeElement.scrollWidth <= document.activeElement.clientWidth);
      // a row leads to its section and unfolds it; Space folds it again
      await keys.focus("#m tbody tr:nth-child(2) a");
      await keys.keyboard.press("Enter");
      await keys.waitForFunction(() => document.getElementById("c2").open);
      await keys.focus("#c2 summary");
      await keys.keyboard.press("Space");
      saw.foldedByKey = await keys.evaluate(() => !document.getElementById("c2").open);
      await keys.focus("#unfold");
      await keys.keyboard.press("Enter");
      saw.unfoldedByKey = await keys.evaluate(() => document.querySelectorAll("details.cred:not([open])").length);
      await keys.context().close();
    },
    async manners() {
      const page = await fresh();
      const motion = async reducedMotion => {
        await page.emulateMedia({ reducedMotion });
        return page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
      };
      await page.goto(url);
      saw.motion = { reduce: await motion("reduce"), "no-preference": await motion("no-preference") };
      await page.emulateMedia({ reducedMotion: "reduce" });
      saw.moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter(e => {
        const s = getComputedStyle(e);
        return s.animationName !== "none" || s.transitionDuration !== "0s";
      }).length);
      // where the system chooses the colours, a border tells a state apart from its neighbours, and the words are there
      await page.emulateMedia({ forcedColors: "active" });
      saw.forced = await page.evaluate(() => [...document.querySelectorAll("#m td, #sums thead b")]
        .filter(e => !e.matches(".x, .also")).map(e => [getComputedStyle(e).borderTopStyle, /^[✓~◇◈?✗–!] \S|^[✓~◇◈?✗–!]\u00a0\S/.test(e.textContent.trim())].join())
        .filter((said, at, every) => every.indexOf(said) === at));
      await page.context().close();
    },
    // how long each filter takes, from the event to the frame that shows it and to its last row; and opening the page
    async pace() {
      const page = await fresh();
      const from = Date.now();
      await page.goto(url);
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))));
      const loaded = Date.now() - from;
      await page.evaluate(() => document.getElementById("verdicts").scrollIntoView());
      await page.waitForTimeout(1000);
      saw.load = loaded;
      saw.pace = await page.evaluate(async ([rounds, word]) => {
        const [q, f, v, d] = ["q", "f", "v", "d"].map(id => document.getElementById(id)), times = {};
        const one = async (name, change, at) => {
          const from = performance.now();
          change();
          at.dispatchEvent(new Event("input", { bubbles: true }));
          await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          const seen = performance.now() - from;
          while (document.querySelector("#m[aria-busy]")) await new Promise(done => setTimeout(done));
          (times[name] = times[name] || []).push([seen, performance.now() - from]);
          await new Promise(done => setTimeout(done, 150));
        };
        for (let round = 0; round < rounds; round++) {
          await one("search a word", () => { q.value = word; }, q);
          await one("search nothing has", () => { q.value = "no such words"; }, q);
          await one("empty the search", () => { q.value = ""; }, q);
          await one("one verdict", () => { v.value = "n"; }, v);
          await one("any verdict", () => { v.value = ""; }, v);
          await one("one definition", () => { f.value = "3"; }, f);
          await one("all definitions", () => { f.value = ""; }, f);
          await one("only disagreement", () => { d.checked = true; }, d);
          await one("agreement too", () => { d.checked = false; }, d);
        }
        return times;
      }, [job.rounds || 5, job.search]);
      await page.context().close();
    },
    async unscripted() {
      const page = await fresh({ javaScriptEnabled: false });
      await page.goto(url);
      saw.withoutScript = {
        filters: await page.locator("#filters").isVisible().catch(() => false),
        rows: await page.locator("#m tbody tr:visible").count(),
        details: await page.locator("details.cred:visible").count(),
      };
      await page.locator("#c1 summary").click();
      saw.withoutScript.unfolds = await page.locator("#c1 dl").isVisible();
      saw.withoutScript.pages = (await printed(page)).pages;
      await page.context().close();
    },
    // a picture of one part of the page, and the words in it
    async shot() {
      const page = await fresh({ viewport: { width: job.shot.width, height: 900 }, colorScheme: "light", reducedMotion: "reduce" });
      await page.goto(url);
      await page.evaluate(height => document.styleSheets[0].insertRule(`#verdicts~.scroll{max-height:${height}px}`, document.styleSheets[0].cssRules.length), job.shot.height);
      await page.locator(job.shot.part).screenshot({ path: job.shot.path });
      saw.words = await page.locator(job.shot.part).innerText();
      await page.context().close();
    },
    async print() {
      const page = await fresh();
      await page.goto(url);
      saw.pdf = await printed(page, job.pdf);
      saw.foldedAfterPrint = await page.evaluate(() => document.querySelectorAll("details.cred[open]").length);
      await page.context().close();
    },
  };
  for (const part of job.parts) await parts[part]();
  return saw;
};

(async () => {
  const browser = await chromium.launch({ executablePath, args: ARGS });
  const saw = {};
  for (const job of JSON.parse(fs.readFileSync(jobs, "utf8"))) saw[job.name] = await drive(browser, job);
  console.log(JSON.stringify(saw));
  await browser.close();
})().catch(error => { console.error(error); process.exit(1); });
