import { type Browser, chromium, type Page } from "playwright-core";
import { onePullRequest, pullRequest } from "../review/change/support/pull-request";
import { print } from "../review/change/support/rendered-change";
import { describeBrowser, FLAGS } from "./support/browser";
import { githubPage } from "./support/github-page";

const PHONE = 390;
const LEAST_CONTRAST = 4.5;

/** Runs in the page: the contrast of each text with what is behind it. */
const CONTRASTS = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).slice(0, 3).map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element) => {
    for (let one = element; one !== null; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if ((channels(backgroundColor)[3] ?? 1) > 0) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("h2,h3,p,li,th,td,summary,code,a")].map((element) => {
    const [light, dark] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))].sort((a, b) => b - a);
    return { text: element.textContent.slice(0, 60), contrast: (light + 0.05) / (dark + 0.05) };
  });
})()`;

interface Contrast {
  readonly text: string;
  readonly contrast: number;
}

describeBrowser("the comment on a pull request", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "", headless: true, args: FLAGS });
  });
  afterAll(() => browser?.close());

  const shown = async (
    markdown: string,
    look: (page: Page) => Promise<void>,
    colorScheme: "light" | "dark" = "light",
  ): Promise<void> => {
    const context = await browser.newContext({ colorScheme, viewport: { width: PHONE, height: 844 } });
    try {
      const page = await context.newPage();
      const incidents: string[] = [];
      page.on("request", (request) => incidents.push(request.url()));
      await page.setContent(githubPage(markdown), { waitUntil: "load" });
      await look(page);
      expect(incidents).toEqual([]);
    } finally {
      await context.close();
    }
  };

  it("opens and closes each fold, which says what is in it", () =>
    shown(print(onePullRequest(), "markdown"), async (page) => {
      const folds = await page.locator("details").all();
      expect(folds.length).toBeGreaterThan(3);
      for (const fold of folds) {
        const inner = fold.locator(":scope > :not(summary)").first();
        expect(await inner.isVisible()).toBe(false);
        expect(await fold.locator("summary").first().textContent()).toMatch(/\w/);
        await fold.locator("summary").first().click();
        expect(await inner.isVisible()).toBe(true);
        await fold.locator("summary").first().click();
        expect(await inner.isVisible()).toBe(false);
      }
    }));

  it("has tables with headers, and as many cells in each row", () =>
    shown(print(onePullRequest(), "markdown"), async (page) => {
      const tables = await page.locator("table").all();
      expect(tables.length).toBeGreaterThan(1);
      for (const table of tables) {
        const headers = await table.locator("thead th").allTextContents();
        expect(headers.filter((text) => text !== "").length).toBeGreaterThanOrEqual(2);
        for (const row of await table.locator("tbody tr").all()) {
          expect(await row.locator("td").count()).toBe(headers.length);
        }
      }
      expect(await tables[0]?.locator("thead th").allTextContents()).toEqual(["", "now", "after", ""]);
    }));

  it.each([
    ["of one endpoint", onePullRequest],
    ["of several endpoints", pullRequest],
  ])("%s does not scroll sideways on a phone, with all folds open", (_, review) =>
    shown(print(review(), "markdown"), async (page) => {
      const width = () => page.evaluate<number>("document.documentElement.scrollWidth");
      expect(await width()).toBeLessThanOrEqual(PHONE);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      expect(await width()).toBeLessThanOrEqual(PHONE);
    }),
  );

  it("would scroll sideways with a line that cannot be broken", () =>
    shown(`<div style="white-space: nowrap">${"word ".repeat(60)}</div>`, async (page) => {
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeGreaterThan(PHONE);
    }));

  it("has the drawing as a block of Mermaid, in a fold", () =>
    shown(print(onePullRequest(), "markdown"), async (page) => {
      const block = page.locator("details pre > code.language-mermaid");
      expect(await block.count()).toBe(1);
      expect(await block.textContent()).toMatch(/^gantt\n {4}title From the first request to an answer/);
    }));

  it.each(["light", "dark"] as const)("can be read in %s mode", (colorScheme) =>
    shown(
      print(onePullRequest(), "markdown"),
      async (page) => {
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        const contrasts = await page.evaluate<readonly Contrast[]>(CONTRASTS);
        expect(contrasts.length).toBeGreaterThan(50);
        expect(contrasts.filter(({ contrast }) => contrast < LEAST_CONTRAST)).toEqual([]);
      },
      colorScheme,
    ),
  );

  it("states no colours of its own, which would be those of one mode", () => {
    for (const review of [onePullRequest(), pullRequest()]) {
      expect(print(review, "markdown")).not.toMatch(/style=|color=|bgcolor=|theme/i);
    }
  });
});
