import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { CreateModelCommand, DeleteModelCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { App, type TerraformStack } from "cdktf";
import { synthesize } from "../../../src";
import { exampleApp } from "../../../stacks/app";
import { installedProviders, newDirectory } from "../../support/terraform";
import { type CommandRun, runCommand } from "../../support/terraform-command";
import { FastAws } from "./fast-aws";

export type StackBuilder = (app: App) => TerraformStack;

const MODEL_BY_NAME = /(?:"model_name": "|\\"ModelName\\" = \\")([a-zA-Z0-9-]+)/g;
const STATE_HERE = { terraform: { backend: { local: { path: "terraform.tfstate" } } } };

/** A configuration in a folder of its own, with a local AWS of its own to apply it to. */
export class AppliedStack {
  static ofExample(name: string): Promise<AppliedStack> {
    const app = exampleApp(newDirectory());
    synthesize(app);
    return AppliedStack.open(join(app.outdir, "stacks", name));
  }

  static of(build: StackBuilder): Promise<AppliedStack> {
    return AppliedStack.open(synthesized(build));
  }

  static ofFile(file: string): Promise<AppliedStack> {
    const folder = newDirectory();
    copyFileSync(file, join(folder, "main.tf"));
    return AppliedStack.open(folder);
  }

  private static async open(folder: string, before?: FastAws): Promise<AppliedStack> {
    writeFileSync(join(folder, "override.tf.json"), JSON.stringify(STATE_HERE));
    const { lockFile, pluginDirectory } = installedProviders();
    copyFileSync(lockFile, join(folder, ".terraform.lock.hcl"));
    const stack = new AppliedStack(folder, await FastAws.start(before));
    await stack.run("init", `-plugin-dir=${pluginDirectory}`);
    return stack;
  }

  private constructor(
    private readonly folder: string,
    readonly aws: FastAws,
  ) {}

  apply = () => this.run("apply", "-auto-approve");
  /** Exit code 2 when there is something to change. */
  plan = () => this.run("plan", "-detailed-exitcode");
  destroy = () => this.run("destroy", "-auto-approve");

  /** The same stack in the same state, on an AWS of its own: what becomes of one is nothing to the other. */
  async fork(): Promise<AppliedStack> {
    const folder = join(newDirectory(), basename(this.folder));
    mkdirSync(dirname(folder), { recursive: true });
    cpSync(this.folder, folder, { recursive: true, filter: (file) => basename(file) !== ".terraform" });
    return AppliedStack.open(folder, this.aws);
  }

  /** Has the stack of another deploy in its place. */
  become(build: StackBuilder): void {
    cpSync(synthesized(build), this.folder, { recursive: true });
  }

  /** Rewrites a file of the configuration. */
  change(file: string, edit: (configuration: string) => string): void {
    writeFileSync(join(this.folder, file), edit(readFileSync(join(this.folder, file), "utf8")));
  }

  /** A configuration that names a model by its name is not the one that creates it. */
  createModelsByName = () =>
    this.forModelsByName((sagemaker, ModelName) => sagemaker.send(new CreateModelCommand({ ModelName })));

  deleteModelsByName = () =>
    this.forModelsByName((sagemaker, ModelName) => sagemaker.send(new DeleteModelCommand({ ModelName })));

  private async forModelsByName(act: (sagemaker: SageMakerClient, name: string) => Promise<unknown>): Promise<void> {
    const text = readFileSync(join(this.folder, "cdk.tf.json"), "utf8");
    const [, region = ""] = /"region": "([^"]+)"/.exec(text) ?? [];
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const sagemaker = new SageMakerClient({ endpoint: this.aws.url, region, credentials });
    const names = new Set([...text.matchAll(MODEL_BY_NAME)].map(([, name = ""]) => name));
    await Promise.all([...names].map((name) => act(sagemaker, name)));
    sagemaker.destroy();
  }

  private run(...args: readonly string[]): Promise<CommandRun> {
    const command = ["terraform", ...args, "-no-color", "-input=false"];
    return runCommand(command, this.folder, this.aws.environment);
  }
}

function synthesized(build: StackBuilder): string {
  const app = new App({ outdir: newDirectory() });
  const stack = build(app);
  synthesize(app);
  return join(app.outdir, "stacks", stack.node.id);
}
