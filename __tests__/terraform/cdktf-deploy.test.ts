import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describeTerraform, newDirectory } from "../support/terraform";
import { runCommand } from "../support/terraform-command";
import { FastAws } from "./support/fast-aws";

const ROOT = resolve(__dirname, "..", "..");
const CDKTF = require.resolve("cdktf-cli/bundle/bin/cdktf");

/** A project that differs from this one in where it lies: what is deployed is not written beside the sources. */
function newProject(): string {
  const project = newDirectory();
  const settings = JSON.parse(readFileSync(join(ROOT, "cdktf.json"), "utf8"));
  const app = `node ${join(ROOT, "lib", "stacks", "main.js")}`;
  writeFileSync(join(project, "cdktf.json"), JSON.stringify({ ...settings, app }));
  return project;
}

describeTerraform("cdktf deploy", () => {
  let aws: FastAws;
  let project: string;

  beforeEach(async () => {
    aws = await FastAws.start();
    project = newProject();
  });
  afterEach(() => aws.stop());

  const cdktf = (...args: readonly string[]) =>
    // Locking would ask the registry for the provider, wherever Terraform has it from.
    runCommand(["node", CDKTF, ...args, "--auto-approve", "--skip-provider-lock", "--no-color"], project, {
      ...aws.environment,
      CI: "1",
    });

  it("deploys an example, writes its outputs, and destroys it", async () => {
    expect(await cdktf("deploy", "llama3-8b", "--outputs-file", "outputs.json")).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(readFileSync(join(project, "outputs.json"), "utf8"))).toMatchObject({
      "llama3-8b": { endpoint_name: "llama3-8b", inference_component_names: ["llama3-8b-instruct"] },
    });
    const verify = ["node", join(ROOT, "lib", "src", "cli", "main.js"), "verify", "--outputs", "outputs.json"];
    expect(await runCommand(verify, project, aws.environment)).toMatchObject({
      exitCode: 0,
      said: expect.stringContaining("llama3-8b: sleeps when idle for about 25 min, wakes on one request"),
    });
    expect(await cdktf("destroy", "llama3-8b")).toMatchObject({ exitCode: 0 });
    expect(await aws.left()).toEqual([]);
  });
});
