import type { ChangeableAws } from "../../aws/aws";
import { endpointSetups } from "../../behaviour/setup/endpoint-setups";
import { isKnown, type Subject, type Topology } from "../../topology";
import { alwaysOn, noComponent, nothingToScale } from "../change/errors";
import { subjectOf } from "../change/outlook";
import { type OperateReading, readEndpoints } from "../reading";
import type { EndpointState, UnitState } from "../state/endpoint-state";
import { severalComponents } from "./errors";

/** What the times of a drill are for. */
export interface Fingerprint {
  readonly instanceType?: string;
  readonly image?: string;
  readonly model?: string;
  readonly configuration?: string;
}

/** What is drilled, as it is wired. */
export interface DrillSubject {
  readonly reading: OperateReading;
  readonly endpoint: EndpointState;
  readonly unit: UnitState;
  /** The variant that the unit is, or runs on. */
  readonly variant: string;
  readonly isQueue: boolean;
  /** Alarms that scale out from zero: those of wake policies, and those of target tracking. */
  readonly wakeAlarms: readonly string[];
  readonly sleepAlarms: readonly string[];
  readonly fingerprint: Fingerprint;
}

/** @throws ScaleToZeroError for what cannot be drilled */
export async function drillSubject(
  aws: ChangeableAws,
  name: string,
  component: string | undefined,
): Promise<DrillSubject> {
  const reading = await readEndpoints(aws, [name], { without: ["roles"] });
  const { topology } = reading;
  const [endpoint] = reading.states;
  if (endpoint === undefined || endpoint.units.length === 0) {
    throw nothingToScale(name);
  }
  const unit = unitOf(endpoint, component);
  const subject = subjectOf(topology, name, unit);
  const node = topology.endpoints.find((one) => one.name === name);
  const variants = node === undefined ? [] : topology.variantsOf(node).nodes;
  const variant =
    subject?.kind === "inference-component"
      ? (topology.variantOf(subject).node ?? variants[0])
      : (subject ?? variants[0]);
  const isQueue = variant !== undefined && topology.hostingOf(variant) === "asynchronous";
  if (unit.kind === "variant" && !isQueue) {
    throw alwaysOn(unit.name);
  }
  return {
    ...{ reading, endpoint, unit, isQueue },
    variant: isKnown(variant?.name) ? String(variant?.name) : unit.name,
    ...alarmsOf(reading, subject),
    fingerprint: fingerprintOf(topology, endpoint, unit, subject),
  };
}

function unitOf({ name, units }: EndpointState, component: string | undefined): UnitState {
  const names = units.filter(({ kind }) => kind === "component").map((one) => one.name);
  const [first, ...others] = units;
  if (component === undefined) {
    if (first === undefined) {
      throw nothingToScale(name);
    }
    if (others.length > 0 && names.length > 0) {
      throw severalComponents(name, names);
    }
    return first;
  }
  const unit = units.find((one) => one.kind === "component" && one.name === component);
  if (unit === undefined) {
    throw noComponent(component, name, names);
  }
  return unit;
}

/** Alarms of target tracking are distinguished by the ends of their names, as Application Auto Scaling gives them. */
function alarmsOf({ topology, live }: OperateReading, subject: Subject | undefined) {
  if (subject === undefined) {
    return { wakeAlarms: [], sleepAlarms: [] };
  }
  const policies = new Set(topology.trackingPoliciesOf(subject).nodes.map(({ address }) => address));
  const tracked = live.trackings.filter(({ arn }) => policies.has(arn)).flatMap(({ alarmNames }) => alarmNames);
  const waking = new Set(topology.wakeAlarmsOf(subject).nodes.map(({ address }) => address));
  const stepping = new Set(
    topology
      .stepPoliciesOf(subject)
      .nodes.flatMap((policy) => topology.alarmsOf(policy).nodes.map(({ address }) => address)),
  );
  const named = (chosen: (arn: string) => boolean): readonly string[] =>
    live.alarms.filter(({ arn }) => chosen(arn)).map(({ name }) => name);
  return {
    wakeAlarms: [...named((arn) => waking.has(arn)), ...tracked.filter((name) => name.includes("AlarmHigh"))],
    sleepAlarms: [
      ...named((arn) => stepping.has(arn) && !waking.has(arn)),
      ...tracked.filter((name) => name.includes("AlarmLow")),
    ],
  };
}

function fingerprintOf(
  topology: Topology,
  { name }: EndpointState,
  unit: UnitState,
  subject: Subject | undefined,
): Fingerprint {
  const setup = endpointSetups(topology).find((one) => one.name === name);
  const own = setup?.units.find((one) => one.name === unit.name && one.kind === unit.kind);
  const instanceType = setup?.variants[own?.variant ?? 0]?.instanceType;
  const model = subject && topology.modelOf(subject).node?.name;
  const configuration = topology.endpoints.find((one) => one.name === name)?.endpointConfigName;
  return {
    ...(instanceType !== undefined && { instanceType }),
    ...(own?.image !== undefined && { image: own.image }),
    ...(isKnown(model) && model !== undefined && { model }),
    ...(isKnown(configuration) && configuration !== undefined && { configuration }),
  };
}
