import { emptiesAt } from "../../behaviour";
import { Duration } from "../../time";
import { isKnown, type Schedule, type ScheduledAction } from "../../topology";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { rule } from "../rule";
import { SleepGaps } from "./sleep-gaps";

/** 15 minutes until target tracking removes the last copy, 10 until SageMaker releases the instance. */
const SLEEP_ONSET = Duration.minutes(25);

export const shortWindow = rule({
  id: "Z27",
  slug: "short-window",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "A scheduled sleep should last longer than the endpoint needs to scale to zero",
  why: "SageMaker releases instances 10 to 15 minutes after the last copy is removed, and the wake takes more minutes. A shorter sleep saves nothing, and requests are refused all the same.",
  remedy: "Leave at least 25 minutes and a cold start between sleep and wake, or remove the window.",
  source:
    "https://aws.amazon.com/blogs/machine-learning/unlock-cost-savings-with-the-new-scale-down-to-zero-feature-in-amazon-sagemaker-inference/",
  *check(topology) {
    const gaps = new SleepGaps(topology.work, SLEEP_ONSET);
    for (const target of topology.scalableTargets) {
      yield* tooShort(topology.scheduledActionsOf(target).nodes, { sleeps, wakes }, gaps);
    }
    for (const component of topology.inferenceComponents) {
      yield* tooShort(topology.schedulesOf(component).nodes, { sleeps: empties, wakes: fills }, gaps);
    }
  },
});

type Timed = ScheduledAction | Schedule;

interface Roles<T extends Timed> {
  readonly sleeps: (timed: T) => boolean;
  readonly wakes: (timed: T) => boolean;
}

function* tooShort<T extends Timed>(all: readonly T[], roles: Roles<T>, gaps: SleepGaps): Generator<Report> {
  if (all.length === 0) {
    return;
  }
  for (const { sleep, wake, gap } of gaps.shortest(all.filter(roles.sleeps), all.filter(roles.wakes))) {
    yield finding(sleep, {
      what: `${wake.address} ends the sleep after ${gap}`,
      fix: `leave at least ${SLEEP_ONSET} and a cold start between the two, or remove both`,
      about: [wake],
    });
  }
}

const sleeps = ({ minCapacity, maxCapacity }: ScheduledAction): boolean => minCapacity === 0 || maxCapacity === 0;

const wakes = ({ minCapacity }: ScheduledAction): boolean => isKnown(minCapacity) && minCapacity > 0;

const empties = (schedule: Schedule): boolean => emptiesAt(schedule) === true;

function fills({ operation, input, state }: Schedule): boolean {
  const copies = isKnown(input) ? input.copyCount : undefined;
  const ofComponents = isKnown(operation) && operation.service === "sagemaker";
  return ofComponents && state !== "DISABLED" && isKnown(copies) && copies > 0;
}
