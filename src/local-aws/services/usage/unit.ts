import { instanceShape } from "../../../catalogue/instance-shapes";
import type { MetricPublisher } from "../../../catalogue/published-metric";
import type { Call } from "../../call";
import type { UnitId } from "../../events";
import { agendaOf } from "../../store/table";
import { COMPONENTS } from "../sagemaker/component";
import { ENDPOINTS } from "../sagemaker/endpoint";
import { timingOf } from "../sagemaker/timing";
import { nameOf } from "../sagemaker/unit-id";
import type { Level } from "./record";

/** How long a request may take. Times are in milliseconds since the epoch. */
export interface Request {
  readonly id: string;
  readonly arrival: number;
  /** How long the container works on it. */
  readonly seconds: number;
  /** When it leaves the queue if nothing has begun to work on it. */
  readonly expiresAt: number;
  /** Seconds after which the work on it is given up, from its start. @default - by `answerBy` */
  readonly timeoutSeconds?: number;
  /** When it is given up, whatever is done with it. @default - by `timeoutSeconds` */
  readonly answerBy?: number;
  /** What the container answered, as an HTTP status. @default 200 */
  readonly status?: number;
  /** The variant on whose instances the component runs. */
  readonly host?: UnitId;
}

/** A request that a copy or an instance works on. */
export interface Working extends Request {
  readonly startedAt: number;
  readonly endsAt: number;
}

/** A component, or a variant with its instances: what works on requests, and what waits. */
export interface UsedUnit {
  readonly id: UnitId;
  readonly publisher: MetricPublisher;
  readonly serving: number;
  /** Requests that a copy or an instance works on at a time. */
  readonly concurrency: number;
  /** From the end of a period until CloudWatch shows its datapoint. */
  readonly lagSeconds: number;
  readonly hasAccelerators: boolean;
  readonly working: readonly Working[];
  /** In the order of arrival. */
  readonly waiting: readonly Request[];
  /** The hours of its record. */
  readonly hours: readonly number[];
  /** Metrics for each request that had a value once. */
  readonly seen: readonly string[];
  /** When something next happens to its requests. @default - never */
  readonly dueAt?: number;
  /** The last bucket in which something happened. */
  readonly touched: number;
}

export const UNITS = agendaOf<UsedUnit>("usage.units", ({ dueAt }) => dueAt ?? Number.POSITIVE_INFINITY);

/** When something next happens to its requests; `undefined` for never. */
export function dueOf({ working, waiting }: Pick<UsedUnit, "working" | "waiting">): number | undefined {
  let due = Number.POSITIVE_INFINITY;
  for (const { endsAt } of working) {
    due = Math.min(due, endsAt);
  }
  for (const { expiresAt } of waiting) {
    due = Math.min(due, expiresAt);
  }
  return Number.isFinite(due) ? due : undefined;
}

export const levelOf = ({ serving, working, waiting }: UsedUnit): Level => ({
  inSystem: working.length + waiting.length,
  serving,
  waiting: waiting.length,
  ...(waiting[0] !== undefined && { oldest: waiting[0].arrival }),
});

/** How many copies or instances serve now, as SageMaker describes them; 0 for a unit that is not there. */
export function servingOf(call: Call, id: UnitId): number {
  const { component, endpoint, variant } = nameOf(id);
  if (component !== undefined) {
    return call.table(COMPONENTS).get(component)?.currentCopies ?? 0;
  }
  const variants = call.table(ENDPOINTS).get(endpoint ?? "")?.variants ?? [];
  return variants.find(({ VariantName }) => VariantName === variant)?.CurrentInstanceCount ?? 0;
}

/** A unit to which nothing has happened yet. */
export function newUnit(call: Call, id: UnitId): UsedUnit {
  const { component, endpoint: endpointName, variant } = nameOf(id);
  const row = component === undefined ? undefined : call.table(COMPONENTS).get(component);
  const endpoint = call.table(ENDPOINTS).get(row?.endpointName ?? endpointName ?? "");
  const hosting = endpoint?.hosting.find(({ VariantName }) => VariantName === (row?.variantName ?? variant));
  const state = endpoint?.variants.find(({ VariantName }) => VariantName === hosting?.VariantName);
  const queue = endpoint?.asyncInference;
  const { InstanceType: instanceType } = hosting ?? {};
  const isServerless = state?.CurrentServerlessConfig !== undefined;
  const timing = timingOf(call, {
    kind: queue === undefined ? "component" : "asynchronous",
    ...(instanceType !== undefined && { instanceType }),
  });
  return {
    id,
    publisher: publisherOf(component !== undefined || hosting?.hostsComponents === true, isServerless, queue),
    serving: 0,
    concurrency: queue?.ClientConfig?.MaxConcurrentInvocationsPerInstance ?? call.settings.container.concurrency ?? 1,
    lagSeconds: timing.metricLag.seconds,
    hasAccelerators: (instanceShape(instanceType ?? "")?.accelerators ?? 0) > 0,
    working: [],
    waiting: [],
    hours: [],
    seen: [],
    touched: -1,
  };
}

function publisherOf(ofComponents: boolean, isServerless: boolean, queue: object | undefined): MetricPublisher {
  if (ofComponents) {
    return "inference-components";
  }
  if (queue !== undefined) {
    return "asynchronous";
  }
  return isServerless ? "serverless" : "real-time";
}
