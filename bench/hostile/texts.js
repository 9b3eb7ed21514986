const {
  endpoint,
  plan,
  recorded,
  resource,
  role,
  schedule,
  target,
  times,
  usual,
  alarm,
  policyArn,
} = require("./documents");

const nested = (depth, open, close, inside) => open.repeat(depth) + inside + close.repeat(depth);

/** Values that are large or deep. */
module.exports = {
  "lists in lists of JSON": {
    size: 1000,
    text: (size) =>
      JSON.stringify(plan(usual())).replace('"values":{', `"values":{"k":${nested(size, "[", "]", "1")},`),
  },
  "objects in objects of JSON": {
    size: 1000,
    text: (size) =>
      JSON.stringify(plan(usual())).replace('"values":{', `"values":{"k":${nested(size, '{"a":', "}", "1")},`),
  },
  "JSON in a text, deep": {
    size: 1000,
    of: (size) =>
      plan([
        ...usual(),
        resource("aws_cloudcontrolapi_resource", "d", {
          type_name: "AWS::SageMaker::InferenceComponent",
          desired_state: nested(size, '{"Specification":', "}", "1"),
        }),
      ]),
  },
  "a long name": { size: 500_000, of: (size) => plan([...usual(), endpoint("n".repeat(size))]) },
  "a long resource id": { size: 500_000, of: (size) => plan([...usual(), target("z", "/variant/".repeat(size / 10))]) },
  "a long cron expression": {
    size: 10_000,
    of: (size) =>
      plan([
        ...usual(),
        schedule(1, { schedule_expression: `cron(${times(size, (index) => index % 60).join(",")} 8 ? * MON-FRI *)` }),
      ]),
  },
  "long cron lists of one field each": {
    size: 1000,
    of: (size) =>
      plan([
        ...usual(),
        ...times(5, (at) =>
          schedule(at, { schedule_expression: `cron(0 8 ? * ${times(size, () => "MON").join(",")} *)` }),
        ),
      ]),
  },
  "a long time zone": {
    size: 100_000,
    of: (size) => plan([...usual(), schedule(1, { schedule_expression_timezone: "Europe/".repeat(size / 10) })]),
  },
  "a long composite alarm rule": {
    size: 20_000,
    of: (size) =>
      plan([
        ...usual(),
        resource("aws_cloudwatch_composite_alarm", "c", {
          alarm_name: "c",
          alarm_rule: `${"(".repeat(size)}ALARM(wake)${")".repeat(size)}`,
          alarm_actions: [policyArn("w")],
        }),
      ]),
  },
  "a long ARN": {
    size: 500_000,
    of: (size) =>
      plan([
        ...usual(),
        alarm("a", [`arn:aws:autoscaling:eu-west-3:123456789012:scalingPolicy:${":resource/".repeat(size / 10)}`]),
      ]),
  },
  "a pattern of stars": {
    size: 2000,
    of: (size) =>
      plan([
        ...usual(),
        role("scheduler", [{ Effect: "Allow", Action: `${"*a".repeat(size)}b`, Resource: `${"*:".repeat(size)}b` }]),
        schedule(1),
      ]),
  },
  secrets: {
    size: 2000,
    of: (size) => ({
      format_version: "1.2",
      planned_values: {
        root_module: {
          resources: [...usual(), ...times(size, (index) => target(`z${index}`, `z${index}`))].map((one) => ({
            ...recorded(one),
            sensitive_values: { resource_id: true, name: true },
          })),
        },
      },
    }),
  },
  "arguments of one resource": {
    size: 20_000,
    of: (size) =>
      plan([...usual(), target("z", "x", Object.fromEntries(times(size, (index) => [`k${index}`, index])))]),
  },
};
