import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "../support/files";

const SCRIPTS = join(__dirname, "../../scripts");
const lockFile = join(__dirname, "../../package-lock.json");
const locked = JSON.parse(readFileSync(lockFile, "utf8"));
const files = scratchFolder();

const DEPRECATED = { version: "1.2.3", integrity: `sha512-${"a".repeat(86)}==`, license: "MIT", deprecated: "old" };

describe("the check of dependencies", () => {
  it("ends with 1 and a line for each problem, and with 0 for this repository", () => {
    const check = (file: string) =>
      spawnSync(process.execPath, [join(SCRIPTS, "check-dependencies.js"), file], { encoding: "utf8" });
    const bad = { ...locked, packages: { ...locked.packages, "node_modules/bad": DEPRECATED } };
    expect(check(files.write("lock.json", bad))).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^bad@1.2.3 is deprecated.*\n$/),
    });
    expect(check(lockFile)).toMatchObject({ status: 0, stderr: "" });
  });
});
