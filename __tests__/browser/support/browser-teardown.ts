import { sayThatNothingWasProven } from "./browser-setup";

export default function tearDown(): void {
  if (process.env.BROWSER_TESTS_SKIPPED !== undefined) {
    sayThatNothingWasProven();
  }
}
