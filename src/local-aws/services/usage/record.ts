import { BUCKET_SECONDS } from "../../../behaviour/laws/datapoint";
import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import { joined, type Sample } from "../cloudwatch/sample";

export const BUCKET = BUCKET_SECONDS * 1000;
const HOUR = 3_600_000;
const BUCKETS_AN_HOUR = HOUR / BUCKET;

/**
 * How long buckets are kept: as long as CloudWatch keeps minutes.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
 */
const HOURS_KEPT = 15 * 24;

/** The requests that wait for a copy or an instance. */
interface Waiting {
  readonly waiting: number;
  /** When the oldest of them arrived, in milliseconds since the epoch. */
  readonly oldest?: number;
}

/** What stays as it is until something happens. */
export interface Level extends Waiting {
  /** Requests in flight and queued. */
  readonly inSystem: number;
  /** Copies or instances that serve. */
  readonly serving: number;
}

/** What happens in one bucket. */
export interface Tally {
  /** Requests that were accepted. */
  readonly started: number;
  readonly refused: number;
  /** Values that SageMaker publishes for each request, by the name of the metric. */
  readonly measured: Readonly<Record<string, Sample>>;
}

export const NOTHING: Tally = { started: 0, refused: 0, measured: {} };

/** A bucket in which something happened. The level at its end holds until the next run begins. */
interface Run extends Level, Tally {
  /** Number of the bucket since the epoch. */
  readonly bucket: number;
  /** The most requests in flight and queued at a time. */
  readonly most: number;
  /** When its level began, in milliseconds since the epoch. */
  readonly since: number;
  /** Milliseconds of work on requests in the bucket before that, added up over all requests. */
  readonly workedBefore: number;
  /** Who still waits when the bucket before it ends. @default - those of the run before */
  readonly before?: Waiting;
}

const waitingIn = ({ waiting, oldest }: Waiting): Waiting => ({ waiting, ...(oldest !== undefined && { oldest }) });

/** Requests that are worked on. */
const working = ({ inSystem, waiting }: Level): number => inSystem - waiting;

/** One bucket, whether something happened in it or not. */
export interface Bucket extends Tally {
  /** Its start, in milliseconds since the epoch. */
  readonly at: number;
  readonly most: number;
  readonly serving: number;
  readonly waiting: number;
  /** How long the oldest waiting request has waited at the end of the bucket. */
  readonly oldestSeconds: number;
  /** Milliseconds of work on requests in it, added up over all requests. */
  readonly worked: number;
}

/** The runs of one unit that begin in one hour, in the order of time. */
const RECORDS = tableOf<readonly Run[]>("usage.records");

const keyOf = (unit: string, hour: number) => `${unit} ${hour}`;

export const bucketOf = (at: number): number => Math.floor(at / BUCKET);

/** What happens to a unit at one moment. */
export interface Moment {
  readonly tally: Tally;
  /** Requests in flight and queued, those included that end at once. */
  readonly peak: number;
  /** Whether only what is over ends: at the end of a bucket, this is the last thing in it. */
  readonly isEnd: boolean;
}

/**
 * Adds what happens at one moment to the record of a unit.
 * @param hours the hours that its record has, in the order of time
 * @param level after it
 * @returns the hours that its record has now
 */
export function recorded(
  call: Call,
  unit: string,
  hours: readonly number[],
  { level, tally, peak, isEnd }: Moment & { readonly level: Level },
): readonly number[] {
  const bucket = bucketOf(call.now);
  const hour = Math.floor(bucket / BUCKETS_AN_HOUR);
  const table = call.table(RECORDS);
  const runs = table.get(keyOf(unit, hour)) ?? [];
  const last = lastRun(call, unit, hours);
  const isSame = last?.bucket === bucket;
  // What ends when a bucket begins is over before it.
  const isBegin = call.now === bucket * BUCKET;
  const inSystem = isBegin ? 0 : (last?.inSystem ?? 0);
  const before = isBegin && isEnd ? waitingIn(level) : undefined;
  const first = { most: inSystem, ...NOTHING, ...(before !== undefined && { before }) };
  const { most, started, refused, measured, ...rest } = isSame ? last : first;
  const [begin, workedBefore] = isSame ? [last.since, last.workedBefore] : [bucket * BUCKET, 0];
  const run: Run = {
    bucket,
    since: call.now,
    workedBefore: workedBefore + (last === undefined ? 0 : working(last) * (call.now - begin)),
    ...level,
    ...(rest.before !== undefined && { before: rest.before }),
    most: Math.max(most, peak, level.inSystem),
    started: started + tally.started,
    refused: refused + tally.refused,
    measured: joinedAll(measured, tally.measured),
  };
  table.put(keyOf(unit, hour), isSame ? [...runs.slice(0, -1), run] : [...runs, run]);
  return hours.at(-1) === hour ? hours : kept(call, unit, [...hours, hour]);
}

