import { run } from "../../src/cli/run";
import type { RandomClock } from "../../src/clock";
import type { Rule } from "../../src/rules/rule";
import { alarmRule } from "./reviews";
import { SteppingClock } from "./stepping-clock";

interface Given {
  readonly stdin?: string | Buffer;
  /** @default - a rule that finds fault with every alarm */
  readonly rules?: readonly Rule[];
  readonly cwd?: string;
  readonly isTTY?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** @default - time goes by while somebody sleeps */
  readonly clock?: RandomClock;
}

/** Runs the command line in this process. */
export async function scaleToZero(argv: readonly string[], given: Given = {}) {
  const {
    stdin = "",
    rules = [alarmRule],
    cwd = process.cwd(),
    isTTY = false,
    env = {},
    clock = new SteppingClock(),
  } = given;
  const printed = { stdout: "", stderr: "" };
  const output = (name: keyof typeof printed) => ({
    isTTY,
    write: (text: string) => {
      printed[name] += text;
    },
  });
  const code = await run(argv, {
    stdin: inChunks(Buffer.from(stdin)),
    stdout: output("stdout"),
    stderr: output("stderr"),
    env,
    cwd,
    clock,
    rules: () => rules,
  });
  return { code, ...printed };
}

/** As a pipe gives it: a character may lie across two chunks. */
async function* inChunks(bytes: Buffer) {
  for (let start = 0; start < bytes.length; start += 7) {
    yield bytes.subarray(start, start + 7);
  }
}

/** Synthesized Terraform JSON of a real-time endpoint with one alarm on refused requests, enough for a rule to speak. */
export const stackJson = (name = "llm") => ({
  resource: {
    aws_sagemaker_endpoint: { this: { name, endpoint_config_name: `${name}-1` } },
    aws_sagemaker_endpoint_configuration: {
      this: {
        name: `${name}-1`,
        execution_role_arn: "arn:aws:iam::123456789012:role/sagemaker",
        production_variants: [
          {
            variant_name: "main",
            instance_type: "ml.g5.xlarge",
            managed_instance_scaling: { status: "ENABLED", min_instance_count: 0, max_instance_count: 2 },
          },
        ],
      },
    },
    aws_cloudwatch_metric_alarm: {
      wake: {
        alarm_name: `${name}-wake`,
        namespace: "AWS/SageMaker",
        metric_name: "HasBacklogWithoutCapacity",
        dimensions: { EndpointName: name },
      },
    },
  },
});
