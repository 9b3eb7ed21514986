import { permittedAction, sourceArn, trustedRole } from "../../../src/rules/schedules/rights";
import type { PolicyStatement } from "../../../src/topology";
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
});

describe("S09 permitted-action", () => {
  const UPDATE = "sagemaker:UpdateInferenceComponentRuntimeConfig";
  const permitting = (change: Partial<PolicyStatement>) =>
    topology(schedule(), role(), rolePolicy({ document: { statements: [allow(change)] } }));
  const component = (name: string) => `arn:aws:sagemaker:*:*:inference-component/${name}`;

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

  it("is silent when the plan does not know, and about policies that are not in it", () => {
    expect(told(permittedAction, permitting({ actions: unknown(), resources: ["*"] }))).toEqual([]);
    expect(told(permittedAction, permitting({ actions: [UPDATE], resources: [unknown()] }))).toEqual([]);
    expect(told(permittedAction, permitting({ negated: true }))).toEqual([]);
    const managed = rolePolicy({ document: undefined, policyArn: "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess" });
    expect(told(permittedAction, topology(schedule(), role(), managed))).toEqual([]);
  });
});
