import {
  isKnown,
  isUnknown,
  type Maybe,
  type ScalableTarget,
  type Schedule,
  type ScheduledAction,
  Unknown,
} from "../../topology";
import { suspension } from "./target-faults";
import { type Direction, type Fault, type Way, type When, way } from "./way";

/** The ways of a scheduled action: a maximum of 0 removes all capacity, a minimum above 0 adds some. */
export function* actionWays(target: ScalableTarget, action: ScheduledAction): Generator<Way> {
  const { minCapacity: min, maxCapacity: max } = action;
  if (isUnknown(max) || max === 0) {
    yield scheduled("down", { target, node: action, known: isKnown(max), what: "its max_capacity is not known" });
  }
  if (isUnknown(min) || (min !== undefined && min > 0)) {
    yield scheduled("up", { target, node: action, known: isKnown(min), what: "its min_capacity is not known" });
  }
}

/** The ways of an EventBridge Scheduler schedule that sets the copies of a component. */
export function* scheduleWays(schedule: Schedule): Generator<Way> {
  const copies = copiesAfter(schedule);
  if (isUnknown(copies) || copies === 0) {
    yield scheduled("down", {
      node: schedule,
      known: isKnown(copies),
      what: "the number of copies that it sets is not known",
    });
  }
  if (isUnknown(copies) || (copies !== undefined && copies > 0)) {
    yield scheduled("up", {
      node: schedule,
      known: isKnown(copies),
      what: "the number of copies that it sets is not known",
    });
  }
}

interface Scheduling {
  /** Only for a scheduled action. */
  readonly target?: ScalableTarget;
  readonly node: Schedule | ScheduledAction;
  readonly known: boolean;
  readonly what: string;
}

function scheduled(direction: Direction, { target, node, known, what }: Scheduling): Way {
  const isAction = node.kind === "scheduled-action";
  const by = isAction ? "scheduled action" : "schedule";
  const hidden: readonly Fault[] = known ? [] : [{ kind: "unknown", on: node, what }];
  const faults = [...(target === undefined ? [] : suspension(target, "scheduled")), ...hidden];
  return way(
    { direction, by, when: hoursOf(node), nodes: isAction && target !== undefined ? [node, target] : [node] },
    faults,
  );
}

function hoursOf({ expression, timeZone }: Schedule | ScheduledAction): When {
  return isKnown(expression)
    ? { kind: "hours", expression, timeZone: isKnown(timeZone) ? timeZone : "UTC" }
    : { kind: "unknown" };
}

/** Whether a schedule removes all copies. */
export function emptiesAt(schedule: Schedule): Maybe<boolean> {
  const copies = copiesAfter(schedule);
  return isUnknown(copies) ? Unknown : copies === 0;
}

/** The copies that a schedule sets; 0 if it deletes the component; `undefined` if it does not set copies. */
export function copiesAfter({ operation, input, state }: Schedule): Maybe<number> | undefined {
  if (isUnknown(operation) || isUnknown(input)) {
    return Unknown;
  }
  if (state === "DISABLED" || operation?.service !== "sagemaker") {
    return undefined;
  }
  if (operation.operation === "deleteInferenceComponent") {
    return 0;
  }
  const sets = ["updateInferenceComponentRuntimeConfig", "createInferenceComponent"].includes(operation.operation);
  return sets ? input?.copyCount : undefined;
}
