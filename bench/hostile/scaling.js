const {
  action,
  alarm,
  policyArn,
  plan,
  resource,
  schedule,
  target,
  times,
  tracking,
  usual,
  wake,
} = require("./documents");

const steps = (size) =>
  times(size, (index) => ({
    metric_interval_lower_bound: String(index),
    ...(index === size - 1 ? {} : { metric_interval_upper_bound: String(index + 1) }),
    scaling_adjustment: 1 + (index % 3),
  }));

/** Much of what scales one component, and what fires it. */
module.exports = {
  "scheduled actions of one component": {
    size: 500,
    of: (size) => plan([...usual(), ...times(size, (index) => action(index))]),
  },
  "scheduled actions at one minute": {
    size: 500,
    of: (size) => plan([...usual(), ...times(size, (index) => action(index, { schedule: "cron(0 8 ? * MON-FRI *)" }))]),
  },
  "scheduled actions that run once": {
    size: 500,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) =>
          action(index, { schedule: `at(2031-01-01T${String(index % 24).padStart(2, "0")}:00:00)` }),
        ),
      ]),
  },
  "scheduled actions in several time zones": {
    size: 500,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) =>
          action(index, { timezone: ["Europe/Paris", "America/New_York", "Asia/Tokyo"][index % 3] }),
        ),
      ]),
  },
  "schedules of one component": {
    size: 500,
    of: (size) => plan([...usual(), ...times(size, (index) => schedule(index))]),
  },
  "schedules of many roles": {
    size: 500,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) => schedule(index, {}, { role_arn: `arn:aws:iam::123456789012:role/r${index}` })),
      ]),
  },
  "schedules beside scheduled actions": {
    size: 250,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) => schedule(index)),
        ...times(size, (index) => ({ ...action(index), name: `a${index}` })),
      ]),
  },
  "targets of one component": {
    size: 500,
    of: (size) => plan([...usual(), ...times(size, (index) => target(`x${index}`))]),
  },
  "policies of one target": {
    size: 500,
    of: (size) => plan([...usual(), ...times(size, (index) => wake(`w${index}`))]),
  },
  "policies of one target, all of one name": {
    size: 500,
    of: (size) => plan([...usual(), ...times(size, (index) => ({ ...wake("w"), name: `w${index}` }))]),
  },
  "tracking policies of one target": {
    size: 500,
    of: (size) => plan([...usual(), ...times(size, (index) => tracking(`t${index}`))]),
  },
  "dimensions of one tracked metric": {
    size: 2000,
    of: (size) =>
      plan([
        ...usual(),
        tracking("t2", "x", {
          predefined_metric_specification: [],
          customized_metric_specification: [
            {
              namespace: "AWS/SageMaker",
              metric_name: "Invocations",
              statistic: "Sum",
              dimensions: times(size, (index) => ({ name: `d${index}`, value: "v" })),
            },
          ],
        }),
      ]),
  },
  "steps of one policy": {
    size: 2000,
    of: (size) => plan([...usual(), wake("w2", "x", { step_adjustment: steps(size) })]),
  },
  "steps of many policies": {
    size: 50,
    of: (size) => plan([...usual(), ...times(20, (index) => wake(`w${index}`, "x", { step_adjustment: steps(size) }))]),
  },
  "steps that overlap": {
    size: 1000,
    of: (size) =>
      plan([
        ...usual(),
        wake("w2", "x", {
          step_adjustment: times(size, (index) => ({
            metric_interval_lower_bound: String(index),
            metric_interval_upper_bound: String(size + index),
            scaling_adjustment: 1,
          })),
        }),
      ]),
  },
  "alarms of one policy": {
    size: 500,
    of: (size) => plan([...usual(), ...times(size, (index) => alarm(`a${index}`, [policyArn("w")]))]),
  },
  "alarms of one name": {
    size: 500,
    of: (size) =>
      plan([...usual(), ...times(size, (index) => ({ ...alarm("wake", [policyArn("w")]), name: `a${index}` }))]),
  },
  "policies that one alarm fires": {
    size: 500,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) => wake(`w${index}`)),
        alarm(
          "a",
          times(size, (index) => policyArn(`w${index}`)),
        ),
      ]),
  },
  "alarms that fire one policy and many that are not there": {
    size: 20,
    of: (size) =>
      plan([
        ...usual(),
        ...times(50, (index) => alarm(`a${index}`, [policyArn("w"), ...times(size, (at) => policyArn(`gone${at}`))])),
      ]),
  },
  "actions of one alarm, all the same": {
    size: 2000,
    of: (size) =>
      plan([
        ...usual(),
        alarm(
          "a",
          times(size, () => policyArn("w")),
        ),
      ]),
  },
  "dimensions of one alarm": {
    size: 2000,
    of: (size) =>
      plan([
        ...usual(),
        alarm("a", [policyArn("w")], {
          dimensions: Object.fromEntries([
            ["InferenceComponentName", "x"],
            ...times(size, (index) => [`d${index}`, "v"]),
          ]),
        }),
      ]),
  },
  "alarms of one policy that scale in": {
    size: 250,
    of: (size) =>
      plan([
        ...usual(),
        wake("in", "x", {
          adjustment_type: "ChangeInCapacity",
          step_adjustment: [{ metric_interval_upper_bound: "0", scaling_adjustment: -1 }],
        }),
        ...times(size, (index) =>
          alarm(`a${index}`, [policyArn("in")], {
            comparison_operator: "LessThanThreshold",
            metric_name: "ConcurrentRequestsPerCopy",
            statistic: "Average",
            evaluation_periods: 1 + (index % 10),
          }),
        ),
      ]),
  },
  "composite alarms, each of the one before": {
    size: 500,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) =>
          resource("aws_cloudwatch_composite_alarm", `c${index}`, {
            alarm_name: `c${index}`,
            alarm_rule: index === 0 ? 'ALARM("wake")' : `ALARM("c${index - 1}")`,
            alarm_actions: [policyArn("w")],
          }),
        ),
      ]),
  },
  "composite alarm of many": {
    size: 1000,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) => alarm(`a${index}`, [])),
        resource("aws_cloudwatch_composite_alarm", "c", {
          alarm_name: "c",
          alarm_rule: times(size, (index) => `ALARM("a${index}")`).join(" OR "),
          alarm_actions: [policyArn("w")],
        }),
      ]),
  },
};
