const {
  component,
  document,
  endpoint,
  plan,
  resource,
  role,
  schedule,
  synthesized,
  target,
  times,
  usual,
  alarm,
} = require("./documents");

const statement = (index, more = {}) => ({
  Effect: "Allow",
  Action: `sagemaker:Describe${index}`,
  Resource: `arn:aws:sagemaker:eu-west-3:123456789012:inference-component/${index}*`,
  ...more,
});

const PATTERNS = (size) => times(size, (index) => `sagemaker:${"*a".repeat(10)}${index}*`);

/** Roles, Regions, and what findings are acknowledged by. */
module.exports = {
  "statements of a role of many schedules": {
    size: 500,
    of: (size) =>
      plan([
        ...usual(),
        role(
          "scheduler",
          times(size, (index) => statement(index)),
        ),
        ...times(80, (index) => schedule(index)),
      ]),
  },
  "patterns of a role of many schedules": {
    size: 500,
    of: (size) =>
      plan([
        ...usual(),
        role("scheduler", [statement(0, { Action: PATTERNS(size) })]),
        ...times(80, (index) => schedule(index)),
      ]),
  },
  "statements and schedules": {
    size: 100,
    of: (size) =>
      plan([
        ...usual(),
        role(
          "scheduler",
          times(size, (index) => statement(index, { Action: PATTERNS(20) })),
        ),
        ...times(size, (index) => schedule(index)),
      ]),
  },
  "roles of many schedules": {
    size: 250,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) => role(`r${index}`, [statement(index)])),
        ...times(size, (index) => schedule(index, {}, { role_arn: `arn:aws:iam::123456789012:role/r${index}` })),
      ]),
  },
  "roles with one managed policy": {
    size: 100,
    of: (size) =>
      plan([
        ...usual(),
        resource("aws_iam_policy", "p", {
          name: "p",
          arn: "arn:aws:iam::123456789012:policy/p",
          policy: document(times(size, (index) => statement(index))),
        }),
        ...times(size, (index) => role(`r${index}`, [])),
        ...times(size, (index) =>
          resource("aws_iam_role_policy_attachment", `a${index}`, {
            role: `r${index}`,
            policy_arn: "arn:aws:iam::123456789012:policy/p",
          }),
        ),
        ...times(size, (index) => schedule(index, {}, { role_arn: `arn:aws:iam::123456789012:role/r${index}` })),
      ]),
  },
  "policies of one role": {
    size: 250,
    of: (size) =>
      plan([
        ...usual(),
        role("scheduler", []),
        ...times(size, (index) =>
          resource("aws_iam_role_policy", `p${index}`, { role: "scheduler", policy: document([statement(index)]) }),
        ),
        ...times(size, (index) => schedule(index)),
      ]),
  },
  "conditions of one statement": {
    size: 1000,
    of: (size) =>
      plan([
        ...usual(),
        role("scheduler", [
          statement(0, {
            Condition: { StringEquals: Object.fromEntries(times(size, (index) => [`aws:k${index}`, "v"])) },
          }),
        ]),
        ...times(20, (index) => schedule(index)),
      ]),
  },
  "providers of many Regions": {
    size: 250,
    of: (size) =>
      synthesized(
        times(size, (index) => [
          endpoint(`e${index}`, "c", { provider: `aws.r${index}` }),
          component(`x${index}`, { endpoint_name: `e${index}` }),
          target(`x${index}`, `x${index}`, { provider: `aws.r${index}` }),
          schedule(
            index,
            { provider: `aws.r${index}` },
            { input: JSON.stringify({ InferenceComponentName: `x${index}`, DesiredRuntimeConfig: { CopyCount: 1 } }) },
          ),
          alarm(`a${index}`, ["arn:aws:sns:eu-west-3:123456789012:t"], { provider: `aws.r${(index + 1) % size}` }),
        ]).flat(),
        { provider: { aws: times(size, (index) => ({ alias: `r${index}`, region: `eu-west-${index}` })) } },
      ),
  },
  "names in many Regions": {
    size: 250,
    of: (size) =>
      synthesized(
        times(size, (index) => [
          { ...endpoint("e", "c", { provider: `aws.r${index}` }), name: `e${index}` },
          { ...target("x", "x", { provider: `aws.r${index}` }), name: `x${index}` },
          schedule(index, { provider: `aws.r${(index + 1) % size}` }),
        ]).flat(),
        { provider: { aws: times(size, (index) => ({ alias: `r${index}`, region: `eu-west-${index}` })) } },
      ),
  },
  "acknowledgements of one rule": {
    size: 250,
    of: (size) =>
      plan([...usual(), ...times(size, (index) => target(`g${index}`, `gone${index}`, { min_capacity: 1 }))]),
    acknowledgements: (size) =>
      times(size, (index) => ({ rule: "C05", address: `*gone*${index}*target*`, reason: "A reason." })),
  },
};
