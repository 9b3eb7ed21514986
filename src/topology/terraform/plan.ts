import { z } from "zod";
import { at, isObject, type JsonObject, member } from "../attributes/json";
import { type Inventory, inventoryOf } from "../inventory";
import { providersOfPlan, regionsOfPlan } from "./provider";
import { readRecorded } from "./recorded";
import { check } from "./schema";

/** A module of a plan or state. What is in it is checked on the way through. */
const rootModule = z.custom<JsonObject>(isObject, "an object");

const values = z.object({ root_module: rootModule }, "an object").optional();

/** @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation */
const planSchema = z.object(
  {
    planned_values: values,
    prior_state: z.object({ values }, "an object").optional(),
    resource_changes: z.custom<readonly unknown[]>(Array.isArray, "a list").optional(),
    variables: z.unknown().optional(),
    configuration: z
      .object({ root_module: rootModule, provider_config: z.unknown().optional() }, "an object")
      .optional(),
  },
  "an object",
);

/** @see https://developer.hashicorp.com/terraform/internals/json-format#state-representation */
const stateSchema = z.object({ values }, "an object");

/** What there will be (the planned values) and what there was (the prior state, read on demand). */
export interface PlanInventories {
  readonly after: Inventory;
  before(): Inventory;
}

export function readPlan(file: string, document: unknown): PlanInventories {
  const plan = check(planSchema, document, file);
  const configuration = plan.configuration?.root_module;
  const changes = plan.resource_changes ?? [];
  const planned = at({ step: "planned_values" }, "root_module");
  const prior = at(at({ step: "prior_state" }, "values"), "root_module");
  const configured = plan.configuration?.provider_config;
  const variables = { values: plan.variables, declarations: member(configuration, "variables") };
  const providers = providersOfPlan(configured, variables);
  const known = { configuration, regions: regionsOfPlan(configured, variables) };
  const after = readRecorded(file, plan.planned_values?.root_module, planned, { ...known, changes });
  const before = () => readRecorded(file, plan.prior_state?.values?.root_module, prior, known);
  return {
    after: inventoryOf([...providers, ...after]),
    before: () => inventoryOf([...providers, ...before()]),
  };
}

export function readState(file: string, document: unknown): Inventory {
  const state = check(stateSchema, document, file);
  return inventoryOf(readRecorded(file, state.values?.root_module, at({ step: "values" }, "root_module")));
}
