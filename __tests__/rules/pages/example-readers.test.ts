import { accountExample } from "./account-example";
import { examplesIn } from "./example";
import { hclExample } from "./hcl-example";
import { asModule, typescriptExample } from "./typescript-example";

describe("the blocks of a page", () => {
  const block = (info: string, text = "a = 1\n") => `Words.\n\n\`\`\`${info}\n${text}\`\`\`\n`;

  it("are read with their role, their bases and their line", () => {
    expect(examplesIn(block("hcl wrong base=realtime,schedules"))).toEqual([
      { language: "hcl", role: "wrong", bases: ["realtime", "schedules"], text: "a = 1\n", line: 3, refused: false },
    ]);
  });

  it("are nothing to run where they have no role", () => expect(examplesIn(block("json"))).toEqual([]));

  it("end where their fence ends, whatever is in them", () => {
    const page = `\`\`\`\`hcl right base=empty\n\`\`\`\nb = 2\n\`\`\`\n\`\`\`\`\n${block("hcl wrong base=empty")}`;
    expect(examplesIn(page).map(({ text }) => text)).toEqual(["```\nb = 2\n```\n", "a = 1\n"]);
  });

  it.each(["hcl wron base=empty", "hcl wrong", "hcl wrong base=", "python wrong base=empty", "hcl wrong base=empty x"])(
    "are refused with a misspelt %j, so that no example is left out",
    (info) => expect(() => examplesIn(block(info))).toThrow("line 3"),
  );
});

describe("an HCL example", () => {
  const read = (text: string, bases = ["realtime"]) => hclExample({ bases, text });

  it("has the arguments of its base, but for its own", async () => {
    const { alarms } = await read('resource "aws_cloudwatch_metric_alarm" "wake" {\n  threshold = 7\n}\n');
    expect(alarms).toEqual([expect.objectContaining({ threshold: 7, periodSeconds: 60, name: "chat-8b-wake" })]);
  });

  it("has the nested block of its base, with the arguments of its own", async () => {
    const { variants } = await read(
      'resource "aws_sagemaker_endpoint_configuration" "chat" {\n  production_variants {\n    managed_instance_scaling {\n      min_instance_count = 1\n    }\n  }\n}\n',
    );
    expect(variants).toEqual([
      expect.objectContaining({
        instanceType: "ml.g5.12xlarge",
        managedInstanceScaling: expect.objectContaining({ minInstanceCount: 1, maxInstanceCount: 2 }),
      }),
    ]);
  });

  it("has its own blocks alone where it has several", async () => {
    const variant = (name: string) => `  production_variants {\n    variant_name = "${name}"\n  }\n`;
    const { variants } = await read(
      `resource "aws_sagemaker_endpoint_configuration" "chat" {\n${variant("a")}${variant("b")}}\n`,
    );
    expect(variants.map(({ name, managedInstanceScaling }) => [name, managedInstanceScaling])).toEqual([
      ["a", undefined],
      ["b", undefined],
    ]);
  });

  it("has not what it removes, and leaves that in its base", async () => {
    const removing = await read("# removed: aws_appautoscaling_target.chat\n");
    expect(removing.scalableTargets).toEqual([]);
    expect((await read("")).scalableTargets).toHaveLength(1);
    const cut = "# removed: aws_sagemaker_endpoint_configuration.chat.production_variants.managed_instance_scaling\n";
    expect((await read(cut)).variants[0]?.managedInstanceScaling).toBeUndefined();
  });

  it("may put another block in place of the one that it removes", async () => {
    const { targetTrackingPolicies } = await read(
      '# removed: aws_appautoscaling_policy.tracking.target_tracking_scaling_policy_configuration\nresource "aws_appautoscaling_policy" "tracking" {\n  target_tracking_scaling_policy_configuration {\n    target_value = 9\n  }\n}\n',
    );
    expect(targetTrackingPolicies).toEqual([
      expect.objectContaining({ targetValue: 9, scaleInCooldownSeconds: undefined, predefinedMetric: undefined }),
    ]);
  });

  it("cannot remove what is not there", () =>
    expect(read("# removed: aws_appautoscaling_target.chatt\n")).rejects.toThrow("no aws_appautoscaling_target.chatt"));

  it("cannot set a block to null, which Terraform refuses", () =>
    expect(
      read('resource "aws_sagemaker_endpoint_configuration" "chat" {\n  production_variants = null\n}\n'),
    ).rejects.toThrow("production_variants is a block"));

  it("is a plan where it has a removed block", async () => {
    const removed = (destroy: boolean) =>
      read(`removed {\n  from = aws_sagemaker_endpoint.chat\n  lifecycle {\n    destroy = ${destroy}\n  }\n}\n`);
    expect((await removed(false)).forgotten).toMatchObject([{ address: "aws_sagemaker_endpoint.chat" }]);
    expect((await removed(true)).forgotten).toEqual([]);
  });
});

describe("a TypeScript example", () => {
  const synthesized = (text: string) => typescriptExample({ bases: ["realtime"], text });
  const read = async (text: string) => (await synthesized(text)).topology;

  it("continues its base, and leaves it as it is for others", async () => {
    const { alarms } = await read('chat.scaling.wakeAlarm.addOverride("threshold", 7);\n');
    expect(alarms).toEqual([expect.objectContaining({ threshold: 7, name: "chat-8b-wake" })]);
    expect((await read("")).alarms).toEqual([expect.objectContaining({ threshold: 1 })]);
  });

  it("has the names of all its bases", () => {
    expect(asModule({ bases: ["realtime", "adapter"], text: "legal;\n" })).toBe(
      'import { app, stack, endpoint, chat } from "./bases/realtime";\nimport { legal } from "./bases/adapter";\nlegal;\n',
    );
  });

  it("fails as its code fails", () => expect(read("chat.addSleepWindows();\n")).rejects.toThrow("addSleepWindows"));

  it("tells what the constructs refuse", async () => {
    expect((await synthesized("")).refused).toEqual([]);
    const { refused } = await synthesized('chat.addAdapter("Legal", { artifactUrl: "ftp://example.com" });\n');
    expect(refused).toEqual([expect.stringContaining("artifactUrl")]);
  });
});

describe("an example of an account", () => {
  const read = (text: string) => accountExample({ bases: ["account"], text });

  it("has the answer of its base, with the members of its own", async () => {
    const { context } = await read(
      '$ aws sagemaker describe-endpoint \\\n    --endpoint-name chat\n{ "EndpointStatus": "Updating", "ProductionVariants": [{ "CurrentInstanceCount": 1 }] }\n',
    );
    expect(context.live?.endpoints).toEqual([
      expect.objectContaining({
        status: "Updating",
        configName: "chat-20261124",
        variants: [{ name: "main", currentInstanceCount: 1, desiredInstanceCount: 0 }],
      }),
    ]);
  });

  it("has a list of its own where it has none of one", async () => {
    const { context } = await read(
      '$ aws sagemaker list-inference-components --endpoint-name-equals chat\n{ "InferenceComponents": [] }\n',
    );
    expect(context.live?.components).toEqual([]);
  });

  it("is refused if AWS could not answer so", () =>
    expect(read('$ aws sagemaker describe-endpoint --endpoint-name chat\n{ "EndpointStatus": 3 }\n')).rejects.toThrow(
      "EndpointStatus",
    ));

  it("is refused if it asks what nothing in the base answers, such as a misspelt command", () =>
    expect(
      read('$ aws sagemaker describe-endpont --endpoint-name chat\n{ "EndpointStatus": "Failed" }\n'),
    ).rejects.toThrow("describe-endpont"));
});
