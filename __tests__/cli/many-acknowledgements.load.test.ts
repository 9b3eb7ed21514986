import { ExitCode } from "../../src/cli/exit-code";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";

const files = scratchFolder();

it("a file of acknowledgements may hold 100,000 of them", async () => {
  const acknowledgements = Array.from({ length: 100_000 }, (_, index) => ({
    rule: "Z05",
    address: `module.m[${index}].*`,
    reason: "a reason",
  }));
  const known = files.write("known.json", { acknowledgements });
  const state = files.write("state.json", { format_version: "1.0" });
  const { code } = await scaleToZero(["check", state, "--acknowledgements", known], { rules: [] });
  expect(code).toBe(ExitCode.GOOD);
});
