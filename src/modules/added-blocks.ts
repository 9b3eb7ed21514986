import type { TerraformStack } from "cdktf";
import { keptWith } from "../constructs/terraform/kept-with";
import { conditionBlock, type ModuleCondition } from "./module-condition";

/** A data source inside a check, which Terraform reads each time it runs the check. */
export interface DataInCheck {
  /** Type, such as `aws_sagemaker_prebuilt_ecr_image`. */
  readonly type: string;
  /** Name in the configuration. */
  readonly name: string;
  /** Arguments as Terraform's JSON syntax has them. */
  readonly arguments?: Readonly<Record<string, unknown>>;
}

/** A `check` block of a module. */
export interface ModuleCheck {
  /** Conditions that must be true. Terraform prints a warning for each that is not. */
  readonly assert: readonly ModuleCondition[];
  /** Data source that the conditions use. @default - none */
  readonly data?: DataInCheck;
}

/** The path of an override is divided at dots: the names are kept out of it. */
const checks = keptWith(() => new Map<string, unknown>());

/**
 * A `check` block, which cdktf has no construct for.
 * @see https://developer.hashicorp.com/terraform/language/checks
 */
export function addCheck(stack: TerraformStack, name: string, { assert, data }: ModuleCheck): void {
  const block = {
    ...(data === undefined ? {} : { data: { [data.type]: { [data.name]: data.arguments ?? {} } } }),
    assert: assert.map(conditionBlock),
  };
  stack.addOverride("check", Object.fromEntries(checks.of(stack).set(name, block)));
}

/** A change of the address of a block. */
export interface ModuleMove {
  /** The address in earlier versions of the module. */
  readonly from: string;
  /** The address in this version. */
  readonly to: string;
}

/** An override replaces the one before it. */
const movesOfStacks = keptWith((): ModuleMove[] => []);

/**
 * A `moved` block for what no longer has the address that it had in an earlier version.
 * @see https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
 */
export function addMoved(stack: TerraformStack, move: ModuleMove): void {
  const moves = movesOfStacks.of(stack);
  moves.push({ ...move });
  stack.addOverride("moved", [...moves]);
}
