import type { Construct, IConstruct } from "constructs";
import { textOf } from "./expression";
import { Group, type ItemCondition, listIf } from "./group";
import type { Attributes } from "./inputs/attribute";
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
  /**
   * What people call one of the elements, as a template in the words of the module:
   * `inference_components["${each_component.key}"]`. Sentences about an element begin with it.
   * @default - nothing: a sentence does not say which element it is about
   */
  readonly called?: string;
  /** What one of the elements is called in a `for`. @default - the id in small letters */
  readonly noun?: string;
}

/**
 * A scope whose constructs are created once in TypeScript and once for each element of a map in Terraform.
 *
 * What is created here may refer to one another as ever: `for_each`, and the index of each reference, are added when
 * the stack is synthesized. What stands outside has to say itself what it wants of all elements.
 */
export class Repeated extends Group {
  private readonly noun: string;
  /** A word of its own: `each` means another element in an inner collection. */
  private readonly element: string;

  /** @param id what one of the elements is: `Component` */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: RepeatedProps,
  ) {
    const { noun = id.toLowerCase() } = props;
    super(scope, id, `each_${noun}.value`, props.attributes);
    this.noun = noun;
    this.element = `each_${noun}`;
    this.adopt(this);
  }

  get key(): string {
    return textOf(`${this.element}.key`);
  }

  override get optionalIndex(): string {
    return this.index;
  }

  /** Repeats a construct that something else has created in another scope. */
  adopt(construct: IConstruct): void {
    declareInstances(construct, this.instances(this.props.forEach));
  }

  override only(condition: ItemCondition, ...paths: readonly string[]): void {
    const { noun } = this;
    const filtered = `{ for key, ${noun} in ${this.props.forEach} : key => ${noun} if ${condition(noun)} }`;
    for (const path of paths) {
      declareInstances(this, this.instances(filtered), path);
    }
  }

  override listOf(expression: string, condition?: ItemCondition): string {
    const { noun } = this;
    if (!this.isIn(expression)) {
      const any = condition && `anytrue([for ${noun} in ${this.props.forEach} : ${condition(noun)}])`;
      return listIf(expression, any);
    }
    const each = this.translate(expression);
    const names = each.includes("each.key") ? `key, ${noun}` : noun;
    const filter = condition === undefined ? "" : ` if ${condition(noun)}`;
    return `[for ${names} in ${this.props.forEach} : ${replaced(each, "each", "key", noun)}${filter}]`;
  }

  /** An expression as a list: an item for each element, no two alike, or one where it is about none and there are some. */
  listOfDistinct(expression: string): string {
    return this.isIn(expression)
      ? `distinct(${this.listOf(expression)})`
      : listIf(expression, `length(${this.props.forEach}) > 0`);
  }

  override isIn(expression: string): boolean {
    return this.translate(expression) !== expression;
  }

  private get index(): string {
    return `[${this.element}.key]`;
  }

  private instances(of: string): Instances {
    const { called } = this.props;
    return {
      argument: "for_each",
      of,
      index: this.index,
      ...(called === undefined ? {} : { called }),
      translate: (text) => this.translate(text),
    };
  }

  private translate(text: string): string {
    const { outer } = this.props;
    const own = replaced(text, this.element, "each.key", "each.value");
    return outer === undefined ? own : replaced(own, outer.group.element, outer.key, outer.value);
  }
}

const replaced = (text: string, element: string, key: string, value: string): string =>
  text.replaceAll(`${element}.key`, key).replaceAll(`${element}.value`, value);