function joinedAll(left: Tally["measured"], right: Tally["measured"]): Tally["measured"] {
  const all = { ...left };
  for (const [name, sample] of Object.entries(right)) {
    const known = all[name];
    all[name] = known === undefined ? sample : joined(known, sample);
  }
  return all;
}

function lastRun(call: Call, unit: string, hours: readonly number[]): Run | undefined {
  const hour = hours.at(-1);
  return hour === undefined ? undefined : call.table(RECORDS).get(keyOf(unit, hour))?.at(-1);
}

/** The hour before the oldest one that is kept tells the level that it begins with. */
function kept(call: Call, unit: string, hours: readonly number[]): readonly number[] {
  const oldest = (hours.at(-1) ?? 0) - HOURS_KEPT;
  const first = lastOf(hours, (hour) => hour < oldest);
  for (const hour of hours.slice(0, first)) {
    call.table(RECORDS).delete(keyOf(unit, hour));
  }
  return hours.slice(first);
}

/**
 * The buckets of a unit, in the order of time; none before the first thing that happened to it.
 * @param from milliseconds since the epoch, included
 * @param to milliseconds since the epoch, excluded
 */
export function* bucketsBetween(
  call: Call,
  unit: string,
  hours: readonly number[],
  from: number,
  to: number,
): Generator<Bucket> {
  const begin = bucketOf(Math.max(from, call.now - HOURS_KEPT * HOUR));
  const end = Math.min(Math.ceil(to / BUCKET), bucketOf(call.now) + 1);
  const runs = runsFrom(call, unit, hours, begin);
  let run = runs.next().value;
  let next = runs.next().value;
  if (run === undefined) {
    return;
  }
  for (let bucket = Math.max(begin, run.bucket); bucket < end; bucket += 1) {
    while (next !== undefined && next.bucket <= bucket) {
      run = next;
      next = runs.next().value;
    }
    yield bucketAt(run, bucket, next?.bucket === bucket + 1 ? next.before : undefined);
  }
}

/**
 * The buckets of a unit in which requests began or were refused, in the order of time.
 * @param from milliseconds since the epoch
 */
export function* talliesSince(
  call: Call,
  unit: string,
  hours: readonly number[],
  from: number,
): Generator<Pick<Bucket, "at" | "started" | "refused">> {
  const begin = bucketOf(from);
  for (const { bucket, started, refused } of runsFrom(call, unit, hours, begin)) {
    if (bucket >= begin && started + refused > 0) {
      yield { at: bucket * BUCKET, started, refused };
    }
  }
}

/** The run that holds at a bucket, if there is one, and those after it. */
function* runsFrom(call: Call, unit: string, hours: readonly number[], bucket: number): Generator<Run, undefined> {
  const hour = Math.floor(bucket / BUCKETS_AN_HOUR);
  const first = lastOf(hours, (one) => one < hour || (one === hour && firstOf(call, unit, one) <= bucket));
  for (const one of hours.slice(first)) {
    const runs = call.table(RECORDS).get(keyOf(unit, one)) ?? [];
    yield* runs.slice(lastOf(runs, (run) => run.bucket <= bucket));
  }
}

/** The index of the last one of which it is true, in a list whose first ones only it is true of; else 0. */
function lastOf<One>(list: readonly One[], isTrue: (one: One) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(list[middle] as One)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return Math.max(0, low - 1);
}

const firstOf = (call: Call, unit: string, hour: number): number =>
  call.table(RECORDS).get(keyOf(unit, hour))?.[0]?.bucket ?? Number.POSITIVE_INFINITY;

/** @param atEnd who waits at the end of the bucket, if not those of the run */
function bucketAt(run: Run, bucket: number, { waiting, oldest }: Waiting = run): Bucket {
  const ends = (bucket + 1) * BUCKET;
  const isOf = run.bucket === bucket;
  const happened = isOf ? run : { most: run.inSystem, ...NOTHING };
  return {
    at: bucket * BUCKET,
    most: happened.most,
    started: happened.started,
    refused: happened.refused,
    measured: happened.measured,
    serving: run.serving,
    waiting,
    worked: isOf ? run.workedBefore + working(run) * (ends - run.since) : working(run) * BUCKET,
    oldestSeconds: oldest === undefined ? 0 : Math.max(0, ends - oldest) / 1000,
  };
}
