import { trustedRole } from "../../../src/rules/schedules/s07-trusted-role";
import { sourceArn } from "../../../src/rules/schedules/s08-source-arn";
import { permittedAction } from "../../../src/rules/schedules/s09-permitted-action";
import type { PolicyStatement, Schedule } from "../../../src/topology";
import { found, told } from "../../support/told";
import { role, rolePolicy, schedule, scheduleInput, topology, unknown } from "../../support/topology";

const allow = (change: Partial<PolicyStatement>): PolicyStatement => ({
  effect: "Allow",
  actions: ["sts:AssumeRole"],
  resources: undefined,
  principals: undefined,
  negated: false,
  conditions: [],
  ...change,
});
const trusting = (...statements: PolicyStatement[]) => role({ trust: { statements } });
const services = (...names: (string | ReturnType<typeof unknown>)[]) =>
  allow({ principals: new Map([["Service", names]]) });

describe("S07 trusted-role", () => {
  it("speaks of the execution role of SageMaker", () => {
    const [finding] = found(trustedRole, topology(schedule(), trusting(services("sagemaker.amazonaws.com"))));
    expect(finding).toMatchObject({ on: { address: "aws_iam_role.scheduler" } });
    expect(finding?.about).toMatchObject([{ address: "aws_scheduler_schedule.sleep" }]);
  });

  it("is silent when it trusts both, and about roles that no schedule has", () => {
    const both = trusting(services("sagemaker.amazonaws.com", "scheduler.amazonaws.com"));
    expect(told(trustedRole, topology(schedule(), both))).toEqual([]);
    expect(told(trustedRole, topology(schedule(), role()))).toEqual([]);
    expect(told(trustedRole, topology(trusting(services("sagemaker.amazonaws.com"))))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(trustedRole, topology(schedule(), role({ trust: unknown() })))).toEqual([]);
    expect(told(trustedRole, topology(schedule(), trusting(services(unknown()))))).toEqual([]);
    expect(told(trustedRole, topology(schedule(), trusting(allow({ principals: unknown() }))))).toEqual([]);
  });
});

describe("S08 source-arn", () => {
  const conditioned = (...values: (string | ReturnType<typeof unknown>)[]) =>
    topology(
      schedule(),
      trusting({
        ...services("scheduler.amazonaws.com"),
        conditions: [{ operator: "StringEquals", key: "AWS:SourceArn", values }],
      }),
    );

  it("speaks of the ARN of a schedule, and says that of its group", () => {
    const [finding] = found(sourceArn, conditioned("arn:aws:scheduler:eu-west-3:123456789012:schedule/default/sleep"));
    expect(finding?.fix.hcl).toBe('aws:SourceArn = "arn:aws:scheduler:eu-west-3:123456789012:schedule-group/default"');
  });

  it("is silent about the ARN of a group, also beside that of a schedule, and when the plan does not know", () => {
    const group = "arn:aws:scheduler:eu-west-3:123456789012:schedule-group/default";
    expect(told(sourceArn, conditioned(group))).toEqual([]);
    expect(told(sourceArn, conditioned(group.replace("schedule-group/default", "schedule/default/x"), group))).toEqual(
      [],
    );
    expect(told(sourceArn, conditioned(unknown()))).toEqual([]);
  });

  const group = (name: string, place = "eu-west-3:123456789012", partition = "aws") =>
    `arn:${partition}:scheduler:${place}:schedule-group/${name}`;
  const under = (operator: string, key: string, value: string) =>
    told(
      sourceArn,
      topology(
        schedule({ region: "eu-west-3" }),
        trusting({ ...services("scheduler.amazonaws.com"), conditions: [{ operator, key, values: [value] }] }),
      ),
    );

  it.each([
    ["another group", "StringEquals", group("others")],
    ["another Region", "StringEquals", group("default", "us-east-1:123456789012")],
    ["another partition", "ArnEquals", group("default", "eu-west-3:123456789012", "aws-cn")],
    ["a wildcard that is compared as it is", "StringEquals", group("*")],
    ["a pattern of another Region", "ArnLike", group("default", "us-*:123456789012")],
    ["all but its own", "StringNotEquals", group("default")],
  ])("speaks of a trust policy for %s", (_, operator, value) =>
    expect(under(operator, "aws:SourceArn", value)).toEqual([
      `aws:SourceArn must be "${value}", and aws_scheduler_schedule.sleep is in the group default of eu-west-3`,
    ]),
  );

  it.each([
    ["its group", "StringEquals", group("default")],
    ["a pattern of all groups", "ArnLike", group("*")],
    ["a pattern of all accounts", "StringLike", group("default", "eu-west-3:*")],
    ["another account, which may be this one", "StringEquals", group("default", "eu-west-3:999999999999")],
    ["all accounts that begin alike, of which this may be one", "ArnLike", group("default", "eu-west-3:9999*")],
    ["its group in another case, which does not count", "StringEqualsIgnoreCase", group("Default")],
    ["all but another group", "StringNotEquals", group("others")],
    ["an operator that is not judged", "ForAnyValue:StringEquals", group("others")],
  ])("is silent about a trust policy for %s", (_, operator, value) =>
    expect(under(operator, "aws:SourceArn", value)).toEqual([]),
  );

  it("speaks of an account that is no number, and is silent about another one", () => {
    expect(under("StringEquals", "aws:SourceAccount", "12345")).toHaveLength(1);
    expect(under("StringEquals", "aws:SourceAccount", "999999999999")).toEqual([]);
  });
});

