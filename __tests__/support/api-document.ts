import { isList, isObject, type Json, type JsonObject } from "./terraform-plan";

/** Blocks of which there may be several; of all others there is one at most. */
const LISTS = ["production_variants", "step_adjustment", "alarm_actions", "dimensions"];

/** What the provider calls otherwise than the API. */
const API_NAMES: Readonly<Record<string, string>> = {
  step_adjustment: "StepAdjustments",
  name: "Name",
  value: "Value",
};

/** What the provider plans where nothing was said, and what the API does by itself. */
const DEFAULTS: JsonObject = { disable_scale_in: false, actions_enabled: true };

/** Terraform's own, which no API sees. */
const INTERNAL = ["id", "arn", "tags_all", "region"];

/**
 * The planned values of a resource as the request that creates it: PascalCase, numbers as numbers, and without what
 * was not said.
 * @param kind what the API calls the name: `PolicyName`
 */
export function apiDocument(values: JsonObject, kind = "Name"): JsonObject {
  const members = Object.entries(values)
    .filter(([key, value]) => !INTERNAL.includes(key) && isSaid(value) && DEFAULTS[key] !== value)
    .map(([key, value]) => [key === "name" ? kind : apiName(key), apiValue(key, value)]);
  return Object.fromEntries(members);
}

function apiValue(key: string, value: Json): Json {
  if (key === "dimensions" && isObject(value)) {
    return Object.entries(value).map(([Name, Value]) => ({ Name, Value }));
  }
  if (key === "metric_interval_lower_bound") {
    return Number(value);
  }
  if (isList(value)) {
    const members = value.map((member) => apiValue("", member));
    return LISTS.includes(key) ? members : (members[0] ?? null);
  }
  return isObject(value) ? apiDocument(value) : value;
}

function apiName(key: string): string {
  return API_NAMES[key] ?? key.replace(/(^|_)(\w)/g, (_match, _underscore, letter: string) => letter.toUpperCase());
}

function isSaid(value: Json): boolean {
  return value !== null && value !== "" && !(isList(value) && value.length === 0);
}
