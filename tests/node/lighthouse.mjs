// Prints what Lighthouse says of pages, as JSON. Usage: node lighthouse.mjs CHROMIUM URL…
// Each gets `scores` from 0 to 1 by category, `failed` audits, and an `error` when it could not be measured.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

function summary({ lhr }) {
  const weighed = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs).filter(({ weight }) => weight);
  const failed = weighed.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1);
  return {
    url: lhr.requestedUrl,
    error: lhr.runtimeError?.message ?? "",
    scores: Object.fromEntries(CATEGORIES.map((id) => [id, lhr.categories[id].score])),
    failed: failed.map(({ id, displayValue, details }) => ({ id, displayValue, items: details?.items?.slice(0, 3) })),
  };
}

const [chromePath, ...urls] = process.argv.slice(2);
// Chromium's own sandbox does not work as root, and the pages are ours.
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox"] });
try {
  const pages = [];
  for (const url of urls) {
    // Pages of search results ask search engines on purpose not to list them.
    const skipAudits = new URL(url).pathname.startsWith("/search/") ? ["is-crawlable"] : null;
    const flags = { port: chrome.port, logLevel: "error", disableFullPageScreenshot: true, skipAudits };
    pages.push(summary(await lighthouse(url, { ...flags, onlyCategories: CATEGORIES })));
  }
  console.log(JSON.stringify(pages));
} finally {
  chrome.kill();
}
