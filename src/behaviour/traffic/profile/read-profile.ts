import type { z } from "zod";
import { type TrafficProblem, trafficRefused, trafficWrong } from "../errors";
import { type ProfileDocument, readDocument } from "./document";
import type { Profile, Settings } from "./profile";
import { profileSchema } from "./schema";

/** A profile that a person writes is smaller. What is larger would take long to read. */
export const MOST_PROFILE_BYTES = 131_072;

/** Keys of a hostile file can have any length, and there can be thousands of them. */
const LONGEST_STEP = 60;

/**
 * Reads a traffic profile in YAML or JSON.
 *
 * @param name of the file, in errors
 * @throws ScaleToZeroError with all problems, each with line, column, member and fix
 */
export function readProfile(text: string, name: string): Profile {
  const document = readDocument(text, name);
  const result = profileSchema.safeParse(document.value);
  if (!result.success) {
    throw trafficWrong(name, inOrder(result.error.issues.flatMap((issue) => problemsOf(issue, [], document))));
  }
  const { components, endpoints, holidays, ...rest } = result.data;
  const profile = {
    ...rest,
    holidays: holidays ?? [],
    components: new Map<string, Settings>(components ?? []),
    endpoints: new Map<string, Settings>(endpoints ?? []),
  };
  const all: readonly Settings[] = [profile, ...profile.components.values(), ...profile.endpoints.values()];
  if (all.every(({ periods }) => periods === undefined)) {
    throw trafficRefused(
      name,
      "has no periods: write periods: [{ days: Mon-Fri, hours: 08:00-18:00, rate: 12 }], or periods: [] for no requests",
    );
  }
  return profile;
}

const inOrder = (problems: readonly TrafficProblem[]): readonly TrafficProblem[] =>
  [...problems].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));

function problemsOf(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
  document: ProfileDocument,
): TrafficProblem[] {
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
    if (meant !== undefined) return meant.flatMap((one) => problemsOf(one, path, document));
  }
  return [{ ...document.placeOf(path), field: fieldOf(path), what: issue.message }];
}

/** The alternative that was meant, if one can tell: the only one whose kind of value fits. */
function alternativeMeant(alternatives: readonly (readonly z.core.$ZodIssue[])[]) {
  const fitting = alternatives.filter((issues) => !issues.some((issue) => issue.path.length === 0 && isOfKind(issue)));
  if (fitting.length < 2) return fitting[0];
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
      if (typeof step === "number") return `[${step}]`;
      const text = String(step);
      const plain = /^[\w$-]+$/.test(text) && text.length <= LONGEST_STEP;
      return plain ? `${index > 0 ? "." : ""}${text}` : `[${JSON.stringify(text.slice(0, LONGEST_STEP))}]`;
    })
    .join("");
