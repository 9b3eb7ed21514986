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

const duration = z
  .string("must be a duration, such as 8m")
  .regex(/^\d{1,6}(?:\.\d{1,3})?\s*[smh]?$/, "must be a duration, such as 90s, 8m or 1h");

const settings = {
  traffic: text("a built-in traffic profile, or a file beside this one").optional(),
  timing: text("a preset, or a file beside this one").optional(),
  prices: text("a price file beside this one").optional(),
  budgets: z
    .strictObject(
      {
        maxMonthlyCost: z.number("must be a number of USD").min(0, "must be at least 0").optional(),
        maxWake: duration.optional(),
        maxIdleToZero: duration.optional(),
      },
      { error: objectProblem },
    )
    .optional(),
};

const document = z.strictObject(
  { acknowledgements: z.array(entry, "must be a list"), ...settings },
  { error: objectProblem },
);

/** Options of `review` that the file sets, so that the command line can omit them. */
export type ReviewSettings = Omit<z.output<typeof document>, "acknowledgements">;

/** The whole file. */
export interface ProjectFile {
  readonly acknowledgements: readonly Acknowledgement[];
  readonly settings: ReviewSettings;
}

/**
 * Reads the acknowledgements in `.scale-to-zero.json`.
 *
 * @param name the name of the file in errors
 * @throws ScaleToZeroError that names the file and the place in it
 */
export const parseAcknowledgements = (content: string, name = ACKNOWLEDGEMENT_FILE): readonly Acknowledgement[] =>
  parseProjectFile(content, name).acknowledgements;

/** As `parseAcknowledgements`, with the settings of reviews. */
export function parseProjectFile(content: string, name = ACKNOWLEDGEMENT_FILE): ProjectFile {
  const { acknowledgements, ...others } = checked(withAcknowledgements(jsonOf(content, name)), name);
  return {
    acknowledgements: acknowledgements.map((acknowledgement, index) => ({
      ...acknowledgement,
      writtenAt: `${name}: ${memberAt(index)}`,
    })),
    settings: others,
  };
}

/** A file with settings needs no acknowledgements. */
function withAcknowledgements(given: unknown): unknown {
  const hasSettings =
    typeof given === "object" && given !== null && Object.keys(settings).some((name) => Object.hasOwn(given, name));
  return hasSettings ? { acknowledgements: [], ...given } : given;
}

const memberAt = (index: number): string => `acknowledgements[${index}]`;

function checked(given: unknown, name: string): z.output<typeof document> {
  const result = document.safeParse(given);
  if (result.success) {
    return result.data;
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
  return { place: placeOf(issue?.path ?? []), requirement: issue?.message ?? "is not valid" };
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
