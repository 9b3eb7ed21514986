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

/** What a scheduled action does: a maximum of 0 leaves nothing, a minimum above 0 brings something. */
export function* actionWays(target: ScalableTarget, action: ScheduledAction): Generator<Way> {
  const { minCapacity: min, maxCapacity: max } = action;
  if (isUnknown(max) || max === 0) {
    yield scheduled("down", { target, node: action, known: isKnown(max), what: "its max_capacity is not known" });
  }
  if (isUnknown(min) || (min !== undefined && min > 0)) {
    yield scheduled("up", { target, node: action, known: isKnown(min), what: "its min_capacity is not known" });
  }
}

/** What a schedule of EventBridge Scheduler does to the copies of a component. */
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
  /** Only of a scheduled action. */
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

/** Whether a schedule leaves no copy. */
export function emptiesAt(schedule: Schedule): Maybe<boolean> {
  const copies = copiesAfter(schedule);
  return isUnknown(copies) ? Unknown : copies === 0;
}

/** The copies that a schedule sets; `undefined` when it sets none. One that deletes the component takes them as well. */
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
