import type { ChangeableAws } from "../../aws/aws";
import { applyChange, type CapacityChange } from "../change/capacity-change";
import { whenFree } from "../change/when-free";
import { readEndpoints } from "../reading";
import { counted, nounOf } from "../text";
import { noJournal, otherEndpoint, RestoreStopped } from "./errors";
import { DrillJournal, readJournal } from "./journal";
import type { Journal } from "./journal-shape";

/** A change that was put back, or did not have to be. */
export interface PutBack {
  readonly change: CapacityChange;
  /** As a clause: `from 0 to 1 copy`. */
  readonly how: string;
}

/** SageMaker refuses changes of what is being updated: so long is tried. */
const TRY_SECONDS = 30 * 60;
const PAUSE_MS = 15_000;

/** How to put back. */
export interface PutBackSetup {
  /** A line for people. */
  readonly onProgress: (line: string) => void;
  /** @default - nothing stops it */
  readonly stopped?: AbortSignal;
}

/**
 * Puts back what was changed, the last first. What has as much capacity as before, or more, stays: something woke it.
 *
 * @throws AwsReadError if AWS does not let it; the journal stays then
 */
export async function putBack(
  aws: ChangeableAws,
  changes: readonly CapacityChange[],
  setup: PutBackSetup,
): Promise<readonly PutBack[]> {
  const done: PutBack[] = [];
  for (const change of [...changes].reverse()) {
    done.push({ change, how: await putOneBack(aws, change, setup) });
  }
  return done;
}

/** Each attempt looks anew: an update that is waited for may have woken it. */
function putOneBack(
  aws: ChangeableAws,
  change: CapacityChange,
  { onProgress, stopped }: PutBackSetup,
): Promise<string> {
  const start = aws.clock.now();
  const attempt = async (): Promise<string> => {
    stopped?.throwIfAborted();
    const { states } = await readEndpoints(aws, [change.endpoint]);
    const unit = states[0]?.units.find(({ kind, name }) => kind === change.kind && name === change.name);
    if (unit === undefined) {
      return "it does not exist any more";
    }
    if (unit.desired >= change.from) {
      return `it has ${unit.desired} already`;
    }
    stopped?.throwIfAborted();
    const back = { ...change, from: unit.desired, to: change.from };
    await applyChange(aws, back);
    return `from ${back.from} to ${counted(back.to, ...nounOf(back.kind))}`;
  };
  return whenFree(attempt, async (busy) => {
    if (aws.clock.now() - start > TRY_SECONDS * 1000) {
      throw busy;
    }
    onProgress(`Putting back ${change.kind} ${change.name}: SageMaker is updating it`);
    await aws.clock.sleep(PAUSE_MS, stopped).catch(() => undefined);
  });
}

/**
 * The journal that an earlier drill of an endpoint left.
 *
 * @throws ScaleToZeroError without a journal, and for that of another endpoint, account or Region
 */
export async function leftJournal(aws: ChangeableAws, endpoint: string, file: string): Promise<Journal> {
  const journal = readJournal(file);
  if (journal === undefined) {
    throw noJournal(file);
  }
  const arn = (await readEndpoints(aws, [endpoint])).states[0]?.arn ?? "";
  if (journal.endpointArn !== arn) {
    throw otherEndpoint(file, journal.endpointArn, arn);
  }
  return journal;
}

/**
 * Puts back what an earlier drill left changed, and deletes its journal.
 *
 * @throws RestoreStopped if it is stopped: the journal stays
 */
export async function restoreDrill(
  aws: ChangeableAws,
  { endpointArn, startedAt, changes }: Journal,
  file: string,
  setup: PutBackSetup,
): Promise<readonly PutBack[]> {
  try {
    const done = await putBack(aws, changes, setup);
    new DrillJournal(file, endpointArn, new Date(startedAt)).remove();
    return done;
  } catch (error) {
    throw setup.stopped?.aborted === true ? new RestoreStopped(endpointArn, file) : error;
  }
}
