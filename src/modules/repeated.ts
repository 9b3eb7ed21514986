import { TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { textOf } from "./expression";
import { type Attributes, conditionsOf } from "./inputs/attribute";
import { stateConditions } from "./inputs/stated-conditions";
import { Values } from "./inputs/values";
import { declareInstances, type Instances } from "./instances";

/** How an element of an inner collection finds the element of the outer one that it belongs to. */
export interface OuterElement {
  readonly group: Repeated;
  /** The key of the outer element, as an expression: `each.value.component`. */
  readonly key: string;
  /** The outer element: `local.components[each.value.component]`. */
  readonly value: string;
}

export interface RepeatedProps {
  /** A map, as an expression: `local.components`. */
  readonly forEach: string;
  /** What one of its elements holds. What the variables are asked for is not asked for again. */
  readonly attributes: Attributes;
  /** Where this collection lies in another one. @default - it does not */
  readonly outer?: OuterElement;
}

/**
 * A scope whose constructs are created once in TypeScript and once for each element of a map in Terraform.
 *
 * What is created here may refer to one another as ever: `for_each`, and the index of each reference, are added when
 * the stack is synthesized. What stands outside has to say itself what it wants of all elements.
 */
export class Repeated extends Construct {
  readonly value: Values;
  private readonly element: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RepeatedProps,
  ) {
    super(scope, id);
    // A word of its own: `each` means another element in an inner collection.
    this.element = `each_${id.toLowerCase()}`;
    const at = `${this.element}.value`;
    this.value = new Values(at, props.attributes);
    const stack = TerraformStack.of(this);
    stateConditions(stack, conditionsOf(props.attributes, { scope: stack, property: "", path: at }));
    this.adopt(this);
  }

  get key(): string {
    return textOf(`${this.element}.key`);
  }

  /** The index of a resource of this scope, for an expression that is written by hand. */
  get index(): string {
    return `[${this.element}.key]`;
  }

  /** What it is repeated over, for an expression that is written by hand. */
  get collection(): string {
    return this.props.forEach;
  }

  /** A text of this scope as it reads in a loop over the collection that stands elsewhere. */
  asLoop(text: string, key: string, value: string): string {
    return replaced(text, this.element, key, value);
  }

  /** Repeats a construct that something else has created in another scope. */
  adopt(construct: IConstruct): void {
    declareInstances(construct, this.instances(this.props.forEach));
  }

  /**
   * Creates constructs for some of the elements only.
   * @param condition of the element, in Terraform's words, with `it` for the element: `it.idle_timeout_seconds != null`
   */
  only(condition: string, ...constructs: readonly IConstruct[]): void {
    const filtered = `{ for key, it in ${this.props.forEach} : key => it if ${condition} }`;
    for (const construct of constructs) {
      declareInstances(construct, this.instances(filtered));
    }
  }

  private instances(of: string): Instances {
    return { argument: "for_each", of, index: this.index, translate: (text) => this.translate(text) };
  }

  private translate(text: string): string {
    const { outer } = this.props;
    const own = replaced(text, this.element, "each.key", "each.value");
    return outer === undefined ? own : replaced(own, outer.group.element, outer.key, outer.value);
  }
}

const replaced = (text: string, element: string, key: string, value: string): string =>
  text.replaceAll(`${element}.key`, key).replaceAll(`${element}.value`, value);
