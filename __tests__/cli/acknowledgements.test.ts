import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { acknowledge, type RealtimeEndpoint, synthesize } from "../../src";
import { allRules } from "../../src/rules/all-rules";
import { inferenceComponent, realtimeEndpoint } from "../support/builders";
import { scaleToZero, stackJson } from "../support/command-line";
import { scratchFolder } from "../support/files";

const files = scratchFolder();
const stdin = JSON.stringify(stackJson());
const alarm = { rule: "W05", address: "aws_cloudwatch_metric_alarm.wake", reason: "replaced next week" };

const acknowledging = (...acknowledgements: readonly unknown[]) =>
  scaleToZero(["check", "-", "--acknowledgements", files.write("accepted.json", { acknowledgements })], { stdin });

describe("an acknowledgement", () => {
  it("keeps a finding from failing, and tells it with the reason", async () => {
    const { code, stdout } = await acknowledging(alarm);
    expect(code).toBe(0);
    expect(stdout).toContain("because replaced next week");
    expect(stdout).toContain("1 endpoint: 1 acknowledged");
  });

  it("does not make the endpoint wake", async () => {
    const file = files.write("accepted.json", { acknowledgements: [alarm] });
    const { stdout } = await scaleToZero(["check", "-", "--format", "json", "--acknowledgements", file], { stdin });
    expect(JSON.parse(stdout).endpoints).toMatchObject([{ wakes: "no", wakesWhen: { kind: "never" } }]);
  });

  it("may stand for many addresses", async () => {
    expect((await acknowledging({ ...alarm, address: "*.wake" })).code).toBe(0);
  });

  it.each([
    ["another rule", { ...alarm, rule: "W06" }, "note A01 unused-acknowledgement: no finding of W06 matches"],
    ["a day that has passed", { ...alarm, expires: "2020-02-29" }, "warning A02 expired-acknowledgement"],
  ])("for %s has no effect, and is told", async (_, acknowledgement, told) => {
    const { code, stdout } = await acknowledging(acknowledgement);
    expect(code).toBe(3);
    expect(stdout).toContain(told);
  });

  it("is used when one of several files has what it is about", async () => {
    const accepted = files.write("one-of-two.json", { acknowledgements: [alarm] });
    const other = files.write("other.json", { resource: { aws_sagemaker_endpoint: { b: { name: "b" } } } });
    const { code, stdout } = await scaleToZero(["check", "-", other, "--acknowledgements", accepted], { stdin });
    expect(code).toBe(0);
    expect(stdout).not.toContain("A01");
  });

  it("is found in .scale-to-zero.json", async () => {
    files.write("project/.scale-to-zero.json", { acknowledgements: [alarm] });
    expect((await scaleToZero(["check", "-"], { stdin, cwd: files.path("project") })).code).toBe(0);
  });

  it("without a reason is an error", async () => {
    const { code, stdout, stderr } = await acknowledging({ ...alarm, reason: " " });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("acknowledgements[0].reason must not be empty");
  });

  it("must be in the file that was named", async () => {
    const { code, stderr } = await scaleToZero(["check", "-", "--acknowledgements", files.path("none.json")], {
      stdin,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/none\.json: cannot be read \(no such file\)\n$/);
  });
});

describe("what a construct acknowledges", () => {
  /** The folder that cdktf writes for an endpoint that keeps an instance behind the back of its construct. */
  function synthesized(folder: string, acknowledging: (endpoint: RealtimeEndpoint) => void): string {
    const app = new App({ outdir: files.path(folder) });
    const stack = new TerraformStack(app, "prod");
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    const endpoint = realtimeEndpoint(stack);
    endpoint.configuration.addOverride("production_variants.0.managed_instance_scaling.min_instance_count", 1);
    inferenceComponent(stack, { minCopies: 1 }, endpoint);
    acknowledging(endpoint);
    synthesize(app);
    return files.path(folder);
  }
  const check = async (folder: string) => {
    const { stdout, ...told } = await scaleToZero(["check", folder, "--format", "json"], { rules: allRules });
    return { ...told, ...JSON.parse(stdout) };
  };
  const demo = (on: IConstruct) => acknowledge(on, "Z03", "kept warm for a demo");

  it.each([
    ["an endpoint", demo],
    ["the stack", (endpoint: RealtimeEndpoint) => demo(TerraformStack.of(endpoint))],
    ["the app", (endpoint: RealtimeEndpoint) => demo(endpoint.node.root)],
  ])("on %s is known to whoever checks what was synthesized", async (name, acknowledging) => {
    const { code, findings, acknowledged } = await check(synthesized(name, acknowledging));
    expect({ code, findings }).toEqual({ code: 0, findings: [] });
    expect(acknowledged).toMatchObject([
      { rule: "Z03", reason: "kept warm for a demo" },
      { rule: "Z05", reason: "minCopies asks for it" },
    ]);
  });

  it("is told when nothing answers to it", async () => {
    const folder = synthesized("unused", (endpoint) => {
      demo(endpoint);
      acknowledge(endpoint, "W05", "no longer so");
    });
    expect(await check(folder)).toMatchObject({
      code: 0,
      findings: [{ rule: "A01", place: { constructPath: "prod/Llm" } }],
    });
  });

  it("makes no use of the same in the file unused, nor the other way round", async () => {
    const folder = synthesized("twice", demo);
    const accepted = files.write("twice.json", {
      acknowledgements: [{ ...alarm, rule: "Z03", address: "prod/Llm/*" }],
    });
    const argv = ["check", folder, "--acknowledgements", accepted];
    expect((await scaleToZero(argv, { rules: allRules })).stdout).not.toContain("A01");
  });

  it("that is no acknowledgement is an error that says where", async () => {
    const file = files.write("wrong.json", {
      "//": { metadata: { scaleToZero: { acknowledgements: [{ rule: "Z03", path: 7 }] } } },
      resource: {},
    });
    const { code, stderr } = await scaleToZero(["check", file]);
    expect(code).toBe(2);
    expect(stderr).toContain('["//"].metadata.scaleToZero.acknowledgements[0].path');
  });
});
