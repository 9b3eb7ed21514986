import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { stackJson } from "../../__tests__/support/command-line";

/** A Terraform document that the tests have, by what it is. */
export interface Fixture {
  readonly name: string;
  readonly document: unknown;
}

/** Of larger ones, a second's worth are few inputs, and they hold what smaller ones hold. */
const MAX_BYTES = 35_000;

const FOLDER = "__tests__/fixtures";

/** Every plan and state of the tests that is not large, the states that its plans lead to, and a small stack. */
export const fixtures = (): readonly Fixture[] => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json") && statSync(join(FOLDER, file)).size <= MAX_BYTES)
    .sort();
  const read = files.map((name) => ({ name, document: JSON.parse(readFileSync(join(FOLDER, name), "utf8")) }));
  const states = read
    .filter(({ document }) => document.planned_values !== undefined)
    .slice(0, 4)
    .map(({ name, document }) => ({
      name: `state of ${name}`,
      document: { format_version: "1.0", terraform_version: "1.9.0", values: document.planned_values },
    }));
  return [...read, ...states, { name: "cdk.tf.json", document: stackJson() }];
};
