import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTerraform, type TerraformReading } from "../../src/topology";
import { NOISE } from "./plan-fixture";

const CHANGES = join(__dirname, "../fixtures/changes");

/** How some of the plans are made, beside `terraform plan`. */
export const PLAN_OPTIONS: Readonly<Record<string, { readonly left?: string; readonly options?: readonly string[] }>> =
  {
    // The alarm is in AWS, and Terraform does not know it.
    "resource-imported": { left: "aws_cloudwatch_metric_alarm.wake" },
    targeted: { options: ["-target=aws_appautoscaling_target.this"] },
  };

/** The pairs of HCL that a plan was made of by Terraform. */
export const changeFixtures = (): readonly string[] =>
  readdirSync(CHANGES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "documented")
    .map(({ name }) => name);

export const changeFolder = (name: string, part: "before" | "after"): string => join(CHANGES, name, part);

export const changeFile = (name: string): string => join(CHANGES, name, "plan.json");

/** What Terraform printed of the plan, a new copy each time. */
export const recordedChange = (name: string): unknown => JSON.parse(readFileSync(changeFile(name), "utf8"));

export const readChange = (name: string): TerraformReading =>
  parseTerraform(readFileSync(changeFile(name), "utf8"), `${name}.json`);

interface Change {
  readonly change: { readonly actions: readonly string[] };
}

/** The tags of a resource are a change like any other, and nobody reads how a refreshed value came about. */
const LEFT_OUT = new Set([...NOISE, "resource_drift"].filter((name) => name !== "tags"));

/** A plan as it is kept: a line for each resource, and without the values of what does not change, which it has elsewhere. */
export function printChange(plan: unknown): string {
  const { resource_changes: changes, ...rest } = plan as { readonly resource_changes?: readonly Change[] };
  const kept = changes?.map((one) =>
    one.change.actions[0] === "no-op"
      ? { ...one, change: { ...one.change, before: undefined, after: undefined } }
      : one,
  );
  const text = JSON.stringify({ ...rest, resource_changes: kept }, (name, value) =>
    LEFT_OUT.has(name) ? undefined : value,
  );
  return `${lines(JSON.parse(text))}\n`;
}

function lines(value: unknown): string {
  if (Array.isArray(value) && value.length > 0) {
    return `[\n${value.map(lines).join(",\n")}\n]`;
  }
  const isResource = typeof value === "object" && value !== null && ("address" in value || "references" in value);
  if (typeof value !== "object" || value === null || Array.isArray(value) || isResource) {
    return JSON.stringify(value);
  }
  const members = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${lines(inner)}`);
  return `{\n${members.join(",\n")}\n}`;
}
