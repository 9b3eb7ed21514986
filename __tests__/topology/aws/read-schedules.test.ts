import { DeleteScalingPolicyCommand } from "@aws-sdk/client-application-auto-scaling";
import { SCHEDULES } from "../../../src/local-aws/services/scheduler/schedule";
import { allRules } from "../../../src/rules/all-rules";
import { runRules } from "../../../src/rules/run-rules";
import { type ReadAwsOptions, readAws } from "../../../src/topology/from-aws";
import { createComponent, hostEndpoint } from "../../local-aws/support/hosting";
import { useLocal } from "../../local-aws/support/local";
import { callOf, createSchedule, createSchedulerRole, SLEEP } from "../../support/live-schedule";
import { awsOf, COMPONENT, useCredentials, wireComponent } from "../../support/live-stack";
import { schedule, topology as written } from "../../support/topology";

const local = useLocal();
useCredentials();

const read = (options: ReadAwsOptions = {}) => readAws(awsOf(local()), ["llm"], options);
const now = () => new Date(local().clock.now());

describe("schedules", () => {
  it("are read that act on a component, and those on others are not", async () => {
    await wireComponent(local());
    await createSchedule(local(), "night", { input: SLEEP });
    await createSchedule(local(), "others", { input: { ...SLEEP, InferenceComponentName: "mistral" } });
    await createSchedule(local(), "mail", { arn: "arn:aws:lambda:us-east-1:123456789012:function:mail", input: {} });
    const { topology } = await read();
    expect(topology.schedules).toMatchObject([
      {
        name: "night",
        groupName: "default",
        expression: "cron(0 20 ? * MON-FRI *)",
        timeZone: "Europe/Paris",
        operation: { service: "sagemaker", operation: "updateInferenceComponentRuntimeConfig" },
        input: { inferenceComponentName: "llama", copyCount: 0 },
      },
    ]);
    const [component] = topology.inferenceComponents;
    expect(component && topology.schedulesOf(component).nodes).toHaveLength(1);
  });

  it("are read that somebody wrote, whatever they call", async () => {
    await wireComponent(local());
    const arn = "arn:aws:lambda:us-east-1:123456789012:function:sleeper";
    await createSchedule(local(), "sleeper", { arn, input: { endpointName: "llm" } });
    expect((await read()).topology.schedules).toEqual([]);
    const wanted = written(schedule({ name: "sleeper", groupName: undefined }));
    expect((await read({ wanted })).topology.schedules).toMatchObject([
      { name: "sleeper", targetArn: arn, operation: undefined },
    ]);
  });

  it("are read of more than one page", async () => {
    await wireComponent(local());
    const names = Array.from({ length: 130 }, (_, index) => `night-${index}`);
    await Promise.all(names.map((name) => createSchedule(local(), name, { input: SLEEP })));
    expect((await read()).topology.schedules).toHaveLength(130);
  });

  it("beyond the first 500 that call SageMaker are not read, and that is said", async () => {
    await wireComponent(local());
    await createSchedule(local(), "night", { input: SLEEP });
    const schedules = local().aws.store.table(SCHEDULES, "us-east-1");
    const [night] = schedules.values();
    for (let index = 0; night !== undefined && index < 500; index += 1) {
      schedules.put(`default/night-${index}`, { ...night, Name: `night-${index}` });
    }
    const { topology, live } = await read();
    expect(topology.schedules).toHaveLength(500);
    expect(live.notRead).toEqual([
      {
        what: "schedules of EventBridge Scheduler",
        action: "scheduler:ListSchedules",
        why: "the account has more than 5000 schedules, or more than 500 that call SageMaker",
      },
    ]);
    const [component] = topology.inferenceComponents;
    expect(component && topology.schedulesOf(component).complete).toBe(false);
  });

  it("bring the role that they run with, and all that it may do", async () => {
    await wireComponent(local());
    await createSchedule(local(), "night", { input: SLEEP });
    await createSchedulerRole(local());
    const { topology } = await read();
    const [night] = topology.schedules;
    const role = night && topology.roleOf(night).node;
    if (role === undefined) {
      throw new Error("the schedule has a role");
    }
    expect(role.trust).toMatchObject({ statements: [{ actions: ["sts:AssumeRole"] }] });
    const permissions = topology.permissionsOf(role);
    expect(permissions.complete).toBe(true);
    const allowed = { statements: [{ actions: ["sagemaker:UpdateInferenceComponentRuntimeConfig"] }] };
    expect(permissions.nodes).toMatchObject([allowed, allowed]);
  });

  it("of a component that is away until the morning are read when it is expected", async () => {
    await hostEndpoint(local());
    const input = { InferenceComponentName: "llama" };
    await createSchedule(local(), "night", { arn: callOf("deleteInferenceComponent"), input });
    const expected = [{ name: "llm", components: ["llama"] }];
    const { topology, live } = await read({ expected });
    expect(topology.schedules).toHaveLength(1);
    const ids = runRules(topology, allRules, { now: now(), live, expected }).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith("V"))).toEqual([]);
  });
});

describe("what may not be read", () => {
  const deny = (operation: string) =>
    local().aws.faults.add([
      { operation, effect: { kind: "error", code: "AccessDeniedException", message: "not authorized", status: 403 } },
    ]);

  it.each([
    ["ListSchedules", "scheduler:ListSchedules"],
    ["GetSchedule", "scheduler:GetSchedule"],
    ["DescribeModel", "sagemaker:DescribeModel"],
    ["GetRole", "iam:GetRole"],
    ["ListRolePolicies", "iam:ListRolePolicies"],
    ["GetRolePolicy", "iam:GetRolePolicy"],
    ["ListAttachedRolePolicies", "iam:ListAttachedRolePolicies"],
    ["GetPolicy", "iam:GetPolicy"],
    ["GetPolicyVersion", "iam:GetPolicyVersion"],
  ])("%s counts as unknown, and is said", async (operation, action) => {
    await wireComponent(local());
    await createSchedule(local(), "night", { input: SLEEP });
    await createSchedulerRole(local());
    deny(operation);
    const { live, topology } = await read();
    expect(live.notRead).toEqual([expect.objectContaining({ action })]);
    const findings = runRules(topology, allRules, { now: now(), live });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("schedules may be there: nobody says that nothing puts a component to sleep", async () => {
    await hostEndpoint(local());
    await createComponent(local().sdk.sagemaker);
    const ids = async () => runRules((await read()).topology, allRules).map(({ id }) => id);
    expect(await ids()).toContain("Z04");
    deny("ListSchedules");
    expect(await ids()).not.toContain("Z04");
  });

  it("hides nothing else: what has no way to wake is still told", async () => {
    await wireComponent(local());
    const { scaling } = local().sdk;
    await scaling.send(new DeleteScalingPolicyCommand({ ...COMPONENT, PolicyName: "llama-wake" }));
    deny("ListSchedules");
    expect(runRules((await read()).topology, allRules).map(({ id }) => id)).toContain("W01");
  });

  it("is an error where nothing can be said without it", async () => {
    await wireComponent(local());
    deny("DescribeScalingPolicies");
    await expect(read()).rejects.toMatchObject({
      reason: "permission",
      action: "application-autoscaling:DescribeScalingPolicies",
    });
  });
});
