import { Fn, Op, Token } from "cdktf";
import { argument } from "../terraform/interpolation";
import { unlessNull } from "../terraform/nullable";
import { type Check, unless } from "./check";
import { text } from "./kinds";
import type { Problem } from "./problem";

/** What a text has to look like, in the words of its own sentence. */
export interface TextShape extends Pick<Problem, "requirement" | "advice" | "source"> {
  /** RE2-compatible, anchored, without backslashes: Terraform evaluates it too. */
  readonly pattern: string;
  /** @default - any */
  readonly maxLength?: number;
}

/** The text looks like that; Terraform is asked where it alone knows. */
export function textShape(property: string, value: string | undefined, shape: TextShape): Check {
  if (typeof value !== "string") {
    return value === undefined ? undefined : text(property, value).problems[0];
  }
  const { pattern, maxLength, requirement, advice, source } = shape;
  if (Token.isUnresolved(value)) {
    const known = argument(value);
    const matches = Fn.can(Fn.regex(pattern, known));
    const condition = maxLength === undefined ? matches : Op.and(matches, Op.gte(maxLength, Fn.lengthOf(known)));
    return { property, value, requirement, advice, source, condition: unlessNull(condition, value) };
  }
  const fits = new RegExp(pattern).test(value) && (maxLength === undefined || value.length <= maxLength);
  return unless(fits, { property, value, requirement, advice, source });
}
