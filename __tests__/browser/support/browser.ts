import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { scratchFolder } from "../../support/files";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

export interface SeenText {
  readonly text: string;
  readonly box: Box;
  readonly contrast: number;
}

export interface SeenChart {
  readonly title: string;
  readonly description: string;
  readonly role: string;
  readonly labelledBy: readonly string[];
  readonly box: Box;
  readonly shapes: number;
  readonly texts: readonly SeenText[];
}

/** What a person sees of a page: `measure.js` collects it. */
export interface Seen {
  readonly width: number;
  readonly scrollWidth: number;
  readonly ground: string;
  readonly charts: readonly SeenChart[];
  readonly words: readonly (SeenText & { readonly isInTable: boolean })[];
  /** The answers above the charts. */
  readonly tiles: readonly Box[];
  readonly swatches: readonly { readonly name: string; readonly contrast: number }[];
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly duplicateIds: readonly string[];
  readonly said: string;
  readonly pwned: string;
  /** Messages of the console, errors, dialogs, and addresses that the page asked for. */
  readonly incidents: readonly string[];
}

export interface View {
  readonly colorScheme: "light" | "dark";
  readonly media: "screen" | "print";
  readonly width: number;
  readonly javaScriptEnabled: boolean;
}

/** `describe`, or its skipping twin where the set-up found no Chromium. */
export const describeBrowser = process.env.BROWSER_TESTS_SKIPPED === undefined ? describe : describe.skip;

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const MEASURE = readFileSync(join(__dirname, "measure.js"), "utf8");
/** All of a page is in the viewport: only there the browser says what lies at a point. */
const HEIGHT = 12_000;

/** One browser for the tests of a file. BROWSER_SCREENSHOTS names a folder that keeps a picture of each page. */
export function useBrowser(): { look: (page: string, name: string, view: View) => Promise<Seen> } {
  const files = scratchFolder();
  let browser: Browser;
  beforeAll(async () => {
    if (process.env.BROWSER_TESTS_SKIPPED === undefined) {
      browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "", headless: true, args: FLAGS });
    }
  });
  afterAll(() => browser?.close());

  const look = async (html: string, name: string, view: View): Promise<Seen> => {
    const { colorScheme, media, width, javaScriptEnabled } = view;
    const context = await browser.newContext({ colorScheme, javaScriptEnabled, viewport: { width, height: HEIGHT } });
    try {
      const page = await context.newPage();
      const file = files.path(`${name}.html`);
      writeFileSync(file, html);
      const address = pathToFileURL(file).href;
      const incidents: string[] = [];
      page.on("console", (message) => incidents.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => incidents.push(`error: ${error.message}`));
      page.on("dialog", (dialog) => {
        incidents.push(`dialog: ${dialog.message()}`);
        return dialog.dismiss();
      });
      page.on("request", (request) => {
        if (request.url() !== address) {
          incidents.push(`request: ${request.url()}`);
        }
      });
      await page.emulateMedia({ media, colorScheme });
      await page.goto(address, { waitUntil: "load" });
      const seen: Omit<Seen, "incidents"> = await page.evaluate(MEASURE);
      if (process.env.BROWSER_SCREENSHOTS !== undefined) {
        await page.locator("body").screenshot({ path: join(process.env.BROWSER_SCREENSHOTS, `${name}.png`) });
      }
      return { ...seen, incidents };
    } finally {
      await context.close();
    }
  };
  return { look };
}
