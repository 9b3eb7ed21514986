import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "..");

/** What Biome reports about a file of `src` with this text. */
function reported(text: string): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve("@biomejs/biome/bin/biome"), "lint", "--colors=off", "--stdin-file-path=src/time/example.ts"],
    { cwd: ROOT, input: text, encoding: "utf8" },
  );
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
    "export function all(): readonly number[] {\n  const one = 1;\n  const two = () => {\n    return 2;\n  };\n  return [one, two()];\n}\n",
    "export const LONGEST_SECONDS = 30;\n",
    "export const names = new Map<string, number>();\n",
  ])("reports nothing about %j", (text) => {
    expect(reported(text)).not.toMatch(/Declare a function|in capitals|useBlockStatements/);
  });
});
