import type { z } from "zod";
import { readDocument, type WrittenDocument } from "./document";
import { type WrittenProblem, wrongFile } from "./problem";

/** The error of a `strictObject`: a sentence of its own for a value of another kind, and one a line for unknown members. */
export const objectError = (sentence: string) => ({
  error: ({ code, keys }: { readonly code?: string; readonly keys?: unknown }): string =>
    code === "unrecognized_keys" && Array.isArray(keys)
      ? keys.map(() => "is not a known member: remove it, or correct its name").join("\n")
      : sentence,
});

/** Keys of a hostile file can have any length, and there can be thousands of them. */
const LONGEST_STEP = 60;

/**
 * Reads a YAML or JSON file that a person wrote.
 *
 * @param name of the file, in errors
 * @param schema messages of the schema complete the sentence "releaseSeconds …"
 * @throws ScaleToZeroError with all problems, each with line, column, member and fix
 */
export function readWritten<T>(text: string, name: string, schema: z.ZodType<T>): T {
  const document = readDocument(text, name);
  const result = schema.safeParse(document.value);
  if (!result.success) {
    throw wrongFile(name, inOrder(result.error.issues.flatMap((issue) => problemsOf(issue, [], document))));
  }
  return result.data;
}

const inOrder = (problems: readonly WrittenProblem[]): readonly WrittenProblem[] =>
  [...problems].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));

function problemsOf(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
  document: WrittenDocument,
): WrittenProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    // One line for each key.
    const lines = issue.message.split("\n");
    return issue.keys.map((key, index) => ({
      ...document.placeOf([...path, key], "key"),
      field: fieldOf([...path, key]),
      what: lines[index] ?? issue.message,
    }));
  }
  if (issue.code === "invalid_union") {
    const meant = alternativeMeant(issue.errors);
    if (meant !== undefined) {
      return meant.flatMap((one) => problemsOf(one, path, document));
    }
  }
  return [{ ...document.placeOf(path), field: fieldOf(path), what: issue.message }];
}

/** The alternative that was meant, if one can tell: the only one whose kind of value fits. */
function alternativeMeant(alternatives: readonly (readonly z.core.$ZodIssue[])[]) {
  const fitting = alternatives.filter((issues) => !issues.some((issue) => issue.path.length === 0 && isOfKind(issue)));
  if (fitting.length < 2) {
    return fitting[0];
  }
  // Of several mappings the one of which at least one member is there.
  const known = fitting.filter(
    (issues) => !issues.some(({ code, path }) => code === "unrecognized_keys" && path.length === 0),
  );
  return known.length === 1 ? known[0] : undefined;
}

/** Whether a value is of another kind, or another word, than an alternative takes. */
const isOfKind = ({ code }: z.core.$ZodIssue): boolean => code === "invalid_type" || code === "invalid_value";

/** Such as `components.chat.periods[0].rate`. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => {
      if (typeof step === "number") {
        return `[${step}]`;
      }
      const text = String(step);
      const plain = /^[\w$-]+$/.test(text) && text.length <= LONGEST_STEP;
      return plain ? `${index > 0 ? "." : ""}${text}` : `[${JSON.stringify(text.slice(0, LONGEST_STEP))}]`;
    })
    .join("");
