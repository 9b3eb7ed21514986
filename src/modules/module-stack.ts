import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { RULES_CONTEXT } from "../constructs/rules/stack-rules";
import { AWS_PROVIDER_VERSION, TERRAFORM_VERSION } from "../constructs/terraform/provider-requirements";
import { withModulePaths } from "./assets";
import { elementsIn, placesIn } from "./elements";
import { sameNames } from "./errors";
import { indexOf } from "./instances";
import { ModuleProvider } from "./module-provider";
import { ModuleSynthesizer } from "./module-synthesizer";
import { asModule } from "./module-terraform";
import { placeInstances } from "./place-instances";
import { declareSections, type ModuleSection } from "./sections";
import { callVariables } from "./variable-names";

/** Options of `ModuleStack`. */
export interface ModuleStackOptions {
  /**
   * Names in the module by the path of the construct inside of the stack: `{ "Endpoint/Resource": "this" }` makes
   * `aws_sagemaker_endpoint.this`.
   * @default - from the path: see `ModuleStack`
   */
  readonly names?: Readonly<Record<string, string>>;
  /**
   * The sections of the module's files, in their order: each has a title and a comment above its blocks. Blocks of no
   * section come before them.
   * @default - none: blocks stand in the order of the constructs, each after what it refers to
   */
  readonly sections?: readonly ModuleSection[];
  /** Versions of hashicorp/aws that the module supports. @default ">= 6.21.0, < 7.0.0" */
  readonly awsProviderVersion?: string;
  /** Versions of Terraform that the module supports. @default ">= 1.5.0" */
  readonly terraformVersion?: string;
}

/**
 * A stack that is a Terraform module: it has variables and outputs, and neither provider nor backend.
 *
 * Its elements have names that people would give them, without a hash: the ids on the way to them in snake case, without
 * `Resource`, and `this` where nothing is left.
 */
export class ModuleStack extends TerraformStack {
  private readonly names: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, options: ModuleStackOptions = {}) {
    super(scope, id);
    this.names = options.names ?? {};
    declareSections(this, options.sections ?? []);
    callVariables(this);
    // Nearly all that they ask about is in variables: they look at the plans of whoever calls the module.
    this.node.setContext(RULES_CONTEXT, false);
    new ModuleProvider(this, "Provider", "aws");
    this.synthesizer = new ModuleSynthesizer(this, this.synthesizer);
    this.node.addValidation({ validate: () => this.clashes() });
    this.addOverride("terraform.required_version", options.terraformVersion ?? TERRAFORM_VERSION);
    this.addOverride("terraform.required_providers.aws", {
      source: "hashicorp/aws",
      version: options.awsProviderVersion ?? AWS_PROVIDER_VERSION,
    });
  }

  /** @internal */
  override prepareStack(): void {
    super.prepareStack();
    placeInstances(this);
  }

  /**
   * The configuration without provider and backend.
   * @throws ScaleToZeroError where two elements have one address: one of them would be lost
   * @internal
   */
  override toTerraform(): ReturnType<TerraformStack["toTerraform"]> {
    placeInstances(this);
    const clashes = this.clashes();
    if (clashes.length > 0) {
      throw sameNames(this.node.path, clashes);
    }
    return withModulePaths(this, asModule(super.toTerraform()));
  }

  /** @internal */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = "node" in element ? element.node : element;
    const path = node.scopes.slice(node.scopes.indexOf(this) + 1).map((scope) => scope.node.id);
    const name = this.names[path.join("/")] ?? this.logicalName(path);
    return "node" in element ? `${name}${indexOf(element)}` : name;
  }

  /**
   * The name of an element that `names` has none for; override it for another rule.
   * @param path ids of the constructs from the stack to the element
   */
  protected logicalName(path: readonly string[]): string {
    const words = path.filter((id) => id !== "Resource" && id !== "Default").map(snakeCase);
    return words.join("_") || "this";
  }

  private clashes(): string[] {
    const paths = new Map<string, string>();
    const clashes: string[] = [];
    for (const element of elementsIn(this)) {
      for (const place of placesIn(element.toTerraform())) {
        const first = paths.get(place);
        if (first !== undefined) {
          clashes.push(`${(JSON.parse(place) as string[]).join(".")} is ${first} and ${element.node.path}`);
        }
        paths.set(place, element.node.path);
      }
    }
    return clashes;
  }
}

/** `MinCapacity` is `min_capacity`, `Llama3` is `llama3`, `IAMRole` is `iam_role`. */
function snakeCase(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
}
