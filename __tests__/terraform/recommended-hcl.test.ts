import { allRules } from "../../src/rules/all-rules";
import { scaleToZero } from "../support/command-line";
import { moduleFolder } from "../support/printed-modules";
import { configurationWorkspace, describeTerraform } from "../support/terraform";

/** The inputs of a module, by their names. */
type Inputs = Readonly<Record<string, string>>;

/** What a simulation measures, and a recommendation promises. */
interface Numbers {
  readonly instanceHours: number;
  readonly cost: { readonly amount: number } | null;
  readonly idleToZero: { readonly instancesSeconds: number | null };
  readonly refused: number;
  readonly wakes: number;
}

const FLAGS = ["--days", "2", "--traffic", "weekday", "--format", "json"];

const written = (inputs: Inputs): string =>
  Object.entries(inputs)
    .map(([name, value]) => `${name} = ${value}`)
    .join("\n    ");

/** As `--recommend` prints them: `wake = { copies = 2 }`. */
const read = (lines: readonly string[]): Inputs =>
  Object.fromEntries(
    lines.map((line) => {
      const [, name = "", value = ""] = /^(\w+) += (.+)$/.exec(line) ?? [];
      return [name, value];
    }),
  );

async function planned(configuration: string): Promise<string> {
  const workspace = await configurationWorkspace(configuration);
  expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
  return JSON.stringify(await workspace.plan());
}

/** Runs a command on a plan. */
async function answer(plan: string, command: string, flags: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await scaleToZero([command, "-", ...flags], { stdin: plan, rules: allRules });
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

const numbersOf = ({ instanceHours, cost, idleToZero, refused, wakes }: Numbers): Numbers => ({
  instanceHours,
  cost: cost === null ? null : { amount: cost.amount },
  refused,
  wakes,
  idleToZero: { instancesSeconds: idleToZero.instancesSeconds },
});

async function recommended(plan: string): Promise<{ readonly changed: Inputs; readonly promised: Numbers }> {
  const flags = [...FLAGS, "--recommend", "--max-wait", "30m"];
  const [{ best }] = JSON.parse(await answer(plan, "simulate", flags)).endpoints;
  expect(best.meets).toBe(true);
  return { changed: read(best.changes[0].hcl), promised: numbersOf(best) };
}

async function simulated(plan: string): Promise<Numbers> {
  const [{ requests, wakeCount, ...measured }] = JSON.parse(await answer(plan, "simulate", FLAGS)).endpoints;
  return numbersOf({ ...measured, refused: requests.refused, wakes: wakeCount });
}

const realtime = (inputs: Inputs): string => `provider "aws" { region = "us-east-1" }
module "chat" {
  source             = "${moduleFolder("realtime-endpoint")}"
  endpoint_name      = "chat"
  instance_type      = "ml.g5.12xlarge"
  max_instance_count = 2
  inference_components = { llama = {
    model_name          = "llama3-8b"
    accelerator_devices = 1
    min_memory_mb       = 1024
    ${written(inputs)}
  } }
}
`;

const asynchronous = (inputs: Inputs): string => `provider "aws" { region = "us-east-1" }
module "documents" {
  source        = "${moduleFolder("async-endpoint")}"
  endpoint_name = "documents"
  instance_type = "ml.g5.xlarge"
  model         = { image = "763104351884.dkr.ecr.us-east-1.amazonaws.com/tgi:1", model_data_url = "s3://models/a.tar.gz" }
  output        = { s3_output_path = "s3://answers/out/" }
  input_s3_uris = ["s3://answers/in/"]
  ${written(inputs)}
}
`;

const CASES: readonly (readonly [string, (inputs: Inputs) => string, Inputs, readonly string[]])[] = [
  [
    "a component with an idle timeout of an hour and a wake of two copies",
    realtime,
    { max_copies: "4", idle_timeout_seconds: "3600", wake: "{ copies = 2 }" },
    ["idle_timeout_seconds", "wake"],
  ],
  [
    "a component that never sleeps",
    realtime,
    { min_copies: "1", max_copies: "2" },
    ["idle_timeout_seconds", "min_copies"],
  ],
  [
    "an asynchronous endpoint",
    asynchronous,
    { max_instance_count: "3", idle_timeout_seconds: "3600" },
    ["idle_timeout_seconds", "max_instance_count"],
  ],
];

describeTerraform.each(CASES)("the HCL that is recommended for %s", (_, configuration, inputs, names) => {
  it("makes a configuration that Terraform accepts, that passes the check and that does what was promised", async () => {
    const before = await planned(configuration(inputs));
    const { changed, promised } = await recommended(before);
    expect(Object.keys(changed)).toEqual(names);
    const after = await planned(configuration({ ...inputs, ...changed }));
    await answer(after, "check", ["--fail-on", "warning"]);
    expect(await simulated(after)).toEqual(promised);
    expect(await simulated(before)).not.toEqual(promised);
  });
});
