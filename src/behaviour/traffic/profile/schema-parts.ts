import { z } from "zod";
import { nearest } from "../../../nearest";
import { shown } from "../../../shown";
import { LENGTH, lengthMeantBy, secondsOf } from "../../written/length";
import type { Read } from "./days";

/* What the schema of a profile is made of: each part reports what is wrong in one sentence, with a fix. */

export const LONGEST_TEXT = 1000;
const MOST_ENTRIES = 1000;
const LONGEST_SECONDS = 366 * 86_400;

type Given = { readonly input?: unknown };

/** Such as `is -1, must be at least 0: write …`. */
export const must = (requirement: string, fix: string) => ({
  error: ({ input }: Given) =>
    input === undefined ? `is missing: ${fix}` : `is ${shown(input)}, must be ${requirement}: ${fix}`,
});

/** An object of these members only. Each other one is a line of its own, with the member that was meant. */
export const members = <Shape extends z.ZodRawShape>(shape: Shape, what: string) =>
  z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== "unrecognized_keys") {
        return must("a mapping", `write ${what}`).error(issue);
      }
      const known = Object.keys(shape).filter((key) => !key.startsWith("$"));
      return issue.keys.map((key) => unknownMember(key, known)).join("\n");
    },
  });

function unknownMember(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  const fix = near === undefined ? `use ${known.join(", ")}` : `write ${near}`;
  return `is unknown here: ${fix}`;
}

/** A text that has to be read further. */
export function readable<T>(text: z.ZodString, read: (text: string) => Read<T>) {
  return text.transform((given, context): T => {
    const found: Read<T> =
      given.length > LONGEST_TEXT ? { wrong: `is longer than ${LONGEST_TEXT} characters: write less` } : read(given);
    if ("value" in found) {
      return found.value;
    }
    context.issues.push({ code: "custom", message: found.wrong, input: given });
    return z.NEVER;
  });
}

export const length = (what: string, { min = 0, max = LONGEST_SECONDS } = {}) =>
  readable<number>(
    z
      .string({
        error: ({ input }) =>
          input === undefined
            ? `is missing: write ${what}, such as 30s`
            : `is ${shown(input)}, must be ${what} with a unit: ${lengthMeantBy(input)}`,
      })
      .meta({
        pattern: LENGTH.source,
        description: `${what[0]?.toUpperCase()}${what.slice(1)}, such as 250ms, 30s, 15m, 2h or 1d`,
      }),
    (text) => {
      const seconds = secondsOf(text);
      if (seconds === undefined) {
        return { wrong: `is ${shown(text)}, must be ${what} with a unit: ${lengthMeantBy(text)}` };
      }
      return seconds < min || seconds > max
        ? { wrong: `is ${shown(text)}, must be from ${min} s to ${max} s: write ${what} in that range` }
        : { value: seconds };
    },
  );

/** One text with commas, or a list of texts. */
export function texts<T>(what: string, example: string, read: (text: string) => Read<T>) {
  const fix = `write ${what}, such as ${example}`;
  const one = readable(z.string(must(what, fix)).min(1, must(what, fix)), read);
  const list = z.array(one).max(MOST_ENTRIES, must(`at most ${MOST_ENTRIES} entries`, "write ranges"));
  return z.union([one.transform((value) => [value]), list], must(what, fix));
}
