import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { synthesize } from "../../src";
import { exampleApp } from "../../stacks/app";
import { runTerraform } from "./terraform-command";
import { TerraformGraph } from "./terraform-graph";
import type { Plan } from "./terraform-plan";
import type { State } from "./terraform-state";

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
  const app = new App({ outdir: newDirectory() });
  const stack = build(app);
  return openWorkspace(app, stack.node.id);
}

async function openWorkspace(app: App, stackName: string): Promise<Workspace> {
  synthesize(app);
  const workspace = new Workspace(join(app.outdir, "stacks", stackName));
  await workspace.init();
  return workspace;
}

/** A synthesized stack in a directory of its own, with credentials that open nothing. */
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
    throw new Error("TERRAFORM_TESTS_ROOT is not set: run these tests with jest.terraform.config.js");
  }
  return directory;
}
