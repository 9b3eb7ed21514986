import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTerraform, type TerraformReading } from "../../src/topology";
import { printPlan } from "./plan-fixture";

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

/** A plan as it is kept: without the values of what does not change, which it has elsewhere. */
export function printChange(plan: unknown): string {
  const { resource_changes: changes, ...rest } = plan as { readonly resource_changes?: readonly Change[] };
  const kept = changes?.map((one) =>
    one.change.actions[0] === "no-op"
      ? { ...one, change: { ...one.change, before: undefined, after: undefined } }
      : one,
  );
  return printPlan({ ...rest, resource_changes: kept });
}
