import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { announcement } from "../support/recipes";

const files = scratchFolder();

const stack = (): string =>
  files.write("cdk.tf.json", { provider: { aws: [{ region: "us-east-1" }] }, resource: announcement });

const simulate = (...argv: readonly string[]) => scaleToZero(["simulate", ...argv]);

const flat = (text: string): string => text.replace(/\s+/g, " ");

describe("scale-to-zero simulate --compare", () => {
  it("prints settings side by side", async () => {
    const { code, stdout } = await simulate(stack(), "--days", "2", "--compare", "idleTimeout=5m,30m");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Comparison: 2 days from /);
    expect(stdout).toMatch(/^ +\*? +5 min /m);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("combines several, and prints JSON", async () => {
    const { code, stdout } = await simulate(
      stack(),
      ...["--days", "1", "--compare", "idleTimeout=5m,30m", "--compare", "maxCopies=1,2", "--format", "json"],
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ compared: ["idleTimeoutSeconds", "maxCopies"], seconds: 86_400 });
  });

  it("refuses a mistake with one sentence and exit code 2, before it reads the input", async () => {
    const { code, stdout, stderr } = await simulate("nowhere.json", "--compare", "idleTimeout=5");
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain('--compare "idleTimeout=5": "5" has no unit; write 5m for minutes or 5h for hours');
  });
});

describe("scale-to-zero simulate --recommend", () => {
  it("prints a setting that meets the bounds", async () => {
    const { code, stdout } = await simulate(
      stack(),
      ...["--days", "2", "--traffic", "internal-tool", "--recommend", "--max-refused", "12"],
    );
    expect(code).toBe(0);
    expect(flat(stdout)).toContain("Bounds: at most 12 requests refused in 2 days");
    expect(stdout).toContain("TypeScript, in the properties of the component llama3:");
  });

  it.each([
    [["--recommend"], "--recommend requires a bound: give --max-wait, such as 6m, or --max-refused, such as 20"],
    [["--max-wait", "6m"], "--max-wait is a bound of --recommend; add --recommend"],
    [["--max-refused", "0"], "--max-refused is a bound of --recommend; add --recommend"],
    [
      ["--compare", "maxCopies=1", "--max-wait", "6m"],
      "--max-wait does not go with --compare; remove it, or give --recommend instead of --compare",
    ],
    [
      ["--compare", "maxCopies=1", "--recommend", "--max-wait", "6m"],
      "--compare and --recommend cannot be combined; run the command once for each",
    ],
    [
      ["--recommend", "--max-wait", "6m", "--format", "html"],
      "--recommend cannot be printed as html; use --format text, json, markdown",
    ],
  ])("refuses %j", async (argv, message) => {
    const { code, stderr } = await simulate("nowhere.json", ...argv);
    expect(code).toBe(2);
    expect(flat(stderr)).toContain(message);
  });
});
