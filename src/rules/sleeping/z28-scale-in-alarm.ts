import { type Fault, type FaultKind, type Way, waysOf } from "../../behaviour";
import { isPolicy, isWakePolicy } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { sleepers } from "./sleepers";

/** The faults of an alarm and of the steps that it runs. Other rules report the other faults. */
const OWN: ReadonlySet<FaultKind> = new Set(["metric", "range", "state", "alarm", "step", "refused"]);

export const scaleInAlarm = rule({
  id: "Z28",
  slug: "scale-in-alarm",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleep,
  breaksOneWay: ["down"],
  title: "The alarm of a scale-in policy must run it while the endpoint is idle, with a step that removes capacity",
  why: "An alarm never scales the capacity to zero if its metric has no data while idle, if it compares in the other direction, or if no step covers its value. The endpoint stays awake, and you pay for it.",
  remedy:
    'Use an alarm on a metric that is 0 while idle, such as ApproximateBacklogSize, with `LessThanThreshold` and `threshold = 1`, and a step_adjustment with `metric_interval_upper_bound = "0"`. For a metric without data while idle, set `treat_missing_data = "breaching"`.',
  source: autoScalingGuide("step-scaling-policy-overview"),
  unless: ["W10", "W11", "W16", "W18", "W30", "W54"],
  *check(topology) {
    const reported = new Set<string>();
    for (const target of sleepers(topology)) {
      for (const way of waysOf(topology, target).down) {
        const fault = way.by === "step scaling" ? way.faults.find(({ kind }) => OWN.has(kind)) : undefined;
        const key = fault && JSON.stringify([fault.on.address, fault.what]);
        if (fault === undefined || key === undefined || reported.has(key) || mayBeForScalingOut(way)) {
          continue;
        }
        reported.add(key);
        yield finding(fault.on, {
          what: fault.what,
          fix: fixOf(fault),
          about: way.nodes.filter((node) => node !== fault.on),
        });
      }
    }
  },
});

/** A policy with steps in both directions may exist only to scale out. */
const mayBeForScalingOut = ({ nodes }: Way): boolean => nodes.some((node) => isPolicy(node) && isWakePolicy(node));

function fixOf({ kind }: Fault): string {
  switch (kind) {
    case "step":
      return 'use one step_adjustment with metric_interval_upper_bound = "0" and no lower bound, for an alarm that fires at low values';
    case "refused":
      return 'adjustment_type = "ExactCapacity"';
    case "alarm":
      return "use an aws_cloudwatch_metric_alarm with a threshold, period = 60, evaluation_periods of 1 or more, and without actions_enabled = false";
    case "metric":
      return "use a metric that SageMaker publishes for this kind of endpoint, with its namespace and dimensions";
    default:
      return 'set comparison_operator = "LessThanThreshold" and threshold = 1, on a metric that is 0 while idle; treat_missing_data = "breaching" if the metric has no data while idle';
  }
}
