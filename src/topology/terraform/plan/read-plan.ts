import { z } from "zod";
import { at, isObject, type JsonObject, member } from "../../attributes/json";
import { type Inventory, inventoryOf, type Resource } from "../../inventory";
import type { Limit, SourceKnowledge } from "../../limits";
import { type SecretValues, secretsOfPlan } from "../changes/secret-values";
import { providersOfPlan, regionsOfPlan } from "../provider";
import { type PlanKnowledge, readRecorded } from "../recorded";
import { check } from "../schema";
import { SecretTexts } from "../secret-texts";
import { SensitiveArguments } from "../sensitive-arguments";
import { changesIn } from "./change";
import { forgottenIn } from "./forgotten";
import { destruction, isRefreshOnly, REFRESH_ONLY } from "./mode";
import { partiality } from "./partial";

/** A module of a plan or state. What is in it is checked on the way through. */
const rootModule = z.custom<JsonObject>(isObject, "an object");

const values = z.object({ root_module: rootModule }, "an object").nullish();

const list = z.custom<readonly unknown[]>(Array.isArray, "a list").nullish();

/** @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation */
const planSchema = z.object(
  {
    planned_values: values,
    prior_state: z.object({ values }, "an object").nullish(),
    resource_changes: list,
    deferred_changes: list,
    complete: z.boolean("true or false").nullish(),
    errored: z.boolean("true or false").nullish(),
    variables: z.unknown().optional(),
    configuration: z
      .object({ root_module: rootModule, provider_config: z.unknown().optional() }, "an object")
      .nullish(),
  },
  "an object",
);

/** @see https://developer.hashicorp.com/terraform/internals/json-format#state-representation */
const stateSchema = z.object({ values }, "an object");

/** What a document says that is. */
export interface Read {
  readonly inventory: Inventory;
  readonly knowledge: SourceKnowledge;
}

/** What there will be (the planned values) and what there was (the prior state, read on demand). */
export interface PlanRead {
  readonly after: Read;
  before(): Read;
}

export function readPlan(file: string, document: unknown): PlanRead {
  const plan = check(planSchema, document, file);
  const configuration = plan.configuration?.root_module ?? undefined;
  const configured = plan.configuration?.provider_config;
  const variables = { values: plan.variables, declarations: member(configuration, "variables") };
  const providers = providersOfPlan(configured, variables);
  const known = { configuration, regions: regionsOfPlan(configured, variables), secrets: new SecretTexts() };

  const planned = plan.planned_values?.root_module;
  const prior = plan.prior_state?.values?.root_module;
  const changes = changesIn(plan.resource_changes ?? []);
  const read = (
    root: unknown,
    path: typeof PLANNED,
    knowledge: PlanKnowledge,
    { limits = [], ...others }: SourceKnowledge = {},
    added: (sensitive: SensitiveArguments) => readonly Resource[] = () => [],
  ): Read => {
    const sensitive = new SensitiveArguments();
    const resources = readRecorded(file, root, path, { ...knowledge, sensitive });
    const inventory = inventoryOf([...providers, ...resources, ...added(sensitive)]);
    return {
      inventory,
      knowledge: { ...others, limits: [...limits, ...sensitive.limits], sensitive: sensitive.byNode },
    };
  };
  const before = () => read(prior, PRIOR, known);

  const parts = { planned, prior, changes };
  const partial = partiality(plan, { planned, configuration, changes });
  if (isRefreshOnly(parts)) {
    // The state is whole, whatever was targeted.
    const limits: readonly Limit[] = [REFRESH_ONLY, ...partial.filter(({ kind }) => kind === "errored")];
    return { after: read(prior, PRIOR, known, { limits }), before };
  }
  let secrets: SecretValues | undefined;
  const forgotten = forgottenIn(changes, (text) => {
    secrets ??= secretsOfPlan(plan);
    return secrets.isIn(text);
  });
  // Terraform before 1.15.6 has them among the planned values all the same, without any values.
  const gone = new Set(forgotten.flatMap(({ address, isReplaced }) => (isReplaced ? [] : [address])));
  const stays = (address: string) => gone.has(address);
  const left = (sensitive: SensitiveArguments): readonly Resource[] =>
    gone.size === 0 ? [] : readRecorded(file, prior, PRIOR, { ...known, sensitive, isWanted: stays });
  const after = read(
    planned,
    PLANNED,
    { ...known, changes: plan.resource_changes ?? [], ...(gone.size > 0 && { isWanted: (one) => !stays(one) }) },
    { limits: [...destruction(parts), ...partial], otherwise: "known after apply" },
    (sensitive) => [...left(sensitive), ...forgotten],
  );
  return { after, before };
}

const PLANNED = at({ step: "planned_values" }, "root_module");
const PRIOR = at(at({ step: "prior_state" }, "values"), "root_module");

export function readState(file: string, document: unknown): Read {
  const state = check(stateSchema, document, file);
  const sensitive = new SensitiveArguments();
  const resources = readRecorded(file, state.values?.root_module, at({ step: "values" }, "root_module"), { sensitive });
  return {
    inventory: inventoryOf(resources),
    knowledge: { limits: sensitive.limits, sensitive: sensitive.byNode },
  };
}
