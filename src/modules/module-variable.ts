import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { conditionBlock, type ModuleCondition } from "./module-condition";

/** Properties of `ModuleVariable`. */
export interface ModuleVariableProps {
  /** What the variable is, for users of the module: unit, range, and the effect of the default. */
  readonly description: string;
  /**
   * A type of Terraform's language, on one line or several: `map(object({ model = string, max_copies = optional(number, 1) }))`.
   * @see https://developer.hashicorp.com/terraform/language/expressions/type-constraints
   */
  readonly type: string;
  /**
   * Default value: no expression. `null` is a value.
   * @default - the variable is required
   */
  readonly default?: unknown;
  /** Whether the value may be `null`. @default true */
  readonly nullable?: boolean;
  /** Whether Terraform hides the value. @default false */
  readonly sensitive?: boolean;
  /** Conditions that a value must meet. @default - any value of the type */
  readonly validation?: readonly ModuleCondition[];
}

/** A variable of a module: `var.` and its name are its id. */
export class ModuleVariable extends TerraformVariable {
  /** @param name of the variable */
  constructor(
    scope: Construct,
    name: string,
    private readonly props: ModuleVariableProps,
  ) {
    // An output and a local may have the same name, and no two constructs may have one id.
    super(scope, `var.${name}`, {});
    this.overrideLogicalId(name);
  }

  /**
   * cdktf would change the keys of a default to snake case, and fails on one that is `null`.
   * @internal
   */
  override synthesizeAttributes(): Record<string, unknown> {
    return {};
  }

  /** @internal */
  override toTerraform() {
    const { description, type, nullable, sensitive, validation = [] } = this.props;
    const added = (this.validation ?? []).map(({ condition, errorMessage }) => ({ condition, errorMessage }));
    const conditions = [...validation, ...added].map(conditionBlock);
    const { variable } = super.toTerraform();
    return {
      variable: {
        [this.friendlyUniqueId]: {
          description,
          type,
          ...("default" in this.props && this.props.default !== undefined ? { default: this.props.default } : {}),
          nullable,
          sensitive,
          validation: conditions.length === 0 ? undefined : conditions,
          ...variable[this.friendlyUniqueId],
        },
      },
    };
  }
}
