import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesize } from "../../../src";
import type { LocalAwsServer } from "../../../src/local-aws/server";
import { startLocalAws } from "../../../src/local-aws/start";
import { exampleApp } from "../../../stacks/app";
import { type TerraformRun, terraform } from "./terraform-run";

/** An example in a folder of its own, with a local AWS of its own to apply it to. */
export class AppliedStack {
  static async open(name: string): Promise<AppliedStack> {
    const outdir = mkdtempSync(join(tmpdir(), "local-apply-"));
    synthesize(exampleApp(outdir));
    const server = await startLocalAws({ port: 0, speed: SPEED, onFailure: (error) => console.error(error) });
    return new AppliedStack(outdir, join(outdir, "stacks", name), server);
  }

  private constructor(
    private readonly outdir: string,
    private readonly folder: string,
    private readonly server: LocalAwsServer,
  ) {
    writeFileSync(join(folder, "override.tf.json"), JSON.stringify(OVERRIDE));
  }

  get url(): string {
    return this.server.url;
  }

  get faults() {
    return this.server.aws.faults;
  }

  run(...args: readonly string[]): Promise<TerraformRun> {
    return terraform(this.folder, this.url, ...args, "-no-color", "-input=false");
  }

  init = () => this.run("init");
  apply = () => this.run("apply", "-auto-approve");
  /** Exit code 2 when there is something to change. */
  plan = () => this.run("plan", "-detailed-exitcode");
  destroy = () => this.run("destroy", "-auto-approve");

  /** Rewrites the synthesized stack. */
  change(edit: (stack: string) => string): void {
    const file = join(this.folder, "cdk.tf.json");
    writeFileSync(file, edit(readFileSync(file, "utf8")));
  }

  /** The operations that changed something since the last time this was asked, in order. */
  changes(): readonly string[] {
    const calls = this.server.aws.journal.entries().filter(({ operation }) => !READS.test(operation));
    this.server.aws.journal.clear();
    return calls.map(({ operation }) => operation);
  }

  /** The tables that are not empty once nothing is in progress any more. */
  async left(): Promise<readonly string[]> {
    await this.server.aws.clock.sleep(300);
    this.server.aws.tick();
    const regions = Object.values(this.server.aws.store.snapshot());
    // Cloud Control remembers for a week what it was asked for.
    return regions.flatMap((tables) => Object.keys(tables)).filter((table) => table !== "cloudcontrol.requests");
  }

  async close(): Promise<void> {
    await this.server.stop();
    rmSync(this.outdir, { recursive: true, force: true });
  }
}

/** Ten minutes a second: waiting is all that Terraform does, and it polls more rarely the longer it waits. */
const SPEED = 600;

const READS = /^(Describe|Get|List)/;

const OVERRIDE = {
  terraform: { backend: { local: { path: "terraform.tfstate" } } },
  provider: {
    aws: {
      access_key: "local",
      secret_key: "local",
      skip_credentials_validation: true,
      skip_metadata_api_check: "true",
    },
  },
};
