import { copyFileSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformResource, TerraformStack } from "cdktf";
import { synthesize } from "../../src";
import { printModule } from "../../src/modules";
import { exampleApp } from "../../stacks/app";
import { runTerraform } from "./terraform-command";
import { TerraformGraph } from "./terraform-graph";
import type { Plan } from "./terraform-plan";
import { stopProviders } from "./terraform-provider/served-providers";
import type { State } from "./terraform-state";

afterAll(stopProviders);

/** What `terraform validate -json` answers. */
export interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly { readonly summary: string; readonly detail: string }[];
}

export interface PlanOptions {
  readonly variables?: Readonly<Record<string, string | number>>;
  /** What exists already. @default - nothing */
  readonly state?: State;
  readonly destroy?: boolean;
}

/** `describe`, or its skipping twin where the set-up found no Terraform. */
export const describeTerraform = process.env.TERRAFORM_TESTS_SKIPPED === undefined ? describe : describe.skip;

/** The names of all examples: a new one is tested without being named here. */
export function exampleStackNames(): string[] {
  return exampleApp(newDirectory())
    .node.children.filter(TerraformStack.isStack)
    .map(({ node }) => node.id);
}

/** Synthesizes an example from its source. */
export function exampleWorkspace(name: string): Promise<Workspace> {
  return openWorkspace(exampleApp(newDirectory()), name);
}

/** Synthesizes a stack that exists for a test only. */
export function stackWorkspace(build: (app: App) => TerraformStack): Promise<Workspace> {
  const stack = build(new App({ outdir: newDirectory() }));
  return openWorkspace(App.of(stack), stack.node.id);
}

/** A stack as it is printed. */
export async function printedWorkspace(build: (app: App) => TerraformStack): Promise<Workspace> {
  const directory = newDirectory();
  printModule(build(new App({ outdir: newDirectory() })), directory);
  const workspace = new Workspace(directory);
  await workspace.init();
  return workspace;
}

/** The same stack as it is printed and as cdktf writes it, each in a directory of its own. */
export async function bothWorkspaces(build: (app: App) => TerraformStack) {
  return { printed: await printedWorkspace(build), synthesized: await stackWorkspace(build) };
}

/** An example by its name. */
export function exampleStack(name: string): (app: App) => TerraformStack {
  return (app) => {
    const stack = exampleApp(app.outdir).node.tryFindChild(name);
    if (!TerraformStack.isStack(stack)) {
      throw new Error(`there is no example ${name}`);
    }
    return stack;
  };
}

/** A copy of a folder of HCL, opened at a folder inside of it. */
export async function hclWorkspace(folder: string, inside = "."): Promise<Workspace> {
  const directory = newDirectory();
  cpSync(folder, directory, { recursive: true });
  const workspace = new Workspace(join(directory, inside));
  await workspace.init();
  return workspace;
}

/** A configuration of one file: HCL, or an object that is written as JSON. */
export async function configurationWorkspace(configuration: string | object): Promise<Workspace> {
  const directory = newDirectory();
  const isText = typeof configuration === "string";
  const text = isText ? configuration : JSON.stringify(configuration);
  writeFileSync(join(directory, isText ? "main.tf" : "main.tf.json"), text);
  const workspace = new Workspace(directory);
  await workspace.init();
  return workspace;
}

async function openWorkspace(app: App, stackName: string): Promise<Workspace> {
  synthesize(app);
  const workspace = new Workspace(join(app.outdir, "stacks", stackName));
  await workspace.init();
  return workspace;
}

/** A configuration in a directory of its own, with credentials that open nothing. */
export class Workspace {
  constructor(private readonly directory: string) {
    copyFileSync(installedProviders().lockFile, join(directory, ".terraform.lock.hcl"));
    this.write("override.tf.json", {
      terraform: { backend: { local: { path: "terraform.tfstate" } } },
      provider: {
        aws: {
          access_key: "test",
          secret_key: "test",
          skip_credentials_validation: true,
          skip_requesting_account_id: true,
          skip_metadata_api_check: "true",
        },
      },
    });
  }

  async init(): Promise<void> {
    await this.terraform("init", "-input=false", `-plugin-dir=${installedProviders().pluginDirectory}`);
  }

  async validate(): Promise<Validation> {
    return JSON.parse(await this.terraform("validate", "-json"));
  }

  /** Fails where a file is not as `terraform fmt` writes it. */
  async checkFormat(): Promise<void> {
    await this.terraform("fmt", "-check", "-diff", "-recursive");
  }

  /** Plans, and reads the plan back as JSON. Nothing is refreshed: there is no AWS behind it. */
  async plan({ variables = {}, state, destroy }: PlanOptions = {}): Promise<Plan> {
    if (state !== undefined) {
      this.write("terraform.tfstate", state);
    }
    const values = Object.entries(variables).map(([name, value]) => `-var=${name}=${value}`);
    const mode = destroy === true ? ["-destroy"] : [];
    await this.terraform("plan", "-input=false", "-refresh=false", "-out=tfplan", ...mode, ...values);
    return JSON.parse(await this.terraform("show", "-json", "tfplan"));
  }

  /** What depends on what in the configuration; Terraform destroys in the opposite order. */
  async dependencies(): Promise<TerraformGraph> {
    return TerraformGraph.parse(await this.terraform("graph", "-type=plan"));
  }

  /** What has to wait for what when the last plan is applied. */
  async applyOrder(): Promise<TerraformGraph> {
    return TerraformGraph.parse(await this.terraform("graph", "-plan=tfplan"));
  }

  /** The configuration as it was synthesized. */
  get synthesized(): SynthesizedStack {
    return JSON.parse(readFileSync(join(this.directory, "cdk.tf.json"), "utf8"));
  }

  private terraform(command: string, ...args: readonly string[]): Promise<string> {
    const plain = ["graph", "show"].includes(command) ? [] : ["-no-color"];
    return runTerraform(this.directory, [command, ...plain, ...args]);
  }

  private write(file: string, document: unknown): void {
    writeFileSync(join(this.directory, file), JSON.stringify(document));
  }
}

/** The part of `cdk.tf.json` that tests look at. */
export interface SynthesizedStack {
  readonly terraform: {
    readonly required_version: string;
    readonly required_providers: { readonly aws: { readonly source: string; readonly version: string } };
  };
  readonly resource: {
    readonly aws_cloudcontrolapi_resource?: { readonly [id: string]: { readonly desired_state: string } };
    readonly aws_appautoscaling_target?: { readonly [id: string]: { readonly resource_id: string } };
  };
}

/** The addresses of the resources of a stack by the paths of their constructs. */
export function resourceAddresses(build: (app: App) => TerraformStack): ReadonlyMap<string, string> {
  const stack = build(new App({ outdir: newDirectory() }));
  return new Map(
    stack.node
      .findAll()
      .filter(TerraformResource.isTerraformResource)
      .map((resource) => [
        resource.node.path.slice(stack.node.path.length + 1),
        `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
      ]),
  );
}

/** What the set-up installed once for all. */
export const installedProviders = () => ({
  lockFile: join(root(), ".terraform.lock.hcl"),
  pluginDirectory: join(root(), ".terraform", "providers"),
});

/** Gone after the tests. */
export function newDirectory(): string {
  return mkdtempSync(join(root(), "workspace-"));
}

function root(): string {
  const directory = process.env.TERRAFORM_TESTS_ROOT;
  if (directory === undefined) {
    throw new Error("TERRAFORM_TESTS_ROOT is not set. Run these tests with npm run test:terraform.");
  }
  return directory;
}
