// Writes docs/pull-request-comment.png: the comment on a plan that Terraform made, as a page of GitHub shows it. Needs
// `npm run build`, and Chromium at CHROMIUM or where Debian installs it.
const { execFileSync } = require("node:child_process");
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { chromium } = require("playwright-core");
const { indexedPng } = require("./indexed-png");

const ROOT = join(__dirname, "..");
const PLAN = "__tests__/fixtures/changes/minimum-raised/plan.json";
const PICTURE = join(ROOT, "docs/pull-request-comment.png");
const WIDTH = 860;

const circle = (colour) => `<circle cx="8" cy="8" r="7" fill="${colour}"/>`;
const letter = (text) =>
  `<text x="8" y="12" font-size="11" font-weight="700" text-anchor="middle" fill="#fff">${text}</text>`;

/** Signs are drawn: a machine without their font shows empty boxes. */
const SIGNS = {
  "🔴": circle("#d1242f"),
  "🟢": circle("#1a7f37"),
  "❌": '<path d="M3 3 13 13M13 3 3 13" stroke="#d1242f" stroke-width="3"/>',
  "⚠️": `<path d="M8 1 15.5 15H.5Z" fill="#bf8700"/>${letter("!")}`,
  ℹ️: `<rect x="1" y="1" width="14" height="14" rx="3" fill="#0969da"/>${letter("i")}`,
};

const drawn = (html) =>
  Object.entries(SIGNS).reduce(
    (text, [sign, shape]) => text.replaceAll(sign, `<svg viewBox="0 0 16 16" width="14" height="14">${shape}</svg>`),
    html,
  );

const STYLE = `
body { margin: 0; padding: 16px; background: #fff; color: #1f2328; font: 14px/1.5 "Liberation Sans", Arial, sans-serif; }
article { border: 1px solid #d1d9e0; border-radius: 6px; padding: 16px; }
h2 { font-size: 21px; border-bottom: 1px solid #d1d9e0; padding-bottom: 6px; margin: 0 0 16px; line-height: 1.25; }
h3 { font-size: 17px; margin: 24px 0 12px; line-height: 1.25; }
p, ul, table, details { margin: 0 0 12px; }
ul { padding-left: 2em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #d1d9e0; padding: 5px 12px; text-align: left; }
tr:nth-child(2n) td { background: #f6f8fa; }
code { background: #eff1f3; border-radius: 6px; padding: 2px 5px; font: 12px "Liberation Mono", monospace; }
a { color: #0969da; }
sub { font-size: 11px; color: #59636e; }
svg { vertical-align: -2px; }
`;

async function main() {
  const { micromark } = await import("micromark");
  const { gfm, gfmHtml } = await import("micromark-extension-gfm");
  const command = ["lib/src/cli/main.js", "review", PLAN, "--format", "markdown", "--fail-on", "never"];
  const comment = execFileSync(process.execPath, command, { cwd: ROOT, encoding: "utf8" });
  const html = micromark(comment.replaceAll(PLAN, "plan.json"), {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-lcd-text", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: 600 }, javaScriptEnabled: false });
    await page.setContent(
      `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><article>${drawn(html)}</article>`,
    );
    writeFileSync(PICTURE, indexedPng(await page.screenshot({ fullPage: true })));
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
