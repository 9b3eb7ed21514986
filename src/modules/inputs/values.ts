import { type IResolvable, Token } from "cdktf";
import { nullable } from "../../constructs/terraform/nullable";
import { unknownAttribute } from "../errors";
import { expression } from "../expression";
import type { Attribute, Attributes } from "./attribute";

/** The variables of a module, or the attributes of one, as tokens. */
export class Values {
  /** @param at what stands before the path of an attribute: `var`, or `each_component.value` */
  constructor(
    readonly at: string,
    private readonly attributes: Attributes,
  ) {}

  /** @param path of an attribute: `wake.copies` */
  text(path: string): string {
    return Token.asString(this.token(path));
  }

  number(path: string): number {
    return Token.asNumber(this.token(path));
  }

  list(path: string): string[] {
    return Token.asList(this.token(path));
  }

  map(path: string): Readonly<Record<string, string>> {
    return Token.asStringMap(this.token(path));
  }

  /** cdktf encodes no booleans: its own bindings take the expression in place of one, and so do the constructs. */
  flag(path: string): boolean {
    const token: unknown = this.token(path);
    return token as boolean;
  }

  /** For a place that takes any value, such as a boolean. */
  any(path: string): IResolvable {
    return this.token(path);
  }

  /** For an expression that is written by hand. */
  reference(path: string): string {
    this.steps(path);
    return `${this.at}.${path}`;
  }

  private token(path: string): IResolvable {
    const token = expression(this.reference(path));
    return this.steps(path).some(({ isNullable }) => isNullable) ? nullable(token) : token;
  }

  /** The attribute, and those that it lies in. */
  private steps(path: string): readonly Attribute[] {
    const found: Attribute[] = [];
    let attributes: Attributes | undefined = this.attributes;
    for (const name of path.split(".")) {
      const attribute: Attribute | undefined = attributes?.[name];
      if (attribute === undefined) {
        throw unknownAttribute(this.at, path);
      }
      found.push(attribute);
      attributes = attribute.attributes;
    }
    return found;
  }
}
