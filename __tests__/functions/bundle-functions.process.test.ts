import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";

const build = (out: string, timeZone: string): Buffer => {
  execFileSync(process.execPath, ["scripts/bundle-functions.js", out], { env: { ...process.env, TZ: timeZone } });
  return readFileSync(join(out, "endpoint-sleeper.zip"));
};

describe("the built endpoint sleeper", () => {
  const out = mkdtempSync(join(tmpdir(), "bundle-"));
  afterAll(() => rmSync(out, { recursive: true }));

  it("has the same bytes in another folder and another time zone", () => {
    const tokyo = build(join(out, "tokyo"), "Asia/Tokyo");
    expect(tokyo.equals(build(join(out, "elsewhere", "york"), "America/New_York"))).toBe(true);
  });

  it("holds the code, and the licences of what is bundled", () => {
    const files = unzipSync(build(out, "UTC"));
    expect(Object.keys(files)).toEqual(["index.js", "THIRD-PARTY-LICENSES.txt"]);
    const licences = Buffer.from(files["THIRD-PARTY-LICENSES.txt"] ?? []).toString();
    expect(licences).toMatch(/^@aws-sdk\/client-sagemaker [\d.]+ \(Apache-2\.0\)$/m);
    expect(licences).not.toContain("cdktf");
  });

  it("runs without any package beside it", () => {
    build(out, "UTC");
    const script = `require("./index.js").handler({}, {}).catch((error) => console.log(error.message))`;
    const cwd = join(out, "endpoint-sleeper");
    expect(execFileSync(process.execPath, ["-e", script], { cwd, encoding: "utf8" })).toContain("Invalid event");
  });
});
