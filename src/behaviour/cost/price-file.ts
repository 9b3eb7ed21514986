import { z } from "zod";
import { notAPriceFile, wrongPriceFile } from "./errors";

/** US dollars an hour, by instance type. */
export type HourlyPrices = Readonly<Record<string, number>>;

export interface RegionPrices {
  /** The day of the list, as yyyy-mm-dd. */
  readonly asOf: string;
  readonly source: string;
  readonly instanceHours: HourlyPrices;
}

/** What `scale-to-zero prices refresh` writes, and `--prices` reads. */
export interface PriceFile {
  readonly formatVersion: "1";
  readonly currency: "USD";
  readonly regions: Readonly<Record<string, RegionPrices>>;
}

/** Far above any instance. Sums of higher prices could become infinite. */
export const MOST_USD = 1_000_000;

const PRICE = `must be US dollars an hour, from 0 to ${MOST_USD}`;
const OBJECT = "must be an object";

const schema = z.strictObject(
  {
    formatVersion: z.literal("1", 'must be "1"'),
    currency: z.literal("USD", 'must be "USD"'),
    regions: z.record(
      z.string(),
      z.strictObject(
        {
          asOf: z.iso.date("must be a date in the format yyyy-mm-dd"),
          source: z.string("must be a string").min(1, "must not be empty"),
          instanceHours: z.record(z.string(), z.number(PRICE).min(0, PRICE).max(MOST_USD, PRICE), OBJECT),
        },
        { error: objectProblem },
      ),
      OBJECT,
    ),
  },
  { error: objectProblem },
);

/**
 * Reads a file of prices.
 *
 * @param file its name in errors
 * @throws ScaleToZeroError that names the file and the member
 */
export function readPriceFile(text: string, file: string): PriceFile {
  const result = schema.safeParse(jsonOf(text, file));
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  throw wrongPriceFile(file, (issue?.path ?? []).map(String).join("."), issue?.message ?? "is not valid");
}

/** Types in the order of their names, so that two files can be compared. */
export function writePriceFile(region: string, { asOf, source, instanceHours }: RegionPrices): string {
  const sorted = Object.fromEntries(Object.entries(instanceHours).sort(([left], [right]) => (left < right ? -1 : 1)));
  const file: PriceFile = {
    formatVersion: "1",
    currency: "USD",
    regions: { [region]: { asOf, source, instanceHours: sorted } },
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notAPriceFile(file);
  }
}

/** A name in a file can have any length. */
const LONGEST_SHOWN = 60;

function objectProblem(issue: { readonly code?: string; readonly keys?: unknown }): string {
  const [key] = Array.isArray(issue.keys) ? issue.keys : [];
  return issue.code === "unrecognized_keys"
    ? `has an unknown member: ${JSON.stringify(String(key).slice(0, LONGEST_SHOWN))}`
    : OBJECT;
}
