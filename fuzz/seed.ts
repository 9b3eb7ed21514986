import { createHash } from "node:crypto";

/** The seed of a batch: of the run's seed, the target and the number of the batch, and never of the time. */
export const seedOf = (seed: string, target: string, batch: number): number =>
  createHash("sha256").update(`${seed}\n${target}\n${batch}`).digest().readInt32LE();
