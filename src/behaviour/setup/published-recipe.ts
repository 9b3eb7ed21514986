import { counted } from "./counted-alarms";
import { within } from "./edited";
import type { EndpointSetup, MetricSetup, StepSetup, TargetSetup, TrackingSetup, UnitSetup } from "./endpoint-setup";

/**
 * The setup that AWS publishes, with the bounds and the traffic of this one: for inference components, the announcement of
 * scale to zero; for asynchronous variants, the guide on autoscaling, with the default cooldowns of Application Auto
 * Scaling. Without sleep windows.
 *
 * @see https://aws.amazon.com/blogs/machine-learning/unlock-cost-savings-with-the-new-scale-down-to-zero-feature-in-amazon-sagemaker-inference/
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
export function asPublishedRecipe(setup: EndpointSetup): EndpointSetup {
  if (setup.kind !== "inference-components" && setup.kind !== "asynchronous") {
    return setup;
  }
  const units = setup.units.map((unit, position): UnitSetup => {
    if (unit.base !== undefined) {
      return unit;
    }
    const target = recipe(unit, position);
    return { ...unit, target, initialCapacity: within(Math.max(1, unit.initialCapacity), target), schedules: [] };
  });
  const variants = setup.variants.map((variant, position) => {
    const scaled = units.find((unit) => unit.kind === "variant" && unit.variant === position)?.target;
    return scaled === undefined
      ? { ...variant, managed: true, minInstances: 0 }
      : { ...variant, minInstances: 0, maxInstances: Math.max(scaled.max, variant.initialInstances) };
  });
  return counted(setup, { ...setup, variants, units });
}

const COOLDOWN_SECONDS = 300;
const TARGET = 5;

function recipe(unit: UnitSetup, position: number): TargetSetup {
  const isComponent = unit.kind === "component";
  const address = unit.target?.address ?? unit.address;
  const metric = (name: MetricSetup["metric"], statistic: MetricSetup["statistic"]): MetricSetup => ({
    metric: name,
    unit: position,
    statistic,
  });
  const tracking: TrackingSetup = {
    name: `${unit.name}-tracking`,
    address: `${address} (published tracking)`,
    metric: isComponent
      ? metric("ConcurrentRequestsPerCopy", "Maximum")
      : metric("ApproximateBacklogSizePerInstance", "Average"),
    targetValue: TARGET,
    disableScaleIn: false,
    scaleInCooldownSeconds: COOLDOWN_SECONDS,
    scaleOutCooldownSeconds: COOLDOWN_SECONDS,
    periodSeconds: isComponent ? 10 : 60,
  };
  const wake = isComponent
    ? wakePolicy(unit, `${address} (published wake)`, {
        metric: metric("NoCapacityInvocationFailures", "Maximum"),
        cooldownSeconds: 60,
        periodSeconds: 30,
        periods: 1,
        aggregation: "Maximum",
      })
    : wakePolicy(unit, `${address} (published wake)`, {
        metric: metric("HasBacklogWithoutCapacity", "Average"),
        cooldownSeconds: COOLDOWN_SECONDS,
        periodSeconds: 60,
        periods: 2,
        aggregation: "Average",
      });
  return {
    address,
    min: 0,
    max: Math.max(1, unit.target?.max ?? unit.initialCapacity),
    suspended: { in: false, out: false, scheduled: false },
    tracking: [tracking],
    steps: [wake],
    actions: [],
  };
}

interface PublishedWake {
  readonly metric: MetricSetup;
  readonly cooldownSeconds: number;
  readonly periodSeconds: number;
  readonly periods: number;
  readonly aggregation: StepSetup["aggregation"];
}

/** One more when one request waits or is refused. */
function wakePolicy({ name }: UnitSetup, address: string, wake: PublishedWake): StepSetup {
  const { metric, cooldownSeconds, periodSeconds, periods, aggregation } = wake;
  return {
    name: `${name}-wake`,
    address,
    adjustmentType: "ChangeInCapacity",
    steps: [{ from: 0, to: Number.POSITIVE_INFINITY, adjustment: 1 }],
    leastMagnitude: 0,
    cooldownSeconds,
    aggregation,
    alarms: [
      {
        name: `${name}-wake`,
        address,
        metric,
        settings: {
          periodSeconds,
          evaluationPeriods: periods,
          datapointsToAlarm: periods,
          threshold: 1,
          comparison: "GreaterThanOrEqualToThreshold",
          treatMissingData: "missing",
        },
        state: "ALARM",
      },
    ],
  };
}
