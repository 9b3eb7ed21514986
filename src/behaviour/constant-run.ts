import type { EndpointRun } from "./outcome/outcome";
import type { EndpointSetup } from "./setup/endpoint-setup";
import type { Span } from "./traffic/arrivals";

/** The same number of instances all the time. */
export function constantRun({ name, variants }: EndpointSetup, { seconds }: Span): EndpointRun {
  const each = variants.map((variant) => ({
    variant: variant.name,
    ...(variant.instanceType !== undefined && { instanceType: variant.instanceType }),
    count: variant.initialInstances,
  }));
  return {
    name,
    seconds,
    requests: NO_REQUESTS,
    units: [],
    instances: each.map(({ count, ...rest }) => ({ ...rest, steps: [{ at: 0, value: count }] })),
    instanceSeconds: each.map(({ count, ...rest }) => ({ ...rest, seconds: count * seconds })),
    activities: [],
    wakes: [],
    wakeCount: 0,
    alarms: [],
    traffic: { bucketSeconds: seconds, requests: [0], refused: [0] },
    cut: false,
  };
}

const NO_REQUESTS = {
  total: 0,
  answered: 0,
  refused: 0,
  expired: 0,
  timedOut: 0,
  lost: 0,
  unfinished: 0,
  refusals: 0,
  waitSeconds: { p50: 0, p95: 0, max: 0 },
};
