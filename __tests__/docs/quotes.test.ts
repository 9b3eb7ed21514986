import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(ROOT, "src", file), "utf8"))
  .join("\n");

/** What pages quote of what the program prints, without its values. */
const QUOTES: readonly (readonly [string, string])[] = [
  ["docs/verify.md", "did not answer in time"],
  ["docs/verify.md", "check the network, and AWS_ENDPOINT_URL if it is set"],
  ["docs/verify.md", "check AWS_ENDPOINT_URL, and whether a proxy answers instead of AWS"],
  ["docs/verify.md", "AWS has not described it yet"],
  ["docs/verify.md", "more follow from it"],
  ["docs/check.md", "To fail on this, use"],
  ["docs/check.md", "no inference component: it cannot answer requests"],
  ["docs/check.md", "refused by AWS"],
  ["docs/rolled-back-updates.md", "SageMaker rolled the endpoint back"],
  ["docs/rolled-back-updates.md", "does not run what was applied"],
  ["docs/getting-started.md", "Nothing was synthesized"],
  ["docs/getting-started.md", "without an instance the endpoint can never wake"],
  ["docs/getting-started.md", "must consist of letters, digits and hyphens, and must not begin or end with a hyphen"],
  ["docs/getting-started.md", "ask for fewer devices or take a larger instance type"],
];

it.each(QUOTES)("%s quotes the program: %s", (page, quote) => {
  const text = readFileSync(join(ROOT, page), "utf8").replace(/\s+/g, " ");
  expect({ page: text.includes(quote), program: sources.includes(quote) }).toEqual({ page: true, program: true });
});
