import { type IResolvable, type IResolveContext, type Precondition, TerraformStack, Token } from "cdktf";
import { keptWith } from "../terraform/kept-with";
import type { Question } from "./check";
import { besideOf } from "./describe-problem";

/** How the sentences of a stack call a property. @param unit what its number counts, where the property does not say */
export type PropertyName = (property: string, unit?: string) => string;

const namesOfStacks = keptWith((): { name: PropertyName } => ({ name: asWritten }));

/** Has the sentences of a stack call the properties of constructs otherwise, as a module does that has variables instead. */
export function callProperties(stack: TerraformStack, name: PropertyName): void {
  namesOfStacks.of(stack).name = name;
}

/** What Terraform checks. Its sentence is written with the stack: only there it is known how properties are called. */
export const precondition = (question: Question): Precondition => ({
  condition: question.condition,
  errorMessage: Token.asString(new Sentence(question)),
});

/** What the value must be, without its name and the end of the sentence. */
export function requirementText(
  question: Omit<Question, "condition" | "value">,
  name: PropertyName = asWritten,
): string {
  const { requirement, bound, advice, adviceInTerraform = advice } = question;
  const limit = bound === undefined ? "" : ` ${name(besideOf(question, bound.property))}`;
  return `${requirement}${limit}${adviceInTerraform === undefined ? "" : `: ${adviceInTerraform}`}`;
}

const asWritten: PropertyName = (property, unit) => (unit === undefined ? property : `${property} (${unit})`);

/** The sentence about a question, as a token. */
class Sentence implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(private readonly question: Question) {}

  resolve({ scope }: IResolveContext): string {
    const { property, unit, isProperty } = this.question;
    const name = namesOfStacks.find(TerraformStack.of(scope))?.name ?? asWritten;
    const subject = isProperty === false ? property : name(property, unit);
    return `${subject} ${requirementText(this.question, name)}.`;
  }

  toString(): string {
    return Token.asString(this);
  }

  toJSON(): string {
    return "<a sentence that is written with the stack>";
  }
}
