import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CreateModelCommand, DeleteModelCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { App, type TerraformStack } from "cdktf";
import { synthesize } from "../../../src";
import { exampleApp } from "../../../stacks/app";
import { installedProviders, newDirectory } from "../../support/terraform";
import { type CommandRun, runCommand, terraform } from "../../support/terraform-command";
import { FastAws, type FastAwsOptions } from "./fast-aws";

export const PLAN = "tfplan";

export type StackBuilder = (app: App) => TerraformStack;

const CONFIGURATION = "cdk.tf.json";
const MODEL_BY_NAME = /(?:"model_name": "|\\"ModelName\\" = \\")([a-zA-Z0-9-]+)/g;
const COMMAND = resolve(__dirname, "..", "..", "..", "lib", "src", "cli", "main.js");
const STATE_HERE = { terraform: { backend: { local: { path: "terraform.tfstate" } } } };

interface PlannedChange {
  readonly type: string;
  readonly change: { readonly actions: readonly string[]; readonly after?: Readonly<Record<string, unknown>> };
}

/** A configuration in a folder of its own, with a local AWS of its own to apply it to. */
export class AppliedStack {
  static ofExample(name: string, aws?: FastAwsOptions): Promise<AppliedStack> {
    const app = exampleApp(newDirectory());
    synthesize(app);
    return AppliedStack.open(join(app.outdir, "stacks", name), aws);
  }

  static of(build: StackBuilder): Promise<AppliedStack> {
    return AppliedStack.open(synthesized(build));
  }

  static ofFile(file: string): Promise<AppliedStack> {
    const folder = newDirectory();
    copyFileSync(file, join(folder, "main.tf"));
    return AppliedStack.open(folder);
  }

  /** HCL, with the modules in its folders. */
  static ofFolder(source: string): Promise<AppliedStack> {
    const folder = newDirectory();
    cpSync(source, folder, { recursive: true });
    return AppliedStack.open(folder);
  }

  private static async open(folder: string, aws?: FastAwsOptions): Promise<AppliedStack> {
    writeFileSync(join(folder, "override.tf.json"), JSON.stringify(STATE_HERE));
    const { lockFile, pluginDirectory } = installedProviders();
    copyFileSync(lockFile, join(folder, ".terraform.lock.hcl"));
    const stack = new AppliedStack(folder, await FastAws.start(aws));
    await stack.init(pluginDirectory);
    return stack;
  }

  private constructor(
    private readonly folder: string,
    readonly aws: FastAws,
  ) {}

  apply = (...more: readonly string[]) => this.run("apply", "-auto-approve", ...more);
  /** Exit code 2 when there is something to change. */
  plan = () => this.run("plan", "-detailed-exitcode");
  destroy = () => this.run("destroy", "-auto-approve");

  /** Plans into a file, for `apply(PLAN)` and `verify("--plan", PLAN_JSON)`. */
  async planIntoFile(): Promise<void> {
    await this.run("plan", `-out=${PLAN}`);
    await this.keep("plan.json", "show", "-json", PLAN);
  }

  /** What `terraform show -json` prints of a plan; one that fails can be printed as well. */
  async printedPlan(...options: readonly string[]): Promise<unknown> {
    await this.run("plan", `-out=${PLAN}`, ...options);
    return this.printed("show", "-json", PLAN);
  }

  printedState = (): Promise<unknown> => this.printed("show", "-json");

  private async printed(...args: readonly string[]): Promise<unknown> {
    const { stdout } = await this.terraform(...args);
    return JSON.parse(stdout);
  }

  /** Names of the endpoint configurations that the plan in the file creates; `undefined` for one that it does not know. */
  plannedNames(): readonly unknown[] {
    const { resource_changes } = JSON.parse(readFileSync(join(this.folder, "plan.json"), "utf8"));
    return resource_changes.flatMap(({ type, change }: PlannedChange) =>
      type === "aws_sagemaker_endpoint_configuration" && change.actions.includes("create") ? [change.after?.name] : [],
    );
  }

