import { limits, type NameLimit } from "../../catalogue/limits";
import { isKnown, type Optional, type Topology } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { type Addressed, finding } from "../finding";
import { rule } from "../rule";

type Limit = Pick<NameLimit, "maxLength"> & Partial<Pick<NameLimit, "pattern" | "allowed">>;

/** A type of resource that has a name. */
interface Named {
  readonly argument: string;
  readonly limit: Limit;
  readonly among: (topology: Topology) => readonly (Addressed & { readonly name: Optional<string> })[];
}

/** The limit of the API. The constructs reserve space for a hash. */
const MODEL_NAME: NameLimit = { ...limits.names.model, maxLength: 63 };

/** AWS accepts a slash; only an import into Terraform does not work with it. */
const POLICY_NAME: Limit = { maxLength: limits.names.policy.maxLength, pattern: "^.+$", allowed: "may not be empty" };

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html */
const ACTION_NAME: Limit = {
  maxLength: 256,
  pattern: "^(?! )[^\\u0000-\\u001f\\u007f-\\u009f:/|]+(?<! )$",
  allowed: "may not be empty, begin or end with a blank, or hold one of : / |",
};

export const nameShapes = rule({
  id: "C09",
  slug: "name-shapes",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "Names must have the format and the length that the API accepts",
  why: "AWS rejects the name during apply, when part of the stack already exists.",
  remedy: "Use at most 63 letters, digits and hyphens. Do not start or end with a hyphen.",
  source: sagemakerApi("CreateInferenceComponent"),
  *check(topology) {
    for (const { argument, limit, among } of NAMES) {
      const pattern = limit.pattern === undefined ? undefined : new RegExp(limit.pattern);
      for (const node of among(topology)) {
        const { name } = node;
        if (!isKnown(name) || (name.length <= limit.maxLength && pattern?.test(name) !== false)) {
          continue;
        }
        const long = `it has ${name.length} characters, and at most ${limit.maxLength} are allowed`;
        yield finding(node, {
          what: `${argument} is ${JSON.stringify(name)}: ${name.length > limit.maxLength ? long : `it ${limit.allowed}`}`,
          fix: suggestion(argument, name, limit),
        });
      }
    }
  },
});

const NAMES: readonly Named[] = [
  { argument: "name", limit: limits.names.endpoint, among: ({ endpoints }) => endpoints },
  { argument: "name", limit: limits.names.endpoint, among: ({ endpointConfigurations: all }) => all },
  { argument: "variant_name", limit: limits.names.variant, among: ({ variants }) => variants },
  { argument: "InferenceComponentName", limit: limits.names.component, among: ({ inferenceComponents: all }) => all },
  { argument: "name", limit: MODEL_NAME, among: ({ models }) => models },
  { argument: "name", limit: POLICY_NAME, among: ({ scalingPolicies }) => scalingPolicies },
  { argument: "name", limit: ACTION_NAME, among: ({ scheduledActions }) => scheduledActions },
  { argument: "alarm_name", limit: limits.names.alarm, among: ({ alarms }) => alarms },
];

function suggestion(argument: string, name: string, { maxLength, pattern }: Limit): string {
  const better = name
    .replace(/[^a-zA-Z0-9-]+/g, "-")
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, "");
  const fits = better !== "" && better !== name && (pattern === undefined || new RegExp(pattern).test(better));
  if (name === "") {
    return `${argument} = a name that is not empty`;
  }
  return fits ? `${argument} = "${better}"` : `a shorter ${argument}, of at most ${maxLength} characters`;
}
