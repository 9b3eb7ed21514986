import { z } from "zod";
import type { Acknowledgement } from "./acknowledgements";
import { acknowledgementsNotJson, acknowledgementsWrong, knownFindingsWrong } from "./errors";

/** What the file is called, beside the configuration that it is about. */
export const ACKNOWLEDGEMENT_FILE = ".scale-to-zero.json";

const text = (what: string) => z.string(`has to be a text: ${what}`).trim().min(1, `may not be empty: ${what}`);

const entry = z.strictObject(
  {
    rule: z
      .string("has to be the id of a rule, such as Z05")
      .regex(/^[ZWSCVD]\d{2}$/, "has to be the id of a rule, such as Z05"),
    address: text("the address of a resource, in which * stands for any text"),
    reason: text("why the finding may stay"),
    expires: z.iso.date("has to be a day that exists, as yyyy-mm-dd").optional(),
  },
  { error: objectProblem },
);

const document = z.strictObject({ acknowledgements: z.array(entry, "has to be a list") }, { error: objectProblem });

/**
 * Reads `.scale-to-zero.json`: which findings may stay, and why.
 *
 * @param name what to call the file in errors
 * @throws ScaleToZeroError that names the file and the place in it
 */
export function parseAcknowledgements(content: string, name = ACKNOWLEDGEMENT_FILE): readonly Acknowledgement[] {
  const result = document.safeParse(jsonOf(content, name));
  if (result.success) {
    return result.data.acknowledgements.map((acknowledgement, index) => ({
      ...acknowledgement,
      writtenAt: `${name}: acknowledgements[${index}]`,
    }));
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

/** A name from a file may be of any length. */
const LONGEST_SHOWN = 60;

function objectProblem(issue: { readonly code?: string; readonly keys?: unknown }): string {
  const [key] = Array.isArray(issue.keys) ? issue.keys : [];
  return issue.code === "unrecognized_keys"
    ? `has an unknown member: ${JSON.stringify(String(key).slice(0, LONGEST_SHOWN))}`
    : "has to be an object";
}

/** Such as `acknowledgements[0].reason`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${String(step)}`))
    .join("");
