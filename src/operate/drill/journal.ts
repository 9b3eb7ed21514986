import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { ScaleToZeroError } from "../../errors";
import { systemCode } from "../../topology/errors";
import type { CapacityChange } from "../change/capacity-change";
import { drillRunning, journalLeft } from "./errors";
import { type Journal, journal } from "./journal-shape";

/**
 * What a drill has changed, in a file that is there before the change is. It outlives the process. While it is there, no
 * other drill with the same journal starts.
 */
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

  /** @throws ScaleToZeroError if there is the journal of another drill, or if it cannot be written */
  begin(): void {
    const abandoned = requireNoJournal(this.file);
    this.written(() => {
      if (abandoned !== undefined) {
        takeAway(this.file, abandoned);
      }
      writeSynced(this.file, this.text, "wx");
    });
  }

  /** @throws ScaleToZeroError if it cannot be written: then nothing may be changed */
  add(one: CapacityChange): void {
    this.changes = [...this.changes, one];
    this.written(() => {
      // A name of its own, and then the other: the file is whole at any time.
      const temporary = `${this.file}.${process.pid}.tmp`;
      writeSynced(temporary, this.text, "w");
      renameSync(temporary, this.file);
    });
  }

  /** All is as it was. */
  remove(): void {
    this.changes = [];
    rmSync(this.file, { force: true });
  }

  private get text(): string {
    const text = JSON.stringify(
      {
        drillJournal: 1,
        endpointArn: this.endpointArn,
        startedAt: this.startedAt.toISOString(),
        pid: process.pid,
        host: hostname(),
        changes: this.changes,
      } satisfies Journal,
      undefined,
      2,
    );
    return `${text}\n`;
  }

  private written(write: () => void): void {
    try {
      write();
    } catch (cause) {
      if (systemCode(cause) === "EEXIST") {
        requireNoJournal(this.file);
      }
      throw new ScaleToZeroError(
        `${this.file}: the journal of the drill cannot be written (${systemCode(cause) ?? "unknown reason"}); choose another with --journal`,
        { cause },
      );
    }
  }
}

/**
 * Whether a drill may begin.
 *
 * @returns the journal of a drill that was killed and had changed nothing: it may be replaced
 * @throws ScaleToZeroError if another drill is in progress, or left something changed
 */
export function requireNoJournal(file: string): Journal | undefined {
  const there = readJournal(file);
  if (there === undefined) {
    return undefined;
  }
  if (mayBeInProgress(there)) {
    throw drillRunning(file, there);
  }
  if (there.changes.length > 0) {
    throw journalLeft(file, there);
  }
  return there;
}

/** Whether the drill of a journal may still run. The processes of another machine are not visible from here. */
export function mayBeInProgress({ pid, host }: Journal): boolean {
  const isHere = host === undefined || host === hostname();
  return !isHere || isAlive(pid);
}

/** Deletes a journal, and not that of a drill which has replaced it meanwhile. */
function takeAway(file: string, abandoned: Journal): void {
  const taken = `${file}.${process.pid}.old`;
  try {
    renameSync(file, taken);
  } catch (error) {
    if (systemCode(error) === "ENOENT") {
      return;
    }
    throw error;
  }
  const there = readJournal(taken);
  if (there?.pid === abandoned.pid && there?.startedAt === abandoned.startedAt) {
    rmSync(taken, { force: true });
  } else {
    renameSync(taken, file);
  }
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) {
    return false;
  }
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and of another user.
    return systemCode(error) === "EPERM";
  }
}

/** On the disk before this returns. */
function writeSynced(file: string, text: string, flags: "w" | "wx"): void {
  const handle = openSync(file, flags, 0o600);
  try {
    // Unlike `writeSync`, it writes all of the text.
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
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
    if (systemCode(error) === "ENOENT") {
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
