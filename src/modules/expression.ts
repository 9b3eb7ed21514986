import { DefaultTokenResolver, type IResolvable, ref, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { isTemplate } from "../hcl/expression/parser";
import { textExpression } from "../hcl/write/text";

/** A piece of Terraform's language as a token: it stands bare in a larger expression, and in braces on its own. */
export const expression = (text: string): IResolvable => ref(text);

export const textOf = (text: string): string => Token.asString(expression(text));

export const numberOf = (text: string): number => Token.asNumber(expression(text));

export const listOf = (text: string): string[] => Token.asList(expression(text));

export const mapOf = (text: string): Readonly<Record<string, string>> => Token.asStringMap(expression(text));

/** What a token, or anything that holds some, will read in the file. */
export function resolved(scope: IConstruct, value: unknown): unknown {
  return Tokenization.resolve(value, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
}

/** What it reads in a larger expression: without the braces of a text that is nothing but one `${…}`, else in quotes. */
export function bare(scope: IConstruct, value: unknown): string {
  const text = String(resolved(scope, value));
  return isTemplate(text) ? textExpression(text) : text;
}
