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

  it.each([
    ["another rule", { ...alarm, rule: "W06" }, "note A01 unused-acknowledgement: nothing that W06 finds matches"],
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
    expect(stderr).toContain("acknowledgements[0].reason may not be empty");
  });

  it("must be in the file that was named", async () => {
    const { code, stderr } = await scaleToZero(["check", "-", "--acknowledgements", files.path("none.json")], {
      stdin,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/none\.json: cannot be read \(there is no such file\)\n$/);
  });
});
