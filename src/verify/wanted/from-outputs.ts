import { z } from "zod";
import type { ExpectedEndpoint } from "../../topology";
import { isObject, type JsonObject, member } from "../../topology/attributes/json";
import { APPLIED_OUTPUT, APPLIED_VERSION } from "./applied-endpoints";
import { badApplied, noAppliedOutput, unknownAppliedVersion, wrongKind } from "./errors";
import { merged } from "./merged";
import { endpointName } from "./names";
import type { Wanted } from "./wanted";

const text = () => z.string("must be a text").min(1, "may not be empty").max(63, "may have 63 characters at most");

const endpoint = z.object({
  endpoint_name: text().regex(endpointName, "must be the name of an endpoint"),
  endpoint_config_name: text().nullish(),
  inference_component_names: z.array(text(), "must be a list").nullish(),
  region: text().nullish(),
  acknowledged: z.array(z.object({ rule: text(), reason: z.string() }), "must be a list").nullish(),
});

const endpoints = z.array(endpoint, "must be a list").min(1, "may not be empty");

/** Deeper than any output of a module in a stack. A file can have any depth. */
const MAX_DEPTH = 12;

/**
 * Reads what was applied from outputs: from `cdktf deploy --outputs-file`, which groups them by stack, from
 * `terraform output -json`, where each has a `value`, or from the document alone.
 *
 * @param name the name of the source in errors
 * @throws ScaleToZeroError if it does not state what was applied, or if the statement is not valid
 */
export function wantedOfOutputs(document: unknown, name: string): Wanted {
  const other = terraformKind(document);
  if (other !== undefined) {
    throw wrongKind(name, "outputs", other);
  }
  const found = [...appliedIn(document, [])];
  if (found.length === 0) {
    throw noAppliedOutput(name);
  }
  return { source: name, applied: true, endpoints: merged(found.flatMap((applied) => read(applied, name))) };
}

/** The output of `terraform show -json` contains outputs and more: with its own option, all of it is verified. */
function terraformKind(document: unknown): "plan" | "state" | undefined {
  if (typeof member(document, "format_version") !== "string") {
    return undefined;
  }
  return member(document, "planned_values") === undefined ? "state" : "plan";
}

interface Found {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
}

function* appliedIn(value: unknown, path: Found["path"]): Generator<Found> {
  if (path.length > MAX_DEPTH) {
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* appliedIn(item, [...path, index]);
    }
  } else if (isObject(value) && Object.hasOwn(value, "endpoints") && Object.hasOwn(value, APPLIED_OUTPUT)) {
    yield { value, path };
  } else if (isTerraformOutput(value)) {
    // The type beside it has the same members.
    yield* appliedIn(value.value, [...path, "value"]);
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* appliedIn(inner, [...path, key]);
    }
  }
}

/** An output in the format of `terraform output -json`. */
const isTerraformOutput = (value: unknown): value is JsonObject =>
  typeof member(value, "sensitive") === "boolean" && Object.hasOwn(Object(value), "value");

function read({ value, path }: Found, name: string): readonly ExpectedEndpoint[] {
  const version = member(value, APPLIED_OUTPUT);
  if (version !== APPLIED_VERSION) {
    throw unknownAppliedVersion(name, version);
  }
  const parsed = endpoints.safeParse(member(value, "endpoints"));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = [...path, "endpoints", ...(issue?.path ?? [])].map(String).join(".");
    throw badApplied(name, where, issue?.message ?? "must be something else");
  }
  return parsed.data.map(expectedEndpoint);
}

function expectedEndpoint(one: z.output<typeof endpoint>): ExpectedEndpoint {
  const { endpoint_config_name: configName, region, acknowledged } = one;
  return {
    name: one.endpoint_name,
    components: one.inference_component_names ?? [],
    // Terraform writes null for an omitted value.
    ...(configName == null ? {} : { configName }),
    ...(region == null ? {} : { region }),
    ...(acknowledged == null ? {} : { acknowledged }),
  };
}
