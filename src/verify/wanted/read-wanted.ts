import { type GivenAt, pathAt, readGiven, STANDARD_INPUT } from "../../topology";
import { DEFAULT_MAX_BYTES, parseJson, readJsonFile } from "../../topology/terraform/source-text";
import { APPLIED_VARIABLE } from "./applied-endpoints";
import { noPath, noSource, severalSources } from "./errors";
import { wantedOfOutputs } from "./from-outputs";
import { wantedOfTerraform } from "./from-terraform";
import { wantedOfNames } from "./names";
import type { Wanted } from "./wanted";

/** The source of what to verify: one of these. */
export interface WantedSource {
  /** Output of `cdktf deploy --outputs-file` or `terraform output -json`; `-` is standard input. */
  readonly outputs?: string;
  /** Output of `terraform show -json` of a state; `-` is standard input. */
  readonly state?: string;
  /** Output of `terraform show -json` of the applied plan; `-` is standard input. */
  readonly plan?: string;
  readonly endpoint?: readonly string[];
}

export interface SourceContext extends GivenAt {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads what to verify, from an option or from the environment.
 *
 * @throws ScaleToZeroError if there is no source, more than one, or if the source is not valid
 */
export async function readWanted(source: WantedSource, context: SourceContext): Promise<Wanted> {
  const { outputs, state, plan, endpoint } = source;
  const given = (["outputs", "state", "plan", "endpoint"] as const).filter((kind) => source[kind] !== undefined);
  if (given.length > 1) {
    throw severalSources(given.map((kind) => `--${kind}`));
  }
  const [kind] = given;
  if (kind !== undefined && source[kind] === "") {
    throw noPath(`--${kind}`);
  }
  if (outputs !== undefined) {
    return outputsFrom(outputs, context);
  }
  if (state !== undefined) {
    return terraformFrom(state, "state", context);
  }
  if (plan !== undefined) {
    return terraformFrom(plan, "plan", context);
  }
  return endpoint === undefined ? fromEnvironment(context) : wantedOfNames(endpoint);
}

function fromEnvironment({ env }: SourceContext): Wanted {
  const text = env[APPLIED_VARIABLE];
  if (text === undefined || text === "") {
    throw noSource();
  }
  return wantedOfOutputs(parseJson(text, APPLIED_VARIABLE), APPLIED_VARIABLE);
}

async function outputsFrom(file: string, context: SourceContext): Promise<Wanted> {
  if (file === STANDARD_INPUT) {
    const { text, name } = await context.stdin();
    return wantedOfOutputs(parseJson(text, name), name);
  }
  return wantedOfOutputs(readJsonFile(pathAt(file, context.cwd), DEFAULT_MAX_BYTES), file);
}

async function terraformFrom(file: string, kind: "plan" | "state", context: SourceContext): Promise<Wanted> {
  const { name, reading } = await readGiven(file, context);
  return wantedOfTerraform(reading, kind, name);
}
