import {
  isKnown,
  isUnknown,
  type Maybe,
  type Schedule,
  type ScheduledAction,
  type Topology,
  Unknown,
} from "../../topology";

/** What a schedule does to a component. */
export type Effect = "sleep" | "wake";

export const UPDATE = "updateInferenceComponentRuntimeConfig";
export const CREATE = "createInferenceComponent";
export const DELETE = "deleteInferenceComponent";

/** The schedules of EventBridge Scheduler that call SageMaker directly, not through a function. */
export function* sagemakerSchedules(topology: Topology): Generator<Schedule> {
  for (const schedule of topology.schedules) {
    const { operation } = schedule;
    if (isKnown(operation) && operation.service.toLowerCase() === "sagemaker") {
      yield schedule;
    }
  }
}

/** Whether a schedule moves an endpoint through a function. No source shows what a function does. */
const isForFunction = ({ operation, input }: Schedule): boolean =>
  !isKnown(operation) && isKnown(input) && input.event !== undefined;

export const functionSchedules = (topology: Topology): readonly Schedule[] => topology.schedules.filter(isForFunction);

/** All schedules for endpoints. AWS rejects an invalid schedule whatever its target. */
export function* endpointSchedules(topology: Topology): Generator<Schedule> {
  yield* sagemakerSchedules(topology);
  yield* functionSchedules(topology);
}

/** The schedules that call an operation, ignoring case. */
export function* schedulesCalling(topology: Topology, operation: string): Generator<Schedule> {
  for (const schedule of sagemakerSchedules(topology)) {
    if (calls(schedule, operation)) {
      yield schedule;
    }
  }
}

export const calls = ({ operation }: Schedule, name: string): boolean =>
  isKnown(operation) && operation.operation.toLowerCase() === name.toLowerCase();

/** Whether a schedule puts a component to sleep or wakes it; `undefined` when it does neither. */
export function effectOf(schedule: Schedule | ScheduledAction): Maybe<Effect> | undefined {
  return schedule.kind === "schedule" ? effectOfCall(schedule) : effectOfBounds(schedule);
}

function effectOfCall(schedule: Schedule): Maybe<Effect> | undefined {
  if (isUnknown(schedule.operation) || isUnknown(schedule.input)) {
    return Unknown;
  }
  if (calls(schedule, DELETE)) {
    return "sleep";
  }
  if (calls(schedule, CREATE)) {
    return "wake";
  }
  return calls(schedule, UPDATE) ? fromNumber(schedule.input?.copyCount) : undefined;
}

/** A maximum of 0 removes all capacity, and a minimum above 0 adds some. A minimum of 0 only allows sleep. */
function effectOfBounds({ minCapacity, maxCapacity }: ScheduledAction): Maybe<Effect> | undefined {
  if (isUnknown(minCapacity) || isUnknown(maxCapacity)) {
    return Unknown;
  }
  if (maxCapacity === 0) {
    return "sleep";
  }
  return minCapacity === undefined ? undefined : fromNumber(minCapacity);
}

function fromNumber(capacity: Maybe<number> | undefined): Maybe<Effect> | undefined {
  if (!isKnown(capacity)) {
    return capacity;
  }
  return capacity === 0 ? "sleep" : "wake";
}

export const isDisabled = ({ state }: Schedule): boolean => state === "DISABLED";
