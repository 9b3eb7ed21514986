import { DefaultTokenResolver, type Precondition, StringConcat, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { type Check, isQuestion, type Question } from "./check";
import { precondition } from "./describe-condition";
import { report } from "./report";

/**
 * Tells every problem of a construct when the stack is synthesized, so that one run shows all of them, and returns
 * the conditions that Terraform has to check because it alone will know the values.
 *
 * It does not throw: an endpoint with a bad number still lets the problems of its components be found.
 * See docs/decisions/problems-are-told-at-synth.md.
 */
export function checkAll(scope: Construct, checks: readonly Check[]): Precondition[] {
  if (checks.some((check) => check !== undefined && !isQuestion(check))) {
    report(scope, () => checks);
  }
  const questions = checks.filter(isQuestion);
  return questions.filter((one, index) => !isAsked(scope, one, questions.slice(0, index))).map(precondition);
}

/** Whether the same condition stands there already, whatever its sentence: two values may have one sentence. */
const isAsked = (scope: Construct, one: Question, before: readonly Question[]): boolean =>
  before.some(
    (other) =>
      Object.is(one.value, other.value) &&
      Object.is(one.bound?.value, other.bound?.value) &&
      conditionOf(scope, one) === conditionOf(scope, other),
  );

const conditionOf = (scope: Construct, { condition }: Question): string =>
  JSON.stringify(
    Tokenization.resolve({ condition }, { scope, resolver: new DefaultTokenResolver(new StringConcat()) }),
  );
