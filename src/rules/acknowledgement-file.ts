import { z } from "zod";
import type { Acknowledgement } from "./acknowledgements";
import { acknowledgementsNotJson, acknowledgementsWrong, knownFindingsWrong } from "./errors";

/** The name of the file, which lies beside the configuration. */
export const ACKNOWLEDGEMENT_FILE = ".scale-to-zero.json";

const text = (what: string) => z.string(`must be a string: ${what}`).trim().min(1, `must not be empty: ${what}`);

const entry = z.strictObject(
  {
    rule: z
      .string("must be the id of a rule, such as Z05")
      .regex(/^[ZWSCVD]\d{2}$/, "must be the id of a rule, such as Z05"),
    address: text("the address of a resource, where * matches any text"),
    reason: text("why the finding is acknowledged"),
    expires: z.iso.date("must be an existing date in the format yyyy-mm-dd").optional(),
  },
  { error: objectProblem },
);

const document = z.strictObject({ acknowledgements: z.array(entry, "must be a list") }, { error: objectProblem });

/**
 * Reads the acknowledgements in `.scale-to-zero.json`.
 *
 * @param name the name of the file in errors
 * @throws ScaleToZeroError that names the file and the place in it
 */
export function parseAcknowledgements(content: string, name = ACKNOWLEDGEMENT_FILE): readonly Acknowledgement[] {
  return checked(jsonOf(content, name), name).map((acknowledgement, index) => ({
    ...acknowledgement,
    writtenAt: `${name}: ${memberAt(index)}`,
  }));
}

const memberAt = (index: number): string => `acknowledgements[${index}]`;

function checked(given: unknown, name: string): z.output<typeof document>["acknowledgements"] {
  const result = document.safeParse(given);
  if (result.success) {
    return result.data.acknowledgements;
  }
  const { place, requirement } = problemOf(result.error);
  throw acknowledgementsWrong(name, place, requirement);
}

/**
 * What a program gives instead of the file: the same entries, with the same requirements.
 *
 * @throws ScaleToZeroError that names the entry
 */
export function readKnownFindings(given: unknown): readonly Acknowledgement[] {
  const result = document.safeParse({ acknowledgements: given });
  if (result.success) {
    return result.data.acknowledgements.map((one, index) => ({ ...one, writtenAt: `acknowledgements[${index}]` }));
  }
  const { place, requirement } = problemOf(result.error);
  throw knownFindingsWrong(place, requirement);
}

function problemOf({ issues: [issue] }: z.ZodError): { readonly place: string; readonly requirement: string } {
  return { place: placeOf(issue?.path ?? []), requirement: issue?.message ?? "has to be something else" };
}

function jsonOf(content: string, name: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw acknowledgementsNotJson(name);
  }
}

/** A name in a file can have any length. */
const LONGEST_SHOWN = 60;

function objectProblem(issue: { readonly code?: string; readonly keys?: unknown }): string {
  const [key] = Array.isArray(issue.keys) ? issue.keys : [];
  return issue.code === "unrecognized_keys"
    ? `has an unknown member: ${JSON.stringify(String(key).slice(0, LONGEST_SHOWN))}`
    : "must be an object";
}

/** Such as `acknowledgements[0].reason`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${String(step)}`))
    .join("");
