import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the plans are that Terraform made, beside the configurations that it made them of. */
export const PLAN_FIXTURES = join(__dirname, "../fixtures/topology");

export const planFile = (name: string): string => join(PLAN_FIXTURES, name, "plan.json");

/** The folders that hold a configuration in HCL. */
export const hclFixtures = (): readonly string[] =>
  readdirSync(PLAN_FIXTURES).filter((name) => existsSync(join(PLAN_FIXTURES, name, "main.tf")));

/** What Terraform printed of a plan, a new copy each time. */
export const recordedPlan = (name: string): unknown => JSON.parse(readFileSync(planFile(name), "utf8"));

/** Plans and states of one configuration, made in every way that Terraform can. */
const PLAN_MODES = join(__dirname, "../fixtures/plans");

export const MODES_CONFIGURATION = join(PLAN_MODES, "main.tf");

export const modeFile = (name: string): string => join(PLAN_MODES, `${name}.json`);

export const recordedMode = (name: string): unknown => JSON.parse(readFileSync(modeFile(name), "utf8"));

/** What no reader looks at and what is another on every machine: a fixture is to be read by people, too. */
export const NOISE = new Set([
  ...["relevant_attributes", "timestamp", "checks", "applyable", "output_changes"],
  ...["tags", "tags_all", "timeouts", "provider_name", "schema_version", "schema"],
  ...[
    "access_key",
    "secret_key",
    "skip_credentials_validation",
    "skip_metadata_api_check",
    "skip_requesting_account_id",
  ],
]);

/** A plan as it is kept in a fixture. */
export const printPlan = (plan: unknown): string =>
  `${JSON.stringify(plan, (key, value) => (NOISE.has(key) ? undefined : value), 1)}\n`;
