import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "scale-to-zero-repository-"));
  mkdirSync(join(project, "scripts"));
  copyFileSync(join(__dirname, "../../scripts/set-repository.js"), join(project, "scripts/set-repository.js"));
  mkdirSync(join(project, "docs"));
  writeFileSync(join(project, "docs/pull-requests.md"), "uses: OWNER/it@v1\nuses: actions/checkout@v4\n");
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({ repository: { url: "git+https://github.com/OWNER/it.git" } }),
  );
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

const run = (argument: string) =>
  spawnSync(process.execPath, ["scripts/set-repository.js", argument], { cwd: project });
const written = () => JSON.parse(readFileSync(join(project, "package.json"), "utf8"));

const workflows = () => readFileSync(join(project, "docs/pull-requests.md"), "utf8");

it("is the action that workflows use, on GitHub", () => {
  run("https://github.com/acme/it");
  expect(workflows()).toBe("uses: acme/it@v1\nuses: actions/checkout@v4\n");
  run("https://github.com/group/other.git");
  expect(workflows()).toBe("uses: group/other@v1\nuses: actions/checkout@v4\n");
  run("https://gitlab.com/group/part/it");
  expect(workflows()).toBe("uses: group/other@v1\nuses: actions/checkout@v4\n");
});

describe("the address of the repository", () => {
  it.each(["https://github.com/acme/it", "https://gitlab.com/group/part/it.git"])("may be %s", (address) => {
    expect(run(address).status).toBe(0);
    expect(written().repository.url).toBe(`git+${address.replace(/\.git$/, "")}.git`);
    expect(run("--check").status).toBe(0);
  });

  it.each([
    "git@github.com:acme/it.git",
    "https://github.com/acme",
    "https://github.com/OWNER/it",
    "https://github.com/acme/it/tree/main",
  ])("may not be %s", (address) => {
    expect(run(address).status).toBe(1);
    expect(written().repository.url).toContain("/OWNER/");
    expect(run("--check").status).toBe(1);
  });
});
