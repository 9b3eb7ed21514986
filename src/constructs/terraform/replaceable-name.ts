import { type TerraformResourceLifecycle, Token } from "cdktf";
import type { Construct } from "constructs";
import { ComponentIdentity } from "../component/component-identity";
import { replaceTriggeredBy } from "./address";
import { hashedName } from "./content-hash";
import { call } from "./json";

const PLANNED_AT = call("plantimestamp");

/**
 * The name of a resource that can only be replaced. Its hash counts the time of the plan, so no replacement asks for the
 * name of an object that a failed replacement left over.
 *
 * Terraform must keep the name while the object stays: see `lifecycleOfReplaceable`.
 * @see https://developer.hashicorp.com/terraform/language/functions/plantimestamp
 */
export function replaceableName(base: string, content: object): string {
  return hashedName(base, { ...content, plannedAt: Token.asString(PLANNED_AT) });
}

/**
 * The lifecycle of a resource with a `replaceableName`: the name is taken when the object is created and ignored
 * afterwards, the object is replaced when the beginning of its name changes, and it is created before the old one goes.
 * @param id of the `terraform_data` that watches the beginning
 */
export function lifecycleOfReplaceable(scope: Construct, id: string, base: string) {
  const beginning = new ComponentIdentity(scope, id, { name: base });
  return {
    createBeforeDestroy: true,
    ignoreChanges: ["name"],
    replaceTriggeredBy: replaceTriggeredBy(beginning),
  } satisfies TerraformResourceLifecycle;
}

/** A `replaceableName` that later `addOverride`s count in, too: two resources may differ in these only. */
export class OverriddenName {
  private readonly overrides: Record<string, unknown> = {};

  constructor(
    private readonly base: string,
    private readonly content: object,
  ) {}

  /** The name after an override. */
  after(path: string, value: unknown): string {
    this.overrides[path] = value;
    return replaceableName(this.base, { ...this.content, overrides: this.overrides });
  }
}
