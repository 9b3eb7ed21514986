import { ScaleToZeroError } from "../../errors";
import { APPLIED_OUTPUT, APPLIED_VARIABLE } from "./applied-endpoints";

export const noSource = (): ScaleToZeroError =>
  new ScaleToZeroError(
    `say what to verify: one of --outputs FILE, --state FILE, --plan FILE or --endpoint NAME, or the variable ${APPLIED_VARIABLE}`,
  );

export const noPath = (option: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${option} is given an empty path: give that of a file, or - for standard input (is the variable set that should hold it?)`,
  );

export const severalSources = (given: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `${given.join(" and ")} cannot be given together: each says by itself what to verify; leave one`,
  );

export const noAppliedOutput = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: holds no output that says what to verify; with the modules add \`output "${APPLIED_OUTPUT}" { value = module.<name>.${APPLIED_OUTPUT} }\` to the root module (docs/verify.md has the value for resources of your own), with CDKTF \`new AppliedEndpointsOutput(this, "${APPLIED_OUTPUT}", { endpoints: [...] })\` to the stack; or give --state (a sensitive output is left out by cdktf unless --outputs-file-include-sensitive-outputs is given)`,
  );

export const unknownAppliedVersion = (file: string, version: unknown): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: ${APPLIED_OUTPUT} is ${JSON.stringify(version)?.slice(0, 20)}, this version reads 1; use the version of the package that wrote it`,
  );

export const badApplied = (file: string, path: string, problem: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: ${path} cannot be used: ${problem}`);

export const wrongKind = (file: string, option: string, kind: string): ScaleToZeroError =>
  new ScaleToZeroError(
    kind === "synthesized"
      ? `${file}: is synthesized JSON, which does not say what was applied; give --${option} what \`terraform show -json\` prints`
      : `${file}: is a ${kind}; give it with --${kind}`,
  );

export const nothingToVerify = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: holds no SageMaker endpoint and no inference component; there is nothing to verify`);

export const namelessEndpoint = (file: string, address: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: the name of ${address} is not known before apply; give the state instead: \`terraform show -json > state.json\``,
  );

export const twoConfigurations = (name: string, left: string, right: string): ScaleToZeroError =>
  new ScaleToZeroError(`endpoint ${name} is wanted on two configurations, ${left} and ${right}: which one?`);

export const twoRegions = (name: string, left: string, right: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `endpoint ${name} is wanted in ${left} and in ${right}, and one region is verified in a run; give each stack's outputs by itself`,
  );

export const noNames = (): ScaleToZeroError =>
  new ScaleToZeroError("the list of endpoints to verify is empty, and nothing is no success: name one at least");

export const badEndpointName = (name: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `--endpoint ${JSON.stringify(name)} is no name of an endpoint: letters, digits and hyphens, at most 63 (SageMaker API, DescribeEndpoint)`,
  );

export const severalRegions = (source: string, regions: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `${source}: holds endpoints in ${regions.join(", ")}, and one region is verified in a run; give each stack's outputs by itself, or --endpoint with --region`,
  );
