import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateModelCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { TerraformStack } from "cdktf";
import { synthesize } from "../../../src";
import type { LocalAwsServer } from "../../../src/local-aws/server";
import { startLocalAws } from "../../../src/local-aws/start";
import { exampleApp } from "../../../stacks/app";
import { type TerraformRun, terraform } from "./terraform-run";

/** Ten minutes a second: waiting is all that Terraform does, and it polls more rarely the longer it waits. */
const SPEED = 600;

const READS = /^(Describe|Get|List)/;
const MODEL_BY_NAME = /(?:"model_name": "|\\"ModelName\\" = \\")([a-zA-Z0-9-]+)/g;

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

/** What local AWS does not serve yet: the examples that need it are planned, and not applied. */
const NOT_SERVED: string[] = [];

/** The names of all examples that it serves: a new one is applied without being named here. */
export function exampleNames(): readonly string[] {
  const outdir = mkdtempSync(join(tmpdir(), "local-apply-"));
  try {
    const stacks = exampleApp(outdir).node.children.filter(TerraformStack.isStack);
    const served = stacks.filter((stack) => {
      const { resource }: { readonly resource: object } = stack.toTerraform();
      return Object.keys(resource).every((type) => !NOT_SERVED.includes(type));
    });
    return served.map(({ node }) => node.id);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** A configuration in a folder of its own, with a local AWS of its own to apply it to. */
export class AppliedStack {
  static async ofExample(name: string): Promise<AppliedStack> {
    const outdir = mkdtempSync(join(tmpdir(), "local-apply-"));
    synthesize(exampleApp(outdir));
    return AppliedStack.open(outdir, join(outdir, "stacks", name), "cdk.tf.json");
  }

  static async ofFile(file: string): Promise<AppliedStack> {
    const outdir = mkdtempSync(join(tmpdir(), "local-apply-"));
    const folder = join(outdir, "stack");
    mkdirSync(folder);
    copyFileSync(file, join(folder, "main.tf"));
    return AppliedStack.open(outdir, folder, "main.tf");
  }

  private static async open(outdir: string, folder: string, file: string): Promise<AppliedStack> {
    writeFileSync(join(folder, "override.tf.json"), JSON.stringify(OVERRIDE));
    const server = await startLocalAws({ port: 0, speed: SPEED, onFailure: (error) => console.error(error) });
    return new AppliedStack(outdir, folder, join(folder, file), server);
  }

  private constructor(
    private readonly outdir: string,
    private readonly folder: string,
    private readonly file: string,
    private readonly server: LocalAwsServer,
  ) {}

  get faults() {
    return this.server.aws.faults;
  }

  init = () => this.run("init");
  apply = () => this.run("apply", "-auto-approve");
  /** Exit code 2 when there is something to change. */
  plan = () => this.run("plan", "-detailed-exitcode");
  destroy = () => this.run("destroy", "-auto-approve");

  /** A configuration that names a model by its name is not the one that creates it. */
  async createModelsByName(): Promise<void> {
    const text = readFileSync(this.file, "utf8");
    const [, region = ""] = /"?region"?\s*[=:]\s*"([^"]+)"/.exec(text) ?? [];
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const sagemaker = new SageMakerClient({ endpoint: this.server.url, region, credentials });
    for (const [, ModelName] of text.matchAll(MODEL_BY_NAME)) {
      await sagemaker.send(new CreateModelCommand({ ModelName })).catch(() => undefined);
    }
    sagemaker.destroy();
    this.tables = await this.left();
  }

  /** Rewrites the configuration. */
  change(edit: (configuration: string) => string): void {
    writeFileSync(this.file, edit(readFileSync(this.file, "utf8")));
  }

  /** The operations that changed something since the last time this was asked, in order. */
  changes(): readonly string[] {
    const calls = this.server.aws.journal.entries().filter(({ operation }) => !READS.test(operation));
    this.server.aws.journal.clear();
    return calls.map(({ operation }) => operation);
  }

  /** The tables that hold more than they did at first, once nothing is in progress any more. */
  async left(): Promise<readonly string[]> {
    await this.server.aws.clock.sleep(300);
    this.server.aws.tick();
    const regions = Object.values(this.server.aws.store.snapshot());
    // Cloud Control remembers for a week what it was asked for.
    const tables = regions.flatMap((all) => Object.keys(all)).filter((table) => table !== "cloudcontrol.requests");
    return tables.filter((table) => !this.tables.includes(table));
  }

  async close(): Promise<void> {
    await this.server.stop();
    rmSync(this.outdir, { recursive: true, force: true });
  }

  private tables: readonly string[] = [];

  private run(...args: readonly string[]): Promise<TerraformRun> {
    return terraform(this.folder, this.server.url, ...args, "-no-color", "-input=false");
  }
}
