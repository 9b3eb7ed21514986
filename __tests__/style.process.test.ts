import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "style-"));

beforeAll(() => {
  const { vcs: _, ...configuration } = JSON.parse(readFileSync(join(ROOT, "biome.json"), "utf8"));
  writeFileSync(join(scratch, "biome.json"), JSON.stringify(configuration));
  cpSync(join(ROOT, "scripts/style"), join(scratch, "scripts/style"), { recursive: true });
  mkdirSync(join(scratch, "src"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What Biome reports, by the project's configuration, about a file of `src` with this text. */
function reported(text: string): string {
  writeFileSync(join(scratch, "src/example.ts"), text);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve("@biomejs/biome/bin/biome"), "lint", "--colors=off", "src"],
    { cwd: scratch, encoding: "utf8" },
  );
  expect(`${stdout}${stderr}`).toContain("Checked 1 file");
  return stdout + stderr;
}

describe("Biome", () => {
  it.each([
    ["export const twice = (value: number): number => {\n  return value * 2;\n};\n", "Declare a function"],
    ["export const first = async <T>(all: readonly T[]) => {\n  return all[0];\n};\n", "Declare a function"],
    ["export const longestSeconds = 30;\n", "name of a constant in capitals"],
    ["export const example = /^a$/;\n", "name of a constant in capitals"],
    [
      "export function sign(value: number): number {\n  if (value < 0) return -1;\n  return 1;\n}\n",
      "useBlockStatements",
    ],
  ])("reports what the rest of the code does not do: %j", (text, problem) => {
    expect(reported(text)).toContain(problem);
  });

  it.each([
    "export function twice(value: number): number {\n  return value * 2;\n}\n",
    "export const twice = (value: number): number => value * 2;\n",
    "export const twice: (value: number) => number = (value) => {\n  return value * 2;\n};\n",
    "export function two(): number {\n  const one = 1;\n  const inner = () => {\n    return one + 1;\n  };\n  return inner();\n}\n",
    "export const LONGEST_SECONDS = 30;\n",
    "export const names = new Map<string, number>();\n",
  ])("reports nothing about %j", (text) => {
    expect(reported(text)).not.toMatch(/Declare a function|in capitals|useBlockStatements/);
  });
});
