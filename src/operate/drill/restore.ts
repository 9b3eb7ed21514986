import type { ChangeableAws } from "../../aws/aws";
import { applyChange, type CapacityChange, changeText } from "../change/capacity-change";
import { whenFree } from "../change/when-free";
import { readEndpoints } from "../reading";
import { noJournal, otherEndpoint } from "./errors";
import { DrillJournal, readJournal } from "./journal";

/** A change that was put back, or did not have to be. */
export interface PutBack {
  readonly change: CapacityChange;
  /** As a clause: `set to 1 copy again`. */
  readonly how: string;
}

/** SageMaker refuses changes of what is being updated: so long is tried. */
const TRY_SECONDS = 30 * 60;
const PAUSE_MS = 15_000;

/**
 * Puts back what was changed, the last first. What has as much capacity as before, or more, stays: something woke it.
 *
 * @throws AwsReadError if AWS does not let it; the journal stays then
 */
export async function putBack(
  aws: ChangeableAws,
  changes: readonly CapacityChange[],
  onProgress: (line: string) => void,
): Promise<readonly PutBack[]> {
  const done: PutBack[] = [];
  for (const change of [...changes].reverse()) {
    done.push({ change, how: await putOneBack(aws, change, onProgress) });
  }
  return done;
}

/** Each attempt looks anew: an update that is waited for may have woken it. */
function putOneBack(aws: ChangeableAws, change: CapacityChange, onProgress: (line: string) => void): Promise<string> {
  const start = aws.clock.now();
  const attempt = async (): Promise<string> => {
    const { states } = await readEndpoints(aws, [change.endpoint]);
    const unit = states[0]?.units.find(({ kind, name }) => kind === change.kind && name === change.name);
    if (unit === undefined) {
      return "it does not exist any more";
    }
    if (unit.desired >= change.from) {
      return `it has ${unit.desired} already`;
    }
    const back = { ...change, from: unit.desired, to: change.from };
    await applyChange(aws, back);
    return `${changeText(back)} again`;
  };
  return whenFree(attempt, async (busy) => {
    if (aws.clock.now() - start > TRY_SECONDS * 1000) {
      throw busy;
    }
    onProgress(`Putting back ${change.kind} ${change.name}: SageMaker is updating it`);
    await aws.pause(PAUSE_MS);
  });
}

/**
 * Puts back what an earlier drill of an endpoint left changed, by its journal.
 *
 * @throws ScaleToZeroError without a journal, and for that of another endpoint, account or Region
 */
export async function restoreDrill(
  aws: ChangeableAws,
  endpoint: string,
  file: string,
  onProgress: (line: string) => void,
): Promise<readonly PutBack[]> {
  const journal = readJournal(file);
  if (journal === undefined) {
    throw noJournal(file);
  }
  const arn = (await readEndpoints(aws, [endpoint])).states[0]?.arn ?? "";
  if (journal.endpointArn !== arn) {
    throw otherEndpoint(file, journal.endpointArn, arn);
  }
  const done = await putBack(aws, journal.changes, onProgress);
  new DrillJournal(file, arn, new Date(journal.startedAt)).remove();
  return done;
}
