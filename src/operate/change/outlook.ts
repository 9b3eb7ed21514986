import { waysOfSubject } from "../../behaviour/ways/ways";
import type { ScalableTarget, Subject, Topology } from "../../topology";
import type { UnitState } from "../state/endpoint-state";
import { counted, lengthText, nounOf } from "../text";

/** The component or variant of a unit. */
export function subjectOf(topology: Topology, endpoint: string, unit: UnitState): Subject | undefined {
  if (unit.kind === "component") {
    return topology.inferenceComponents.find(({ name }) => name === unit.name);
  }
  const node = topology.endpoints.find(({ name }) => name === endpoint);
  return node && topology.variantsOf(node).nodes.find(({ name }) => name === unit.name);
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The bounds of the scalable target; `undefined` without one. */
export function boundsOf(topology: Topology, subject: Subject | undefined): Bounds | undefined {
  const target: ScalableTarget | undefined = subject && topology.targetsOf(subject).nodes[0];
  const { minCapacity: min, maxCapacity: max } = target ?? {};
  return typeof min === "number" && typeof max === "number" ? { min, max } : undefined;
}

/** What autoscaling does with capacity that was set, as a sentence. */
export function afterWake(topology: Topology, subject: Subject | undefined, unit: UnitState): string {
  const { name, kind } = unit;
  const bounds = boundsOf(topology, subject);
  if (subject === undefined || bounds === undefined) {
    return `${name} has no scalable target: it stays awake until a person puts it to sleep.`;
  }
  if (bounds.min > 0) {
    return `The minimum of ${name} is ${counted(bounds.min, ...nounOf(kind))}: it stays awake.`;
  }
  const idle = waysOfSubject(topology, subject).down.flatMap(({ state, when }) =>
    state === "holds" && (when.kind === "idle" || when.kind === "always") ? when.seconds : [],
  );
  return idle.length === 0
    ? `No policy scales ${name} in to zero: it stays awake until a schedule or a person puts it to sleep.`
    : `Application Auto Scaling puts ${name} to sleep after about ${lengthText(Math.min(...idle))} without requests: its minimum is 0.`;
}

/** What brings capacity back that was removed, as a sentence. */
export function afterSleep(topology: Topology, subject: Subject | undefined, unit: UnitState): string {
  const { name, kind } = unit;
  const bounds = boundsOf(topology, subject);
  if (bounds !== undefined && bounds.min > 0) {
    return `The minimum of ${name} is ${counted(bounds.min, ...nounOf(kind))}: the next scaling activity wakes it.`;
  }
  const ways =
    subject === undefined ? [] : waysOfSubject(topology, subject).up.filter(({ state }) => state === "holds");
  const way = ways.find(({ when }) => when.kind === "request") ?? ways.find(({ when }) => when.kind === "waiting");
  if (way?.when.kind === "waiting") {
    return `${name} wakes when more than ${counted(way.when.above, "request")} wait in its queue.`;
  }
  return way === undefined
    ? `No request wakes ${name}: use \`scale-to-zero wake\`, or wait for a schedule.`
    : kind === "component"
      ? `The next request is refused, and wakes ${name}.`
      : `The next request waits in the queue, and wakes ${name}.`;
}
