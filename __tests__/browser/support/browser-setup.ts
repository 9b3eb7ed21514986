import { accessSync, constants } from "node:fs";
import bundleFunctions from "../../support/bundled-functions";

/** Where Debian and Ubuntu put it. */
const DEFAULT_CHROMIUM = "/usr/bin/chromium";

/**
 * Before the browser tests: looks for Chromium, at CHROMIUM or where Debian installs it.
 *
 * Without it the tests are skipped, loudly; with REQUIRE_BROWSER=1 that is a failure.
 */
export default function setUp(): void {
  const chromium = process.env.CHROMIUM ?? DEFAULT_CHROMIUM;
  process.env.CHROMIUM = chromium;
  try {
    accessSync(chromium, constants.X_OK);
  } catch {
    const reason = `there is no Chromium at ${chromium}. Set CHROMIUM to its path`;
    if (process.env.REQUIRE_BROWSER === "1") {
      throw new Error(`REQUIRE_BROWSER is 1, and the browser tests cannot run: ${reason}`);
    }
    process.env.BROWSER_TESTS_SKIPPED = reason;
    sayThatNothingWasProven();
    return;
  }
  bundleFunctions();
}

/** Once before the tests and once after them, where people look. */
export function sayThatNothingWasProven(): void {
  const reason = process.env.BROWSER_TESTS_SKIPPED;
  process.stderr.write(`\nTHE BROWSER TESTS ARE SKIPPED, NOTHING OF THIS LAYER IS PROVEN: ${reason}\n\n`);
}