describe("S09 permitted-action", () => {
  const UPDATE = "sagemaker:UpdateInferenceComponentRuntimeConfig";
  const permitting = (change: Partial<PolicyStatement>) =>
    topology(schedule(), role(), rolePolicy({ document: { statements: [allow(change)] } }));
  const component = (name: string) => `arn:aws:sagemaker:*:*:inference-component/${name}`;

  it("speaks when a denial takes back what another statement allows, and not when it has a condition", () => {
    const denial = { effect: "Deny", actions: ["sagemaker:*"], resources: ["*"] };
    const both = (change: Partial<PolicyStatement>) => {
      const statements = [allow({ actions: [UPDATE], resources: ["*"] }), allow({ ...denial, ...change })];
      return told(permittedAction, topology(schedule(), role(), rolePolicy({ document: { statements } })));
    };
    expect(both({})).toHaveLength(1);
    expect(both({ resources: [component("other")] })).toEqual([]);
    expect(both({ conditions: [{ operator: "Bool", key: "aws:SecureTransport", values: ["false"] }] })).toEqual([]);
  });

  it("is silent about a denial on one component when the name of the component is not known", () => {
    const denied = (resource: string) => {
      const statements = [
        allow({ actions: [UPDATE], resources: ["*"] }),
        allow({ effect: "Deny", actions: [UPDATE], resources: [resource] }),
      ];
      const unnamed = schedule({ input: scheduleInput({ inferenceComponentName: unknown() }) });
      return told(permittedAction, topology(unnamed, role(), rolePolicy({ document: { statements } })));
    };
    expect(denied(component("other"))).toEqual([]);
    expect(denied(component("*"))).toHaveLength(1);
  });

  it("speaks of a resource in another Region or partition, and of one that is no ARN", () => {
    const given = (resource: string) =>
      told(
        permittedAction,
        topology(
          schedule({ region: "us-east-1" }),
          role(),
          rolePolicy({ document: { statements: [allow({ actions: [UPDATE], resources: [resource] })] } }),
        ),
      );
    const at = (place: string, partition = "aws") =>
      `arn:${partition}:sagemaker:${place}:inference-component/llama3-8b`;
    expect(given(at("eu-west-1:123456789012"))).toHaveLength(1);
    expect(given(at("us-east-1:123456789012", "aws-cn"))).toHaveLength(1);
    expect(given("inference-component/llama3-8b")).toHaveLength(1);
    expect(given(at("us-east-1:123456789012"))).toEqual([]);
    expect(given(at("*:*"))).toEqual([]);
  });

  it.each([
    ["another action", { actions: ["sagemaker:DescribeInferenceComponent"], resources: ["*"] }],
    ["another component", { actions: [UPDATE], resources: [component("other")] }],
    ["another service", { actions: [UPDATE], resources: ["arn:aws:s3:::*", "arn:aws:sqs"] }],
    ["the endpoint only", { actions: [UPDATE], resources: ["arn:aws:sagemaker:*:*:endpoint/llm"] }],
    ["a denial", { effect: "Deny", actions: [UPDATE], resources: ["*"] }],
  ])("speaks when the role has %s", (_, statement) => {
    const [finding] = found(permittedAction, permitting(statement));
    expect(finding?.what).toBe(
      `its role aws_iam_role.scheduler does not allow ${UPDATE} on inference-component/llama3-8b`,
    );
  });

  it("speaks of a policy that IAM refuses, whatever it allows, and not where another one allows it", () => {
    const whole = { statements: [allow({ actions: [UPDATE], resources: ["*"] })] };
    const refused = rolePolicy({ document: { ...whole, refused: "a statement has Action and NotAction" } });
    expect(told(permittedAction, topology(schedule(), role(), refused))).toEqual([
      expect.stringContaining(": IAM rejects one of its policies, in which a statement has Action and NotAction"),
    ]);
    const beside = rolePolicy({ address: "aws_iam_role_policy.other", document: whole });
    expect(told(permittedAction, topology(schedule(), role(), refused, beside))).toEqual([]);
  });

  it("speaks when a creation may not use the endpoint", () => {
    const creating = schedule({
      operation: { service: "sagemaker", operation: "createInferenceComponent" },
      input: scheduleInput({ endpointName: "llm" }),
    });
    const statements = [allow({ actions: ["sagemaker:Create*"], resources: [component("*")] })];
    expect(told(permittedAction, topology(creating, role(), rolePolicy({ document: { statements } })))[0]).toContain(
      "on endpoint/llm",
    );
  });

  it.each([
    ["by name", { actions: [UPDATE], resources: [component("llama3-8b")] }],
    ["by wildcards", { actions: ["sagemaker:Update*"], resources: [component("llama?-*")] }],
    ["by an ARN that IAM completes", { actions: [UPDATE], resources: ["arn:aws:sagemaker:*"] }],
    ["in other letters", { actions: [UPDATE.toLowerCase()], resources: ["*"] }],
    ["altogether", { actions: ["*"], resources: ["*"] }],
  ])("is silent when it is allowed %s", (_, statement) =>
    expect(told(permittedAction, permitting(statement))).toEqual([]),
  );

  it("reports a missing action beside another action on a resource that the plan does not know", () => {
    expect(told(permittedAction, permitting({ actions: ["sqs:SendMessage"], resources: unknown() }))).toHaveLength(1);
  });

  it("is silent when the plan does not know, and about policies that are not in it", () => {
    expect(told(permittedAction, permitting({ actions: unknown(), resources: ["*"] }))).toEqual([]);
    expect(told(permittedAction, permitting({ actions: [UPDATE], resources: [unknown()] }))).toEqual([]);
    expect(told(permittedAction, permitting({ actions: [UPDATE], resources: unknown() }))).toEqual([]);
    expect(told(permittedAction, permitting({ negated: true }))).toEqual([]);
    const managed = rolePolicy({ document: undefined, policyArn: "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess" });
    expect(told(permittedAction, topology(schedule(), role(), managed))).toEqual([]);
  });
});

