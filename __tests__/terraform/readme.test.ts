import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import { parseTerraform } from "../../src/topology";
import { moduleFolder } from "../support/printed-modules";
import { configurationWorkspace, describeTerraform } from "../support/terraform";
import { type CommandRun, runCommand } from "../support/terraform-command";

const ROOT = join(__dirname, "../..");
const readme = readFileSync(join(ROOT, "README.md"), "utf8");

/** The HCL of the README, with the path that the module has here. */
function configuration(): string {
  const [, hcl = ""] = /^```hcl\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  return hcl.replace("./modules/realtime-endpoint", moduleFolder("realtime-endpoint"));
}

/** The commands of a section of the README, with the port of this test, for the command that is built here. */
function commandsOf(section: string, port: number): string {
  const text = readme.slice(readme.indexOf(`\n### ${section}\n`));
  const [, shell = ""] = /^```sh\n([\s\S]*?)^```$/m.exec(text) ?? [];
  return shell
    .replaceAll('npx --yes -p "$PACKAGE" scale-to-zero', `node ${join(ROOT, "lib/src/cli/main.js")}`)
    .replace(
      "local --speed 60 &",
      `local --port ${port} --speed 60 &\nuntil curl -s "http://127.0.0.1:${port}/_local/health"; do sleep 0.1; done`,
    )
    .replaceAll("4599", String(port));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 0;
}

/** A folder with the AWS CLI of this machine, or with what stands for it. */
function commandLineOfAws(directory: string): string {
  const folder = join(directory, "bin");
  mkdirSync(folder);
  try {
    execFileSync("aws", ["--version"], { stdio: "ignore" });
  } catch {
    const script = join(folder, "aws");
    copyFileSync(join(__dirname, "support/aws-cli.js"), script);
    chmodSync(script, 0o755);
    symlinkSync(join(ROOT, "node_modules"), join(directory, "node_modules"));
  }
  return folder;
}

async function withoutAccount(): Promise<CommandRun> {
  const directory = mkdtempSync(join(tmpdir(), "readme-"));
  const port = await freePort();
  writeFileSync(join(directory, "main.tf"), configuration());
  const script = `terraform init -input=false\n${commandsOf("Without an AWS account", port)}\nkill %1\n`;
  return runCommand(["bash", "-c", script], directory, {
    PATH: `${commandLineOfAws(directory)}${delimiter}${process.env.PATH}`,
    AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${port}`,
  });
}

describeTerraform("the README without an AWS account", () => {
  it("applies, sleeps, is refused, wakes, is answered, sleeps again and is destroyed", async () => {
    const { said } = await withoutAccount();
    const steps = [
      "Apply complete!",
      "has no capacity to process this request",
      "asleep: the request is refused",
      "awake: the request is answered",
      "Destroy complete!",
    ];
    expect(steps.filter((step) => !said.includes(step))).toEqual([]);
    expect(said).toMatch(/llm\s+asleep/);
  });
});

describeTerraform("the HCL quick start of the README", () => {
  it("is valid, plans a whole endpoint, and passes the check", async () => {
    const workspace = await configurationWorkspace(configuration());
    expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
    const { topology } = parseTerraform(JSON.stringify(await workspace.plan()), "plan.json");
    expect(topology.endpoints.map(({ name }) => name)).toEqual(["llm"]);
    expect([...runRules(topology, allRules, { now: new Date("2026-06-01T00:00:00Z") })]).toEqual([]);
  });
});
