import type { Aws } from "./aws";
import { type Component, setCopies } from "./components";
import { MEMORY_TAG_KEY, type Memory } from "./memory";
import { recall, remember } from "./memory-tag";
import { because, type ComponentReport } from "./report";
import { findScalableTarget, type ScalableTarget, setMinCapacity } from "./scalable-target";

/**
 * For so long a second wake of the same component counts as a repeat of the first: Lambda keeps an asynchronous event
 * for 6 hours at most, and delivers it at least once.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
const REPEAT_WINDOW_MS = 6 * 3_600_000;

/** What a component should have at least; a wake never takes copies away. */
interface Wanted {
  readonly copies: number;
  readonly minCapacity?: number;
}

/**
 * Wakes one component. The copies come first: a raised minimum makes Application Auto Scaling start an update of its
 * own, and SageMaker then refuses ours for minutes. The memory goes last, so that a repeat finds it.
 */
export async function wake(aws: Aws, component: Component, copiesOnWake: number | undefined): Promise<ComponentReport> {
  const { name, arn, copies: from } = component;
  const wanted = whatIsWanted(await recall(aws, arn), component, copiesOnWake, aws.clock.now());
  if (typeof wanted === "string") {
    return { name, outcome: "unchanged", from, to: from, reason: wanted };
  }

  const target = await findScalableTarget(aws, name);
  const allowed = Math.min(wanted.copies, target?.maxCapacity ?? wanted.copies);
  const to = Math.max(from, allowed);
  if (to > from) {
    await setCopies(aws, name, to);
  }
  const minimum = await restoreMinimum(aws, name, target, wanted.minCapacity);
  await remember(aws, arn, { state: "awake", since: aws.clock.now() });

  return {
    name,
    outcome: to > from || minimum.restored ? "awake" : "unchanged",
    from,
    to,
    ...because(
      wanted.copies > allowed ? `its scalable target allows ${allowed} of ${wanted.copies} copies` : undefined,
      wanted.copies === 0 && from === 0 ? "0 copies are wanted" : undefined,
      wanted.copies > 0 && from >= allowed ? `it has ${from} copies already` : undefined,
      minimum.remark,
    ),
  };
}

/** What to restore, or the reason why there is nothing to do. */
function whatIsWanted(
  memory: Memory | undefined,
  { copies }: Component,
  copiesOnWake: number | undefined,
  now: number,
): Wanted | string {
  if (memory?.state === "asleep") {
    // It may have been at 0 already when it was put to sleep: nobody had called for a while.
    return { ...memory, copies: Math.max(memory.copies, copiesOnWake ?? 0) };
  }
  if (memory !== undefined && now - memory.since < REPEAT_WINDOW_MS) {
    return `it was woken at ${new Date(memory.since).toISOString()} already`;
  }
  if (copies > 0) {
    return "it is awake, and nothing says that it was put to sleep";
  }
  return copiesOnWake === undefined
    ? `its tag ${MEMORY_TAG_KEY} holds no copy count, and the event has no copiesOnWake`
    : { copies: copiesOnWake };
}

async function restoreMinimum(
  aws: Aws,
  name: string,
  target: ScalableTarget | undefined,
  remembered: number | undefined,
): Promise<{ restored: boolean; remark?: string }> {
  if (remembered === undefined) {
    return { restored: false };
  }
  if (target === undefined) {
    return {
      restored: false,
      remark: `minimum capacity ${remembered} not restored: it has no scalable target any more`,
    };
  }
  // A maximum that was lowered meanwhile is the newer wish, and a minimum above it would be refused.
  const minCapacity = Math.min(remembered, target.maxCapacity);
  if (target.minCapacity >= minCapacity) {
    return { restored: false };
  }
  await setMinCapacity(aws, name, minCapacity);
  return { restored: true, remark: `minimum capacity restored from ${target.minCapacity} to ${minCapacity}` };
}
