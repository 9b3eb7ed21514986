import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { promisify } from "node:util";

/* CONTRIBUTING.md explains the layers. jest/layers.js says which files each of them holds. */

const ROOT = join(__dirname, "..");
const JEST = require.resolve("jest/bin/jest");

/** Each configuration of jest/ that runs tests: those that the others share run none. */
const LAYERS = readdirSync(join(ROOT, "jest")).flatMap((file) =>
  require(join(ROOT, "jest", file)).testMatch === undefined ? [] : [file.replace(/\.js$/, "")],
);

const testFiles = readdirSync(__dirname, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".test.ts"),
);

/** What Jest runs with a configuration; the unit tests are those without one. */
async function filesOf(layer: string): Promise<readonly string[]> {
  const config = layer === "unit" ? [] : ["--config", `jest/${layer}.js`];
  const { stdout } = await promisify(execFile)(process.execPath, [JEST, ...config, "--listTests", "--json"], {
    cwd: ROOT,
  });
  return (JSON.parse(stdout) as readonly string[]).map((file) => relative(__dirname, file));
}

/** The layers that run each test file. */
async function layersOfFiles(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await Promise.all(LAYERS.map(async (layer) => ({ layer, files: await filesOf(layer) })));
  return new Map(
    testFiles.map((file) => [file, found.filter(({ files }) => files.includes(file)).map(({ layer }) => layer)]),
  );
}

describe("the layers of tests", () => {
  const layers = layersOfFiles();

  it("are those of CONTRIBUTING.md", () => {
    const guide = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
    const rows = [...guide.matchAll(/^\| `npm (?:run )?test(?::(\w+))?` \|/gm)].map(([, name = "unit"]) => name);
    expect(rows.sort()).toEqual([...LAYERS].sort());
  });

  it("have each test file exactly once", async () => {
    const wrong = [...(await layers)].filter(([, found]) => found.length !== 1);
    expect(testFiles.length).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });

  it("are chosen by the name of the file", async () => {
    for (const [file, [layer]] of await layers) {
      const [, suffix] = /\.(\w+)\.test\.ts$/.exec(file) ?? [];
      const [folder = ""] = file.split("/");
      expect([file, layer]).toEqual([file, LAYERS.includes(folder) ? folder : (suffix ?? "unit")]);
    }
  });

  it("have a script each, and run in CI without an exception", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const ci = readFileSync(join(ROOT, ".ci/run"), "utf8");
    for (const layer of LAYERS.filter((name) => name !== "unit")) {
      expect(scripts[`test:${layer}`]).toContain(`jest --config jest/${layer}.js`);
      expect(ci).toContain(`npx jest --config jest/${layer}.js --json`);
    }
    expect(scripts.test).toBe("jest");
    expect(ci).toContain("npm test -- --json");
    expect(ci).not.toMatch(/testNamePattern|testPathIgnore|onlyChanged|--shard| -t /);
  });
});

/** Unit tests and properties: those that one runs often, several at a time. */
const quick = testFiles.filter(
  (file) => !/^(terraform|package|browser)\/|\.(journey|process|load)\.test\.ts$/.test(file),
);
const importing = (pattern: RegExp): readonly string[] =>
  quick.filter((file) => pattern.test(readFileSync(join(__dirname, file), "utf8")));

describe("unit tests and properties", () => {
  it("start no program", () => expect(importing(/^import .* from "node:child_process"/m)).toEqual([]));

  it("have no limit of processor time", () =>
    expect(importing(/^import .*\/processor-time"|process\.cpuUsage\(/m)).toEqual([]));
});
