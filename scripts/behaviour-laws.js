/** The laws of `src/behaviour` in one line each, for docs/behaviour.md. */
exports.LAWS = [
  {
    law: "Datapoint",
    line: "A metric has a value every 10 or 60 seconds, and CloudWatch shows it after the metric lag. Copies that do not exist publish nothing.",
    files: ["laws/datapoint.ts", "world/buckets.ts"],
  },
  {
    law: "Alarm",
    line: "M of N datapoints in a sliding window. An alarm with a period below one minute is evaluated every 10 seconds, any other every minute. While it stays in ALARM, it calls scaling policies once a minute.",
    files: ["laws/alarm.ts", "laws/alarm-window.ts", "world/watch.ts"],
  },
  {
    law: "Target tracking",
    line: "Above the target for 3 datapoints, it scales out at once to current x metric / target, rounded up. Below nine tenths of it for 15 minutes, it scales in, if all policies agree. It never leaves 0 copies.",
    files: ["laws/target-tracking.ts", "world/scaler.ts"],
  },
  {
    law: "Step scaling",
    line: "The distance from the threshold selects the step. Bounds, rounding and aggregation are those of the documents.",
    files: ["laws/step-scaling.ts"],
  },
  {
    law: "Cooldown",
    line: "It starts when a scaling activity has succeeded. A scale-out ends a scale-in cooldown, and scheduled actions ignore cooldowns.",
    files: ["laws/cooldown.ts"],
  },
  {
    law: "Bounds",
    line: "A registration and a scheduled action move the capacity into the bounds. A policy stays within them. A suspended direction is not scaled.",
    files: ["laws/bounds.ts", "world/scaler.ts"],
  },
  {
    law: "Reaction",
    line: "The desired capacity changes 35 seconds after ALARM. While a component is being updated, a change is refused, and the policy runs again with the next minute of the alarm.",
    files: ["world/scaler.ts", "timing/laws.ts"],
  },
  {
    law: "Placement",
    line: "Copies on an instance: the least of free devices, memory and cores over what a copy requires. A copy without room gets a new instance up to the maximum, or waits.",
    files: ["laws/placement.ts", "world/fleet.ts"],
  },
  {
    law: "Cold start",
    line: "Provisioning, then the longer of image and model, then loading, then health checks. An image that the instance has run before is not fetched again.",
    files: ["laws/cold-start.ts", "timing/presets.ts"],
  },
  {
    law: "Release",
    line: "An instance without copies is released after 10 minutes, one at a time, never below the minimum. An asynchronous instance is released 60 seconds after the decision, and its current work is lost.",
    files: ["laws/release.ts", "world/fleet.ts"],
  },
  {
    law: "Requests",
    line: "At 0 copies, a real-time request is refused and counted, and the client sends it again as its profile states. With copies, requests are answered in order. An asynchronous request waits up to 6 hours.",
    files: ["laws/queue.ts", "laws/clients.ts"],
  },
  {
    law: "Schedules",
    line: "Scheduled actions and EventBridge Scheduler follow their time zones, with daylight saving.",
    files: ["laws/clock-hands.ts"],
  },
  {
    law: "Failure to wake",
    line: "Quota: the activity fails at once. Drought: the update takes 20 minutes, then it is Unfulfilled. In both cases the capacity is the old one.",
    files: ["laws/failure.ts", "world/fleet.ts"],
  },
  {
    law: "Cost",
    line: "Instance-seconds from the start of provisioning to the release, at the price of the type and Region, with alarms and storage beside it.",
    files: ["cost/cost-of.ts"],
  },
];

const LAG = "`metricLagSeconds` in a [timing file](timing.md#own-times)";
const REACTION = "`reactionSeconds` in a timing file";

/** What no document states. `change`: the option that changes it. */
exports.UNCERTAIN = [
  {
    what: "When CloudWatch shows a datapoint",
    assumed: "60 s after the end of its period: the least that fits all cases",
    change: LAG,
  },
  {
    what: "The resolution of NoCapacityInvocationFailures",
    assumed: "10 s, because AWS's own alarm has a period of 30 s",
  },
  {
    what: "How often the metrics of an asynchronous queue are sampled",
    assumed: "every 10 s; HasBacklogWithoutCapacity has an average of 1 only after a whole minute",
  },
  {
    what: "ApproximateBacklogSizePerInstance without an instance",
    assumed: "the backlog itself, as of one instance",
  },
  {
    what: "The alarms of target tracking",
    assumed:
      "3 datapoints above the target; 15 minutes below nine tenths of it. AWS's notebook shows this for endpoints; for components it is inferred",
  },
  {
    what: "How far back a scale-in looks",
    assumed:
      "10 min: the last copy goes if none of these datapoints needs it. Inferred from one measurement (Qwen3-0.6B)",
  },
  {
    what: "To how many instances target tracking scales an asynchronous variant from zero",
    assumed: "current x metric / target, with the metric as of one instance",
  },
  {
    what: "How far an alarm looks back when data is missing",
    assumed: "2 periods more than it evaluates, as in AWS's example with 3 periods",
  },
  {
    what: "When a step scaling policy changes the capacity after ALARM",
    assumed: "35 s later; measured once",
    change: REACTION,
  },
  {
    what: "A second change of copies during an update",
    assumed: "it is refused; the alarm calls the policy again after a minute. A schedule is tried again after a minute",
    change: "`changesWait` of the library",
  },
  { what: "Whether a scale-in is blocked during a scale-out cooldown", assumed: "no" },
  { what: "Whether policies of one target share their cooldowns", assumed: "yes" },
  {
    what: "What a scale-out cooldown does to target tracking",
    assumed: "its capacity is used as it is: it is computed from the copies that exist, those just added included",
  },
  { what: "Whether a scale-in ends a scale-out cooldown", assumed: "no" },
  {
    what: "A scheduled action that sets one bound beyond the other",
    assumed: "the other bound follows",
  },
  {
    what: "A capacity outside the bounds, set by a schedule or by hand",
    assumed: "it stays until the next scaling activity",
  },
  {
    what: "When instances of inference components are released",
    assumed: "10 min after the last copy; 12 and 15 min were also measured",
    change: "`releaseSeconds` in a timing file",
  },
  {
    what: "When the next MaximumStepSize of instances follows",
    assumed: "one minute after the one before; the step size is its default of 1, because Terraform cannot set it",
  },
  {
    what: "When an asynchronous instance leaves",
    assumed: "60 s after the decision (0.5 to 2 min were measured), and its current work is lost",
    change: "`releaseSeconds` in a timing file",
  },
  {
    what: "What happens to a request when its copy is removed",
    assumed: "it is lost",
    change: "`drains` of the library",
  },
  {
    what: "How long AWS looks for an instance when it has none",
    assumed: "20 min (15 to 25 min and longer were published), or until it has one again",
    change: "`--fail` names the kind and the time",
  },
  {
    what: "Where the load of an adapter is counted",
    assumed: "in the metrics of the adapter only; a copy works on its requests beside those of the base component",
  },
  {
    what: "How many requests a copy works on at a time",
    assumed: "the target of its concurrency tracking, or 1",
    change: "`concurrency` of a [traffic profile](traffic.md)",
  },
  {
    what: "From when an instance is billed",
    assumed: "from the start of provisioning to its release",
    change: "`billedWhenReady` of the library",
  },
  {
    what: "The deployment itself",
    assumed:
      "the simulation starts with the deployed copies in service. Each deployment also costs one cold start; its first scale-in is in the simulated time",
  },
];
