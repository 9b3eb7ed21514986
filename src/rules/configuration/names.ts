import { limits, type NameLimit } from "../../catalogue/limits";
import { isKnown, type Optional, type Topology } from "../../topology";
import { sagemakerApi } from "../documents";
import { type Addressed, finding } from "../finding";
import { rule } from "../rule";

/** A name as it was written. */
interface Named {
  readonly on: Addressed;
  readonly argument: string;
  readonly name: Optional<string>;
  readonly limit: Pick<NameLimit, "maxLength"> & Partial<Pick<NameLimit, "pattern" | "allowed">>;
}

/** The API's own length; the constructs leave room for a hash. */
const MODEL_NAME: NameLimit = { ...limits.names.model, maxLength: 63 };
/** A slash is legal, and only in the way of an import. */
const POLICY_NAME = { maxLength: limits.names.policy.maxLength };

export const nameShapes = rule({
  id: "C09",
  slug: "name-shapes",
  severity: "error",
  evidence: "verified",
  title: "Names have the shape and the length that the API takes",
  why: "The service refuses them when they are applied, with the rest of the stack half done.",
  remedy: "Letters, digits and hyphens, up to 63 of them, with neither end a hyphen.",
  source: sagemakerApi("CreateInferenceComponent"),
  *check(topology) {
    for (const { on, argument, name, limit } of names(topology)) {
      const problem = isKnown(name) ? problemOf(name, limit) : undefined;
      if (problem !== undefined) {
        yield finding(on, {
          what: `${argument} is ${JSON.stringify(name)}: ${problem}`,
          fix: suggestion(argument, String(name), limit),
        });
      }
    }
  },
});

function* names(topology: Topology): Generator<Named> {
  const { names } = limits;
  for (const on of topology.endpoints) {
    yield { on, argument: "name", name: on.name, limit: names.endpoint };
  }
  for (const on of topology.endpointConfigurations) {
    yield { on, argument: "name", name: on.name, limit: names.endpoint };
  }
  for (const on of topology.variants) {
    yield { on, argument: "variant_name", name: on.name, limit: names.variant };
  }
  for (const on of topology.inferenceComponents) {
    yield { on, argument: "InferenceComponentName", name: on.name, limit: names.component };
  }
  for (const on of topology.models) {
    yield { on, argument: "name", name: on.name, limit: MODEL_NAME };
  }
  for (const on of topology.scalingPolicies) {
    yield { on, argument: "name", name: on.name, limit: POLICY_NAME };
  }
  for (const on of topology.alarms) {
    yield { on, argument: "alarm_name", name: on.name, limit: names.alarm };
  }
}

function problemOf(name: string, { maxLength, pattern, allowed }: Named["limit"]): string | undefined {
  if (name.length > maxLength) {
    return `it has ${name.length} characters, ${maxLength} are allowed`;
  }
  return pattern === undefined || new RegExp(pattern).test(name) ? undefined : `it ${allowed}`;
}

function suggestion(argument: string, name: string, { maxLength, pattern }: Named["limit"]): string {
  const better = name
    .replace(/[^a-zA-Z0-9-]+/g, "-")
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, "");
  const fits = better !== "" && better !== name && (pattern === undefined || new RegExp(pattern).test(better));
  return fits ? `${argument} = "${better}"` : `a shorter ${argument}, of ${maxLength} characters at most`;
}