  /** `scale-to-zero verify` on what `terraform output -json` tells. */
  async verifyOutputs(...more: readonly string[]): Promise<CommandRun> {
    await this.keep("outputs.json", "output", "-json");
    return this.verify("--outputs", "outputs.json", ...more);
  }

  /** `scale-to-zero verify` on what `terraform show -json` tells. */
  async verifyState(): Promise<CommandRun> {
    await this.keep("state.json", "show", "-json");
    return this.verify("--state", "state.json");
  }

  verify(...args: readonly string[]): Promise<CommandRun> {
    const command = ["node", COMMAND, "verify", ...args];
    return runCommand(command, this.folder, { ...this.aws.environment, AWS_REGION: this.region });
  }

  /** The same stack in the same state, on an AWS of its own: what becomes of one is nothing to the other. */
  async fork(): Promise<AppliedStack> {
    const folder = join(newDirectory(), basename(this.folder));
    mkdirSync(dirname(folder), { recursive: true });
    cpSync(this.folder, folder, { recursive: true, filter: (file) => basename(file) !== ".terraform" });
    return AppliedStack.open(folder, { before: this.aws });
  }

  /** Has the stack of another deploy in its place. */
  become(build: StackBuilder): void {
    cpSync(synthesized(build), this.folder, { recursive: true });
  }

  /** Has the HCL of another folder in its place. */
  async becomeFolder(source: string): Promise<void> {
    for (const { name } of readdirSync(this.folder, { withFileTypes: true })) {
      if (name.endsWith(".tf") || !/[.]|tfplan/.test(name)) {
        rmSync(join(this.folder, name), { recursive: true });
      }
    }
    cpSync(source, this.folder, { recursive: true });
    await this.init();
  }

  /** Takes a resource out of the state, and leaves it where it is. */
  leaveState = (address: string): Promise<CommandRun> => this.terraform("state", "rm", address);

  /** Rewrites a file of the configuration. @returns what was in it */
  change(file: string, edit: (configuration: string) => string): string {
    const before = readFileSync(join(this.folder, file), "utf8");
    writeFileSync(join(this.folder, file), edit(before));
    return before;
  }

  /** A configuration that names a model by its name is not the one that creates it. */
  createModelsByName = () =>
    this.forModelsByName((sagemaker, ModelName) => sagemaker.send(new CreateModelCommand({ ModelName })));

  deleteModelsByName = () =>
    this.forModelsByName((sagemaker, ModelName) => sagemaker.send(new DeleteModelCommand({ ModelName })));

  private async forModelsByName(act: (sagemaker: SageMakerClient, name: string) => Promise<unknown>): Promise<void> {
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const sagemaker = new SageMakerClient({ endpoint: this.aws.url, region: this.region, credentials });
    const text = readFileSync(join(this.folder, CONFIGURATION), "utf8");
    const names = new Set([...text.matchAll(MODEL_BY_NAME)].map(([, name = ""]) => name));
    await Promise.all([...names].map((name) => act(sagemaker, name)));
    sagemaker.destroy();
  }

  get region(): string {
    const { provider } = JSON.parse(readFileSync(join(this.folder, CONFIGURATION), "utf8"));
    return provider.aws[0].region;
  }

  /** Keeps what Terraform tells in a file of its folder. */
  private async keep(file: string, ...args: readonly string[]): Promise<void> {
    const { stdout } = await this.terraform(...args);
    writeFileSync(join(this.folder, file), stdout);
  }

  private init = (pluginDirectory = installedProviders().pluginDirectory): Promise<CommandRun> =>
    this.run("init", `-plugin-dir=${pluginDirectory}`);

  private run(command: string, ...args: readonly string[]): Promise<CommandRun> {
    return this.terraform(command, "-no-color", "-input=false", ...args);
  }

  private terraform(...args: readonly string[]): Promise<CommandRun> {
    return terraform(this.folder, args, this.aws.environment);
  }
}

function synthesized(build: StackBuilder): string {
  const app = new App({ outdir: newDirectory() });
  const stack = build(app);
  synthesize(app);
  return join(app.outdir, "stacks", stack.node.id);
}