describe("the rights of a schedule that calls a function", () => {
  const ARN = "arn:aws:lambda:eu-west-3:123456789012:function:sleeper";
  const INVOKE = "lambda:InvokeFunction";
  const calling = (change: Partial<Schedule> = {}) =>
    schedule({
      targetArn: ARN,
      operation: undefined,
      region: "eu-west-3",
      input: scheduleInput({ members: ["action", "endpointName"], event: { action: "sleep", endpointName: "llm" } }),
      ...change,
    });
  const permitting = (change: Partial<PolicyStatement>, one = calling()) =>
    found(permittedAction, topology(one, role(), rolePolicy({ document: { statements: [allow(change)] } })));

  it.each<Partial<PolicyStatement>>([
    { actions: ["lambda:GetFunction"], resources: ["*"] },
    { actions: [INVOKE], resources: ["arn:aws:lambda:*:*:function:other"] },
    { actions: [INVOKE], resources: ["arn:aws:lambda:us-east-1:*:function:*"] },
    { actions: [INVOKE], resources: ["arn:aws-cn:lambda:*:*:function:*"] },
    { actions: [INVOKE], resources: ["arn:aws:sagemaker:*:*:function:sleeper"] },
    { effect: "Deny", actions: [INVOKE], resources: ["*"] },
  ])("lack with %j, unless the function itself allows it", (change) =>
    expect(permitting(change)).toMatchObject([
      { severity: "warning", what: expect.stringContaining(`does not allow ${INVOKE} on function:sleeper`) },
    ]),
  );

  it.each<Partial<PolicyStatement>>([
    { actions: ["LAMBDA:invoke*"], resources: ["*"] },
    { actions: [INVOKE], resources: [ARN] },
    { actions: [INVOKE], resources: ["arn:aws:lambda:*:*:function:sleep*"] },
    { actions: unknown(), resources: ["*"] },
    { actions: [INVOKE], resources: unknown() },
    { negated: true, actions: undefined, resources: ["*"] },
  ])("are there, or may be, with %j", (change) => expect(permitting(change)).toEqual([]));

  it("are those on any function where the plan does not know which it is", () => {
    const unnamed = calling({ targetArn: unknown(), operation: unknown() });
    const other = { actions: [INVOKE], resources: ["arn:aws:lambda:*:*:function:other"] };
    expect(permitting(other, unnamed)).toEqual([]);
    expect(permitting({ actions: ["lambda:GetFunction"], resources: ["*"] }, unnamed)).toHaveLength(1);
  });

  it("are nothing to us where the function is asked for something else", () =>
    expect(
      permitting({ actions: [], resources: ["*"] }, calling({ input: scheduleInput({ members: ["job"] }) })),
    ).toEqual([]));

  it("want a role that the scheduler may assume", () => {
    const trust = trusting(services("lambda.amazonaws.com"));
    expect(told(trustedRole, topology(calling(), trust))).toHaveLength(1);
    expect(told(trustedRole, topology(calling({ input: scheduleInput({}) }), trust))).toEqual([]);
  });
});
