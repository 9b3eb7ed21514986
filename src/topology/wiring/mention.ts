import type { Node, Reference } from "../nodes/node";
import { isUnknown, type Optional } from "../unknown";

/** A value that names another resource, and where the value comes from when it is not known. */
export interface Mention {
  readonly by: Node;
  readonly value: Optional<string>;
  readonly reference?: Reference;
}

/** A field of a node as a mention. For a member (`dimensions`, `EndpointName`) the reference of the field will do. */
export function mention(by: Node, value: Optional<string>, field: string, member?: string): Mention {
  const ofMember = member === undefined ? undefined : by.references?.[`${field}.${member}`];
  return mentionOf(by, value, ofMember ?? by.references?.[field]);
}

export function mentionOf(by: Node, value: Optional<string>, reference: Reference | undefined): Mention {
  return reference === undefined ? { by, value } : { by, value, reference };
}

/**
 * A mention of what is inside the value, such as the endpoint's name in `endpoint/llm/variant/main`. The part may be
 * known where the whole is not, as in `arn:aws:iam::${var.account}:role/scheduler`.
 *
 * @param part takes the part out of the value or out of its text; `undefined` when it is not in there
 */
export function partOf(whole: Mention, part: (text: string) => string | undefined): Mention {
  const { by, value, reference } = whole;
  if (!isUnknown(value)) {
    return { by, value: value === undefined ? undefined : part(value) };
  }
  const text = reference?.text === undefined ? undefined : part(reference.text);
  if (reference === undefined || text === undefined) {
    return whole;
  }
  return text.includes("${") ? { by, value, reference: { ...withoutChoice(reference), text } } : { by, value: text };
}

const withoutChoice = ({ from, isSecret }: Reference): Reference =>
  isSecret === undefined ? { from } : { from, isSecret };
