/** A question for Terraform, and the sentence for whoever gets the wrong answer. */
export interface Condition {
  readonly condition: string;
  /** What the value must be, without the end of the sentence. */
  readonly requirement: string;
  /** What the sentence is about, as a template: `max_copies`. */
  readonly subject: string;
  /** Without the guards of the optional objects that the value lies in. @default - it lies in none */
  readonly unguarded?: string;
  /** An expression for the list of all that got the wrong answer. @default - the question is about one value */
  readonly subjects?: string;
}

/** A `for` over a map. */
export interface Loop {
  readonly key: string;
  readonly element: string;
  /** The map. */
  readonly of: string;
}

/** A question about one value. */
export const one = (condition: string, subject: string, requirement: string): Condition => ({
  condition,
  subject,
  requirement,
});

/** The same question about each element of a map. The condition may refer to the element and its key. */
export function ofEachElement({ key, element, of }: Loop, { subjects, unguarded: _, ...asked }: Condition): Condition {
  const { condition } = asked;
  const names = new RegExp(`\\b${key}\\b`).test(condition)
    ? `${key}, ${element} in ${of}`
    : `${element} in values(${of})`;
  return {
    ...asked,
    condition: `alltrue([for ${names} : ${condition}])`,
    subjects:
      subjects === undefined
        ? `[for ${key}, ${element} in ${of} : "${asked.subject}" if !(${condition})]`
        : `flatten([for ${key}, ${element} in ${of} : ${subjects}])`,
  };
}

/** The same question about each item of a list, as `item`. */
export function ofEachItem(list: string, asked: Condition): Condition {
  const { condition, subject } = asked;
  return {
    ...asked,
    condition: `alltrue([for item in ${list} : ${condition}])`,
    subjects: `[for index, item in ${list} : "${subject}" if !(${condition})]`,
  };
}

/** A question that is asked only where there is a value. */
export function guarded({ isNullable }: { readonly isNullable: boolean }, path: string, asked: Condition): Condition {
  const { condition, unguarded = condition, subjects } = asked;
  return isNullable
    ? {
        ...asked,
        unguarded,
        condition: `${path} == null ? true : ${condition}`,
        ...(subjects === undefined ? {} : { subjects: `${path} == null ? [] : ${subjects}` }),
      }
    : asked;
}

/** The sentence, which names each value that got the wrong answer. */
export const sentenceOf = ({ subject, subjects, requirement }: Condition): string =>
  `${subjects === undefined ? subject : `\${join(", ", ${subjects})}`} ${requirement}.`;
