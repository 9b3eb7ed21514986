import { SCHEDULES } from "../../../src/local-aws/services/scheduler/schedule";
import { allRules } from "../../../src/rules/all-rules";
import { runRules } from "../../../src/rules/run-rules";
import { NotAllowed } from "../../../src/topology/aws/not-allowed";
import { readSchedules, type ScheduleLimits } from "../../../src/topology/aws/read-schedules";
import { type ReadAwsOptions, readAws } from "../../../src/topology/from-aws";
import { createComponent, hostEndpoint } from "../../local-aws/support/hosting";
import { useLocal } from "../../local-aws/support/local";
import { callOf, createSchedule, createSchedulerRole, SLEEP } from "../../support/live-schedule";
import { awsOf, useCredentials, wireComponent } from "../../support/live-stack";
import { useQuickCalls } from "../../support/quick-calls";
import { schedule, topology as written } from "../../support/topology";

const local = useLocal();
useCredentials();
useQuickCalls();

const read = (options: ReadAwsOptions = {}) => readAws(awsOf(local()), ["llm"], options);

/** A copy of the schedule `night` that calls something else; many of them would take long over the wire. */
function addSchedule(Name: string, Arn: string): void {
  const schedules = local().aws.store.table(SCHEDULES, "us-east-1");
  const night = schedules.get("default/night");
  if (night !== undefined) {
    schedules.put(`default/${Name}`, { ...night, Name, Target: { ...night.Target, Arn } });
  }
}

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
    await createSchedule(local(), "night", { input: SLEEP });
    for (let index = 0; index < 100; index += 1) {
      addSchedule(`mail-${index}`, "arn:aws:lambda:us-east-1:123456789012:function:mail");
    }
    expect((await read()).topology.schedules).toMatchObject([{ name: "night" }]);
  });

  it("beyond a limit are not read, and that is said", async () => {
    await createSchedule(local(), "night", { input: SLEEP });
    for (let index = 0; index < 100; index += 1) {
      addSchedule(`night-${index}`, callOf("updateInferenceComponentRuntimeConfig"));
    }
    const wanted = {
      endpointNames: new Set<string>(),
      componentNames: new Set(["llama"]),
      written: new Set<string>(),
    };
    const found = async (limits: ScheduleLimits) => {
      const notAllowed = new NotAllowed();
      const { schedules, complete } = await readSchedules(awsOf(local()), wanted, notAllowed, limits);
      return { count: schedules.length, complete, why: notAllowed.all.map(({ why }) => why) };
    };
    const why = (pages: number, schedules: number) =>
      `the account has more than ${pages} schedules, or more than ${schedules} that call SageMaker`;
    expect(await found({ pages: 2, schedules: 3 })).toEqual({ count: 3, complete: false, why: [why(200, 3)] });
    expect(await found({ pages: 1, schedules: 101 })).toEqual({ count: 100, complete: false, why: [why(100, 101)] });
    expect(await found({ pages: 2, schedules: 101 })).toEqual({ count: 101, complete: true, why: [] });
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

  it("schedules may be there: no answer says that nothing puts a component to sleep", async () => {
    await hostEndpoint(local());
    await createComponent(local().sdk.sagemaker);
    const ids = async () => runRules((await read()).topology, allRules).map(({ id }) => id);
    expect(await ids()).toContain("Z04");
    deny("ListSchedules");
    expect(await ids()).not.toContain("Z04");
  });

  it("hides nothing but schedules", async () => {
    await wireComponent(local());
    deny("ListSchedules");
    const { topology } = await read();
    const [component] = topology.inferenceComponents;
    const [endpoint] = topology.endpoints;
    if (component === undefined || endpoint === undefined) {
      throw new Error("both are there");
    }
    expect(topology.schedulesOf(component).complete).toBe(false);
    expect(topology.targetsOf(component).complete).toBe(true);
    expect(topology.alarmsWatching(component).complete).toBe(true);
    expect(topology.componentsOf(endpoint).complete).toBe(true);
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
