import { ScaleToZeroError } from "../../errors";
import { APPLIED_OUTPUT, APPLIED_VARIABLE } from "./applied-endpoints";

export const noSource = (): ScaleToZeroError =>
  new ScaleToZeroError(
    `nothing to verify is given; use one of --outputs FILE, --state FILE, --plan FILE or --endpoint NAME, or the variable ${APPLIED_VARIABLE}`,
  );

export const noPath = (option: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${option} is an empty path; give the path of a file, or - for standard input (if the path comes from a variable, check that the variable is set)`,
  );

export const severalSources = (given: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(`${given.join(" and ")} cannot be combined; use only one of them`);

export const noAppliedOutput = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: has no output that states what to verify; with the modules, add \`output "${APPLIED_OUTPUT}" { value = module.<name>.${APPLIED_OUTPUT} }\` to the root module (docs/verify.md has the value for your own resources); with CDKTF, add \`new AppliedEndpointsOutput(this, "${APPLIED_OUTPUT}", { endpoints: [...] })\` to the stack; or use --state (cdktf omits sensitive outputs without --outputs-file-include-sensitive-outputs)`,
  );

export const unknownAppliedVersion = (file: string, version: unknown): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: ${APPLIED_OUTPUT} is ${JSON.stringify(version)?.slice(0, 20)}, but this version reads 1; use the version of the package that wrote it`,
  );

export const badApplied = (file: string, path: string, problem: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: ${path} cannot be used: ${problem}`);

export const wrongKind = (file: string, option: string, kind: string): ScaleToZeroError =>
  new ScaleToZeroError(
    kind === "synthesized"
      ? `${file}: is synthesized JSON, which does not contain what was applied; give --${option} the output of \`terraform show -json\``
      : `${file}: is a ${kind}; use --${kind}`,
  );

export const nothingToVerify = (file: string, option: "plan" | "state"): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: has no SageMaker endpoint and no inference component to verify${
      option === "state"
        ? "; run `terraform show -json` in the folder where the endpoint was applied, or add `-chdir=FOLDER` to terraform (with CDKTF: cdktf.out/stacks/NAME)"
        : ""
    }`,
  );

export const namelessEndpoint = (file: string, address: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: the name of ${address} is unknown before apply; use the state instead: \`terraform show -json > state.json\``,
  );

export const twoConfigurations = (name: string, left: string, right: string): ScaleToZeroError =>
  new ScaleToZeroError(`endpoint ${name} has two configurations, ${left} and ${right}; remove one of them`);

export const twoRegions = (name: string, left: string, right: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `endpoint ${name} is in ${left} and in ${right}, but one run verifies one Region; verify the outputs of each stack separately`,
  );

export const noNames = (): ScaleToZeroError =>
  new ScaleToZeroError("the list of endpoints to verify is empty; name at least one endpoint");

export const badEndpointName = (name: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `--endpoint ${JSON.stringify(name)} is not a valid endpoint name; use at most 63 letters, digits and hyphens (SageMaker API, DescribeEndpoint)`,
  );

export const severalRegions = (source: string, regions: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `${source}: has endpoints in ${regions.join(", ")}, but one run verifies one Region; verify the outputs of each stack separately, or use --endpoint with --region`,
  );
