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
  private readonly noun: string;
  private readonly element: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RepeatedProps,
  ) {
    super(scope, id);
    // A word of its own: `each` means another element in an inner collection.
    this.noun = id.toLowerCase();
    this.element = `each_${this.noun}`;
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

  /** A list of an expression for each element that a condition holds of, for a place outside of this scope. */
  loop(expression: string, condition?: string): string {
    const inLoop = replaced(expression, this.element, "key", this.noun);
    const names =
      inLoop === expression.replaceAll(`${this.element}.value`, this.noun) ? this.noun : `key, ${this.noun}`;
    return `[for ${names} in ${this.props.forEach} : ${inLoop}${condition === undefined ? "" : ` if ${condition}`}]`;
  }

  /** Whether a text is about an element of this scope. */
  isIn(text: string): boolean {
    return text.includes(`${this.element}.`);
  }

  /** Repeats a construct that something else has created in another scope. */
  adopt(construct: IConstruct): void {
    declareInstances(construct, this.instances(this.props.forEach));
  }

  /**
   * Creates constructs for some of the elements only.
   * @param condition of the element, in Terraform's words, by the scope's own noun: `component.idle_timeout_seconds != null`
   */
  only(condition: string, ...constructs: readonly IConstruct[]): void {
    const filtered = `{ for key, ${this.noun} in ${this.props.forEach} : key => ${this.noun} if ${condition} }`;
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
