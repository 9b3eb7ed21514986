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
    expect((await acknowledging(alarm)).stdout).toContain("wakes: no");
  });

  it("may stand for many addresses", async () => {
    expect((await acknowledging({ ...alarm, address: "*.wake" })).code).toBe(0);
  });

  it("takes everything but * as it is", async () => {
    expect((await acknowledging({ ...alarm, address: "aws_cloudwatch_metric_alarm.w.ke" })).code).toBe(3);
  });

  it.each([
    ["another rule", { ...alarm, rule: "W06" }, "nothing answers to it"],
    ["another address", { ...alarm, address: "aws_sagemaker_endpoint.this" }, "nothing answers to it"],
    ["a day that has passed", { ...alarm, expires: "2020-02-29" }, "it expired on 2020-02-29"],
  ])("for %s has no effect, and is told", async (_, acknowledgement, why) => {
    const { code, stdout } = await acknowledging(acknowledgement);
    expect(code).toBe(3);
    expect(stdout).toContain(`has no effect: ${why}`);
  });

  it("is found in .scale-to-zero.json", async () => {
    files.write("project/.scale-to-zero.json", { acknowledgements: [alarm] });
    expect((await scaleToZero(["check", "-"], { stdin, cwd: files.path("project") })).code).toBe(0);
  });

  it.each([
    ["no reason", { ...alarm, reason: " " }, "acknowledgements.0.reason must be a reason"],
    ["a date that there is not", { ...alarm, expires: "2027-02-31" }, "acknowledgements.0.expires must be a date"],
    ["a rule by its slug", { ...alarm, rule: "wake-threshold" }, "acknowledgements.0.rule must be the id of a rule"],
    ["a member that there is not", { ...alarm, until: "2027-02-01" }, "acknowledgements.0 must be"],
  ])("with %s is an error", async (_, acknowledgement, told) => {
    const { code, stderr } = await acknowledging(acknowledgement);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
  });

  it("must be in the file that was named", async () => {
    const { code, stderr } = await scaleToZero(["check", "-", "--acknowledgements", files.path("none.json")], {
      stdin,
    });
    expect(code).toBe(2);
    expect(stderr).toContain("none.json: cannot be read (there is no such file)");
  });
});
