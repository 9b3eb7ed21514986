import { z } from "zod";

const change = z.strictObject({
  kind: z.enum(["component", "variant"]),
  endpoint: z.string().min(1),
  name: z.string().min(1),
  from: z.int().min(0),
  to: z.int().min(0),
});

/** What the file of a journal contains. */
export const journal = z.strictObject({
  drillJournal: z.literal(1),
  /** Its account and Region: nothing is put back elsewhere. */
  endpointArn: z.string().min(1),
  startedAt: z.iso.datetime(),
  /** Of the drill that wrote it. */
  pid: z.int().min(1).optional(),
  host: z.string().optional(),
  changes: z.array(change).readonly(),
});

export type Journal = z.infer<typeof journal>;
