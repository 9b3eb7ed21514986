import { z } from "zod";
import { at, type JsonPath, member } from "../../attributes/json";
import type { SourceAcknowledgement } from "../../nodes/acknowledgement";
import { check } from "../schema";
import { scopeOf } from "../scope";
import type { StackFile } from "./stack-file";

/** What the constructs of this project write into the metadata of a stack. */
const schema = z
  .array(
    z.object(
      {
        rule: z.string("a text"),
        path: z.string("a text"),
        reason: z.string("a text"),
        mayBeUnused: z.boolean("true or false").optional(),
      },
      "an object",
    ),
    "a list",
  )
  .optional();

const STEPS = ["//", "metadata", "scaleToZero", "acknowledgements"];

export function acknowledgementsIn({ file, name, document }: StackFile): readonly SourceAcknowledgement[] {
  const place = STEPS.reduce<JsonPath | undefined>(at, undefined);
  const entries = check(schema, STEPS.reduce<unknown>(member, document), file, place) ?? [];
  return entries.map(({ rule, path, reason, mayBeUnused = false }) => ({
    kind: "acknowledgement",
    address: path,
    constructPath: path,
    ...(name === undefined ? {} : { stack: name }),
    scope: scopeOf(undefined, undefined, name),
    rule,
    reason,
    mayBeUnused,
  }));
}
