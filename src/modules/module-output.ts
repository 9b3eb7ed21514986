import { type ITerraformDependable, TerraformElement } from "cdktf";
import type { Construct } from "constructs";
import { bare } from "./expression";
import { withoutIndex } from "./instances";
import { conditionBlock, type ModuleCondition } from "./module-condition";

/** Properties of `ModuleOutput`. */
export interface ModuleOutputProps {
  /** What the value is, for readers of the module. */
  readonly description: string;
  /** Value of the output. It may contain expressions and `null`. */
  readonly value: unknown;
  /** Whether Terraform hides the value. @default false */
  readonly sensitive?: boolean;
  /** Conditions that must be true before Terraform returns the value. @default - none */
  readonly precondition?: readonly ModuleCondition[];
  /** What must exist before Terraform returns the value. @default - what the value refers to */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * An output of a module: `output.` and its name are its id.
 *
 * Not a `TerraformOutput`: that one fails on a `null` inside of the value, and drops preconditions.
 */
export class ModuleOutput extends TerraformElement {
  /** @param name of the output */
  constructor(
    scope: Construct,
    name: string,
    private readonly props: ModuleOutputProps,
  ) {
    // A variable may have the same name, and no two constructs may have one id.
    super(scope, `output.${name}`, "output");
    this.overrideLogicalId(name);
  }

  /** @internal */
  override toTerraform(): Record<string, unknown> {
    const { description, value, sensitive, precondition = [], dependsOn } = this.props;
    return {
      output: {
        [this.friendlyUniqueId]: {
          description,
          value,
          sensitive,
          depends_on: dependsOn?.map(({ fqn }) => withoutIndex(bare(this, fqn))),
          precondition: precondition.length === 0 ? undefined : precondition.map(conditionBlock),
          ...this.rawOverrides,
        },
      },
    };
  }
}
