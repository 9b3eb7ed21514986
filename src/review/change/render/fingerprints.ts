import { createHash } from "node:crypto";
import type { ReviewedFinding } from "../../review";
import type { ApplyEffect, Budget } from "../change-review";

const CHARACTERS = 40;

/**
 * Names for results that stay the same from run to run: without line numbers, values and paths of files, which change
 * while the problem stays. Equal results are counted.
 */
export class Fingerprints {
  private readonly used = new Map<string, number>();

  /** @param stack of the review: one pipeline can review several */
  constructor(private readonly stack: string) {}

  ofFinding({ id, place: { stack, address } }: ReviewedFinding): string {
    return this.unique(["finding", id, stack, address]);
  }

  ofEffect({ kind, addresses }: ApplyEffect, endpoint: string | undefined): string {
    return this.unique(["apply", kind, endpoint, ...[...addresses].sort()]);
  }

  ofBudget({ option, endpoint }: Budget): string {
    return this.unique(["budget", option, endpoint]);
  }

  private unique(parts: readonly unknown[]): string {
    const key = JSON.stringify([this.stack, ...parts.map((part) => part ?? null)]);
    const count = this.used.get(key) ?? 0;
    this.used.set(key, count + 1);
    return createHash("sha256")
      .update(JSON.stringify([key, count]))
      .digest("hex")
      .slice(0, CHARACTERS);
  }
}
