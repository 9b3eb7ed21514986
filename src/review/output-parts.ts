import { z } from "zod";

/* Parts of the JSON that more than one command prints. */

export const severity = z.enum(["error", "warning", "note"]);
export const answer = z.enum(["yes", "no", "unknown"]);

export const place = z.object({
  file: z.string().describe("The file or folder that was read, as given"),
  address: z
    .string()
    .describe("The Terraform address. In a live account, the ARN, or the API call that could not be read"),
  stack: z.string().optional().describe("The CDKTF stack, if several were read together"),
  constructPath: z.string().optional().describe("The path of the CDKTF construct"),
  sourceLine: z
    .object({ file: z.string(), line: z.int().min(1) })
    .optional()
    .describe("The line of the program"),
});

const link = z.object({
  text: z.string().describe("Such as `policy llm-wake (+1)`"),
  state: z.enum(["holds", "broken", "missing", "unknown"]),
  rules: z.array(z.string()).describe("The rules that report it as broken"),
});

export const wakePath = z.object({
  of: z.string().describe("The inference component or variant"),
  links: z.array(link),
});

const schedules = z.array(z.string()).readonly().describe("Such as `07:00 MON-FRI Europe/Paris`");
const because = z.array(z.string()).readonly();

export const sleepReason = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("idle"),
    seconds: z.number().min(0).describe("Time until the last instance is released"),
  }),
  z.object({ kind: z.literal("hours"), schedules }),
  z.object({ kind: z.literal("serverless") }),
  z.object({ kind: z.literal("always awake") }),
  z.object({ kind: z.literal("never") }),
  z.object({ kind: z.literal("refused") }),
  z.object({ kind: z.literal("no component") }),
  z.object({ kind: z.literal("unknown"), because }),
]);

export const wakeReason = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("request") }),
  z.object({
    kind: z.literal("waiting"),
    above: z.number().describe("The endpoint wakes if more requests than this are waiting"),
  }),
  z.object({ kind: z.literal("hours"), schedules }).describe("Only schedules wake it, requests do not"),
  z.object({ kind: z.literal("always awake") }),
  z.object({ kind: z.literal("never") }),
  z.object({ kind: z.literal("refused") }),
  z.object({ kind: z.literal("no component") }),
  z.object({ kind: z.literal("unknown"), because }),
]);

export const acknowledgeable = z.object({
  rule: z.string().describe("The id of the rule, which never changes: W05"),
  slug: z.string(),
  severity,
  title: z.string().describe("The requirement"),
  what: z.string().describe("What is wrong with the actual value"),
  why: z.string(),
  fix: z.object({
    hcl: z.string(),
    typescript: z.string().optional(),
    module: z.string().optional().describe("The edit of the module block, if the resource is in a module"),
    command: z.string().optional().describe("A shell command that corrects the live account"),
  }),
  source: z.string().describe("The document that states it"),
  place,
  about: z.array(z.string()).describe("Addresses of other affected resources"),
});

export const limit = z.object({
  kind: z
    .enum(["targeted", "incomplete", "deferred", "errored", "refresh-only", "destroy", "sensitive"])
    .describe("For the first four, the plan is partial, and what it does not show is unknown"),
  text: z.string(),
  file: z.string().describe("The file or folder, as given"),
  addresses: z.array(z.string()).optional().describe("The affected resources, if the source names them"),
});

export const unread = z.object({
  type: z.string().describe("The type of the resource. In a live account, what was not read"),
  place,
  reason: z.string().optional().describe("Why it was not read. Absent if this program does not read this type"),
});
