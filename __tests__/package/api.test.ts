import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const { apiProblems }: Problems = require(join(root, "scripts/api-problems.js"));

interface Problems {
  apiProblems(
    project: string,
    entry: { readonly name: string; readonly path: string },
    how: { readonly readUnions: Readonly<Record<string, string>>; readonly write: boolean },
  ): readonly string[];
}

let project: string;

/** The problems of an entry with these declarations. */
function problemsOf(declarations: string, { write = false, readUnions = {} } = {}): readonly string[] {
  writeFileSync(join(project, "index.d.ts"), declarations);
  return apiProblems(project, { name: "index", path: join(project, "index") }, { readUnions, write });
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "scale-to-zero-api-"));
  mkdirSync(join(project, "etc"));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "scratch", version: "1.0.0" }));
  writeFileSync(
    join(project, "tsconfig.build.json"),
    JSON.stringify({ compilerOptions: { types: [], skipLibCheck: true }, files: ["index.d.ts"] }),
  );
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

describe("the API report", () => {
  it("accepts an API that was reviewed, and rejects a change of it", () => {
    expect(problemsOf("/** Most. */\nexport declare const limit: number;\n", { write: true })).toEqual([]);
    expect(problemsOf("/** Most. */\nexport declare const limit: number;\n")).toEqual([]);
    expect(problemsOf("/** Most. */\nexport declare const limit: string;\n")).toEqual([
      "etc/index.api.md differs from the code. Run npm run api -- --write, and review the difference",
    ]);
  });

  it("rejects a public type that is not exported, also when it writes", () => {
    const forgotten =
      "interface Size {\n  /** Copies. */\n  readonly copies: number;\n}\n/** Size. */\nexport declare const size: Size;\nexport {};\n";
    expect(problemsOf(forgotten, { write: true })).toEqual([
      expect.stringContaining('The symbol "Size" needs to be exported'),
    ]);
    expect(problemsOf(`/** Size. */\nexport ${forgotten}`, { write: true })).toEqual([]);
  });

  it("rejects a union that is not listed as one that programs only read", () => {
    const union = "/** Result. */\nexport interface Result {\n  /** Size. */\n  readonly size: number | string;\n}\n";
    expect(problemsOf(union, { write: true })).toEqual(["Result.size has a union type: number | string"]);
    expect(problemsOf(union, { write: true, readUnions: { "Result.size": "read as it is" } })).toEqual([]);
  });

  it("rejects a member without a docstring", () => {
    const options = (docs: string) =>
      `/** Options. */\nexport interface Options {\n${docs}  readonly size: number;\n}\n`;
    expect(problemsOf(options(""), { write: true })).toEqual(["no docstring: readonly size: number;"]);
    expect(problemsOf(options("  /** Copies, at least 1. */\n"), { write: true })).toEqual([]);
  });

  it("rejects a class that hides what its interface requires: a program cannot pass it on", () => {
    const declarations = (members: string) =>
      `/** A role. */\nexport interface IRole {\n  /** Its ARN. */\n  readonly arn: string;\n}\n/** A role. */\nexport declare class Role implements IRole {\n${members}}\n`;
    expect(problemsOf(declarations(""), { write: true })).toEqual([
      expect.stringContaining("Class 'Role' incorrectly implements interface 'IRole'"),
    ]);
    expect(problemsOf(declarations("  /** Its ARN. */\n  readonly arn: string;\n"), { write: true })).toEqual([]);
  });

  it("is reviewed for each entry of this package", () => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/api-report.js"], { cwd: root, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
