import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { z } from "zod";
import { ScaleToZeroError } from "../../errors";
import type { CapacityChange } from "../change/capacity-change";

const change = z.strictObject({
  kind: z.enum(["component", "variant"]),
  endpoint: z.string().min(1),
  name: z.string().min(1),
  from: z.int().min(0),
  to: z.int().min(0),
});

const journal = z.strictObject({
  drillJournal: z.literal(1),
  /** Its account and Region: nothing is put back elsewhere. */
  endpointArn: z.string().min(1),
  startedAt: z.iso.datetime(),
  changes: z.array(change).readonly(),
});

export type Journal = z.infer<typeof journal>;

/** What a drill has changed, in a file that is there before the change is. It outlives the process. */
export class DrillJournal {
  private changes: readonly CapacityChange[] = [];

  /** @param file an absolute path */
  constructor(
    readonly file: string,
    private readonly endpointArn: string,
    private readonly startedAt: Date,
  ) {}

  get made(): readonly CapacityChange[] {
    return this.changes;
  }

  /** @throws ScaleToZeroError if it cannot be written: then nothing may be changed */
  add(one: CapacityChange): void {
    this.changes = [...this.changes, one];
    const text = JSON.stringify(
      {
        drillJournal: 1,
        endpointArn: this.endpointArn,
        startedAt: this.startedAt.toISOString(),
        changes: this.changes,
      } satisfies Journal,
      undefined,
      2,
    );
    try {
      writeSynced(this.file, `${text}\n`);
    } catch (error) {
      throw new ScaleToZeroError(
        `${this.file}: the journal of the drill cannot be written; choose another with --journal`,
        {
          cause: error,
        },
      );
    }
  }

  /** All is as it was. */
  remove(): void {
    this.changes = [];
    rmSync(this.file, { force: true });
  }
}

/** On the disk, and whole, before this returns. */
function writeSynced(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = openSync(temporary, "w", 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}

/**
 * The journal that an earlier drill left; `undefined` if there is none.
 *
 * @throws ScaleToZeroError for a file that is none
 */
export function readJournal(file: string): Journal | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw new ScaleToZeroError(`${file}: the journal of the drill cannot be read`, { cause: error });
  }
  const read = journal.safeParse(parsed(text));
  if (!read.success) {
    throw new ScaleToZeroError(`${file}: is not the journal of a drill; delete it, or choose another with --journal`);
  }
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
