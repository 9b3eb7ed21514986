import { readFileSync } from "node:fs";
import { join } from "node:path";
import { simulateCommand } from "../../src/cli/commands/simulate";
import { scaleToZero } from "../support/command-line";

const ROOT = join(__dirname, "../..");
const page = readFileSync(join(ROOT, "docs/simulate.md"), "utf8");

describe("docs/simulate.md", () => {
  it("shows what the command prints (when this fails, paste the new output into the page)", async () => {
    const plan = join(ROOT, "__tests__/fixtures/topology/sound/plan.json");
    const { stdout } = await scaleToZero(["simulate", plan, "--endpoint", "chat"]);
    const [, pasted] = /```\n(\d+ days from [\s\S]*?\n)```/.exec(page) ?? [];
    expect(pasted).toBe(stdout);
  });

  it("names each option of the command", () => {
    const options = simulateCommand({} as never, () => {}).options.map(({ long, short }) => long ?? short ?? "");
    expect(options.length).toBeGreaterThan(10);
    const missing = options.filter((option) => !page.includes(option) && option !== "--output");
    expect(missing).toEqual([]);
  });
});
