import { Duration, FailOn } from "../../../src";
import { AppliedEndpointsOutput } from "../../../src/constructs/verification/applied-endpoints-output";
import { PostApplyVerification } from "../../../src/constructs/verification/post-apply-verification";
import type { PostApplyVerificationProps } from "../../../src/constructs/verification/post-apply-verification-props";
import { wantedOfOutputs } from "../../../src/verify/wanted/from-outputs";
import { asyncEndpoint, inferenceComponent, realtimeEndpoint } from "../../support/builders";
import { document } from "../../support/hcl-document";
import { problems, stackWithProvider, synthesized, untyped } from "../../support/synthesized";

function stackWithOutput() {
  const stack = stackWithProvider();
  const endpoint = realtimeEndpoint(stack, { minInstanceCount: 1 });
  new AppliedEndpointsOutput(stack, "scale_to_zero", { endpoints: [endpoint, asyncEndpoint(stack)] });
  // Later than the output: it counts all the same.
  inferenceComponent(stack, {}, endpoint).addAdapter("Lora", {
    inferenceComponentName: "lora",
    artifactUrl: "s3://bucket/lora.tar.gz",
  });
  return stack;
}

const outputs = (stack = stackWithOutput()) => synthesized(stack).output ?? {};

describe("the output for verify", () => {
  it("names what has to be there: endpoints, what they have to run, components and adapters, and where", () => {
    expect(outputs().scale_to_zero).toMatchObject({
      value: {
        scale_to_zero: 1,
        endpoints: [
          {
            endpoint_name: expect.stringMatching(/^\$\{aws_sagemaker_endpoint\.Llm_Endpoint_\w+\.name\}$/),
            endpoint_config_name: expect.stringMatching(
              /^\$\{aws_sagemaker_endpoint_configuration\.Llm_Configuration_\w+\.name\}$/,
            ),
            inference_component_names: ["llama", "lora"],
            region: expect.stringMatching(/^\$\{element\(split\(":", aws_sagemaker_endpoint\.\w+\.arn\), 3\)\}$/),
          },
          { endpoint_name: expect.stringContaining("Ocr_Endpoint"), inference_component_names: [] },
        ],
      },
    });
  });

  it("carries the findings that were asked for, so that verify does not report them", () => {
    const [endpoint] = wantedOfOutputs(literal(outputs()), "outputs").endpoints;
    expect(endpoint?.acknowledged).toContainEqual({ rule: "Z03", reason: "minInstanceCount asks for it" });
  });

  it("can be read by verify from what Terraform makes of it", () => {
    expect(wantedOfOutputs(literal(outputs()), "outputs").endpoints.map(({ components }) => components)).toEqual([
      ["llama", "lora"],
      [],
    ]);
  });
});

/** References as some text, each another one, as an apply would resolve them. */
const literal = (value: unknown): unknown => {
  let count = 0;
  return JSON.parse(
    JSON.stringify(value, (_, inner) => (typeof inner === "string" && inner.startsWith("${") ? `x${count++}` : inner)),
  );
};

function verification(props: Partial<PostApplyVerificationProps> = {}) {
  const stack = stackWithProvider();
  const endpoint = realtimeEndpoint(stack);
  const construct = new PostApplyVerification(stack, "Verification", { endpoints: [endpoint], ...props });
  inferenceComponent(stack, {}, endpoint);
  return { stack, construct };
}

interface Verified {
  readonly triggers_replace: string;
  readonly depends_on: readonly string[];
  readonly lifecycle: { readonly replace_triggered_by: readonly string[] };
  readonly provisioner: readonly { readonly "local-exec": Exec }[];
}

interface Exec {
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
}

function block(props: Partial<PostApplyVerificationProps> = {}): Verified {
  const all = Object.entries(synthesized(verification(props).stack).resource?.terraform_data ?? {});
  return untyped(all.find(([name]) => name === "Verification")?.[1]);
}

const exec = (props?: Partial<PostApplyVerificationProps>): Exec =>
  block(props).provisioner[0]?.["local-exec"] ?? { command: "", environment: {} };

describe("a verification after each apply", () => {
  it("runs verify, whose environment states what to verify", () => {
    const { command, environment } = exec();
    expect(command).toBe("npx --no-install scale-to-zero verify");
    expect(Object.keys(environment)).toEqual(["SCALE_TO_ZERO_APPLIED"]);
    expect(document(environment.SCALE_TO_ZERO_APPLIED)).toMatchObject({
      scale_to_zero: 1,
      endpoints: [{ inference_component_names: ["llama"] }],
    });
  });

  it("puts no value into the command, whatever it is", () => {
    const { command, environment } = exec({
      timeout: Duration.minutes(5),
      failOn: FailOn.warnings(),
      environment: { AWS_PROFILE: "prod; reboot" },
    });
    expect(command).not.toMatch(/[$;]|300|warning/);
    expect(environment).toMatchObject({
      AWS_PROFILE: "prod; reboot",
      SCALE_TO_ZERO_TIMEOUT: "300",
      SCALE_TO_ZERO_FAIL_ON: "warning",
    });
  });

  it.each(["unknown", "warning,unknown"])("passes %s on to the command", (failOn) => {
    expect(exec({ failOn: FailOn.of(failOn) }).environment).toMatchObject({ SCALE_TO_ZERO_FAIL_ON: failOn });
  });

  it("waits for everything that it looks at, and runs again when any of it changes", () => {
    const { depends_on: waitsFor, lifecycle } = block();
    const types = waitsFor.map((address) => address.split(".")[0]);
    expect(new Set(types)).toEqual(
      new Set([
        "aws_appautoscaling_policy",
        "aws_appautoscaling_target",
        "aws_cloudcontrolapi_resource",
        "aws_cloudwatch_metric_alarm",
        "aws_sagemaker_endpoint",
        "aws_sagemaker_endpoint_configuration",
        "terraform_data",
      ]),
    );
    expect(lifecycle.replace_triggered_by).toEqual(waitsFor);
    expect(waitsFor.every((address) => /^\w+\.\w+$/.test(address))).toBe(true);
  });

  it("runs again when something else is to be there", () => {
    expect(block().triggers_replace).toBe(exec().environment.SCALE_TO_ZERO_APPLIED);
  });

  it("does not run terraform to find out which version it is", () => {
    expect(problems(verification().stack)).toEqual([]);
  });

  it.each<[string, Partial<PostApplyVerificationProps>, RegExp]>([
    ["no endpoint", { endpoints: [] }, /endpoints is \[\], must hold an endpoint/],
    ["a severity that there is not", { failOn: "fatal" as never }, /failOn is "fatal", must be a FailOn/],
    [
      "its own variable",
      { environment: { SCALE_TO_ZERO_APPLIED: "{}" } },
      /environment is "SCALE_TO_ZERO_APPLIED", may not/,
    ],
  ])("refuses %s", (_, props, message) => {
    expect(problems(verification(props).construct)).toEqual([expect.stringMatching(message)]);
  });
});
