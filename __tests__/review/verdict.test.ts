import { review } from "../../src/review";
import {
  acknowledgedFor,
  alarmRule,
  findingsOf,
  onlyEndpoint,
  reviewOf,
  ruleOn,
  scaleInRule,
} from "../support/reviews";
import {
  asyncConfiguration,
  asyncTopology,
  backlogAlarm,
  backlogStepPolicy,
  component,
  configuration,
  endpoint,
  schedule,
  scheduleInput,
  stepPolicy,
  target,
  topology,
  tracking,
  unknown,
  variant,
  variantTarget,
  wakeAlarm,
  without,
} from "../support/topology";

const verdictOn = (...given: Parameters<typeof reviewOf>) => onlyEndpoint(reviewOf(...given)).verdict;

describe("the verdict on an endpoint", () => {
  it("is yes and yes when no rule speaks", () => {
    const wakes = { wakes: "yes", wakesWhen: { kind: "request" }, remarks: [] };
    // 15 minutes until the last copy goes, and 10 more until SageMaker releases its instance.
    expect(verdictOn(topology())).toEqual({ ...wakes, sleeps: "yes", sleepsWhen: { kind: "idle", seconds: 1500 } });
    expect(verdictOn(asyncTopology())).toEqual({ ...wakes, sleeps: "yes", sleepsWhen: { kind: "idle", seconds: 900 } });
  });

  it("says that it does not sleep after an error about sleeping", () => {
    expect(verdictOn(topology(), scaleInRule)).toMatchObject({ sleeps: "no", wakes: "yes" });
  });

  it("says that it does not wake after an error about waking", () => {
    expect(verdictOn(topology(), alarmRule)).toMatchObject({ sleeps: "yes", wakes: "no" });
  });

  it("says that it does not sleep when what is wrong with an alarm or a policy is on the way down", () => {
    const down = stepPolicy({
      address: "down",
      name: "down",
      adjustmentType: "ChangeInCapacity",
      steps: [{ lowerBound: undefined, upperBound: 0, adjustment: -1 }],
    });
    const idle = wakeAlarm({ address: "idle", name: "idle", references: { alarmActions: { from: ["down"] } } });
    const onIdle = ruleOn({ id: "W30" }, ({ alarms }) => alarms.filter(({ address }) => address === "idle"));
    expect(verdictOn(topology(without(tracking()), down, idle), onIdle)).toMatchObject({ sleeps: "no", wakes: "yes" });
    // Tracking takes it to zero all the same.
    expect(verdictOn(topology(down, idle), onIdle)).toMatchObject({ sleeps: "yes", wakes: "yes" });
    const onTracking = ruleOn({ id: "W18" }, ({ targetTrackingPolicies }) => targetTrackingPolicies);
    expect(verdictOn(topology(), onTracking)).toMatchObject({ sleeps: "no", wakes: "yes" });
  });

  it("says that it does not wake when the wake policy has the type of tracking", () => {
    const mistyped = tracking({
      address: "wake",
      name: "wake",
      hasTargetTrackingConfiguration: false,
      hasStepConfiguration: true,
    });
    const onMistyped = ruleOn({ id: "W16" }, ({ targetTrackingPolicies }) =>
      targetTrackingPolicies.filter(({ address }) => address === "wake"),
    );
    expect(verdictOn(topology(without(stepPolicy()), mistyped), onMistyped)).toMatchObject({
      sleeps: "yes",
      wakes: "no",
    });
  });

  it("says neither of a queue that is tracked without data, and has nothing else", () => {
    const noData = ruleOn({ id: "Z10" }, ({ targetTrackingPolicies }) => targetTrackingPolicies);
    expect(verdictOn(asyncTopology(), noData)).toMatchObject({ sleeps: "no", wakes: "yes" });
    const alone = [without(backlogStepPolicy()), without(backlogAlarm())];
    expect(verdictOn(asyncTopology(...alone), noData)).toMatchObject({ sleeps: "no", wakes: "no" });
  });

  it("does not change for a warning", () => {
    const warning = ruleOn({ id: "W41", severity: "warning" }, ({ stepPolicies }) => stepPolicies);
    expect(verdictOn(topology(), warning)).toMatchObject({ sleeps: "yes", wakes: "yes" });
  });

  it("says that it does not sleep when a schedule keeps a copy", () => {
    const rule = ruleOn({ id: "S11" }, ({ scalableTargets }) => scalableTargets);
    expect(verdictOn(topology(), rule)).toMatchObject({ sleeps: "no", wakes: "yes" });
  });

  it("says that it does not sleep when the only way down is a schedule that cannot run", () => {
    const rule = ruleOn({ id: "S01" }, ({ schedules }) => schedules);
    expect(verdictOn(topology(schedule(), without(tracking())), rule)).toMatchObject({ sleeps: "no" });
    expect(verdictOn(topology(schedule()), rule)).toMatchObject({ sleeps: "yes" });
  });

  it("says that it does not wake when the only way up is a schedule that cannot run", () => {
    const rule = ruleOn({ id: "S01" }, ({ schedules }) => schedules);
    const wake = schedule({ input: scheduleInput({ copyCount: 1 }) });
    expect(verdictOn(topology(wake, without(stepPolicy()), without(wakeAlarm())), rule)).toMatchObject({ wakes: "no" });
  });

  it("is unknown when AWS refuses the configuration", () => {
    const refused = ruleOn({ id: "C09" }, ({ inferenceComponents }) => inferenceComponents);
    expect(verdictOn(topology(), refused)).toEqual({
      sleeps: "unknown",
      wakes: "unknown",
      sleepsWhen: { kind: "refused" },
      wakesWhen: { kind: "refused" },
      remarks: ["AWS rejects this configuration"],
    });
  });

  it("is unknown when the plan does not know the managed instance scaling", () => {
    expect(verdictOn(topology(variant({ managedInstanceScaling: unknown() })))).toMatchObject({
      sleeps: "unknown",
      wakes: "unknown",
      remarks: [
        "the managed instance scaling of variant main is not known",
        "the wake path of llama3-8b has ManagedInstanceScaling ?",
      ],
    });
  });

  it("is unknown when the plan does not know the minimum of a target", () => {
    expect(verdictOn(topology(target({ minCapacity: unknown() })))).toMatchObject({ sleeps: "unknown" });
  });

  it("stays no when something else is unknown", () => {
    const hidden = topology(target({ minCapacity: unknown() }));
    expect(verdictOn(hidden, scaleInRule)).toMatchObject({ sleeps: "no" });
  });

  it("is no for waking when a link is missing, whatever the rules say", () => {
    const never = { sleeps: "yes", wakes: "no", wakesWhen: { kind: "never" } };
    expect(verdictOn(topology(without(wakeAlarm())))).toMatchObject(never);
    expect(verdictOn(topology(without(stepPolicy()), without(wakeAlarm())))).toMatchObject(never);
  });

  it("says that a variant with a model of its own never sleeps", () => {
    const steady = topology(
      configuration({ variants: [variant({ modelName: "donut", managedInstanceScaling: undefined })] }),
      ...[component(), target(), tracking(), stepPolicy(), wakeAlarm()].map(without),
    );
    expect(verdictOn(steady)).toMatchObject({ sleeps: "no", wakes: "yes" });
  });

  it("says that a queue without a scalable target never sleeps", () => {
    expect(verdictOn(asyncTopology(without(variantTarget())))).toMatchObject({ sleeps: "no", wakes: "yes" });
  });

  it("counts what somebody acknowledged: it is no less true", () => {
    const given = topology();
    const acknowledged = findingsOf(given, scaleInRule).map((finding) => acknowledgedFor("kept warm", finding));
    const reviewed = review([{ file: "plan.json", topology: given, open: [], acknowledged }]);
    expect(onlyEndpoint(reviewed).verdict).toMatchObject({ sleeps: "no", wakes: "yes" });
  });

  it("is unknown for an endpoint that exists elsewhere", () => {
    const elsewhere = topology(without(endpoint()), without(configuration()));
    expect(onlyEndpoint(reviewOf(elsewhere))).toMatchObject({
      name: "llm",
      verdict: { sleeps: "unknown", wakes: "yes" },
    });
  });

  it("is unknown for an endpoint whose configuration exists elsewhere", () => {
    const parts = [configuration(), component(), target(), tracking(), stepPolicy(), wakeAlarm()];
    expect(verdictOn(topology(...parts.map(without)))).toMatchObject({
      sleeps: "unknown",
      wakes: "unknown",
      remarks: ["the variants of the endpoint are not known"],
    });
  });

  it("is one for each endpoint", () => {
    const two = topology(
      endpoint({ address: "aws_sagemaker_endpoint.b", name: "b", endpointConfigName: "b-1" }),
      asyncConfiguration({ address: "aws_sagemaker_endpoint_configuration.b", name: "b-1" }),
    );
    const { endpoints } = reviewOf(two, alarmRule);
    expect(endpoints.map(({ name, verdict }) => [name, verdict.sleeps, verdict.wakes])).toEqual([
      ["b", "no", "yes"],
      ["llm", "yes", "no"],
    ]);
  });
});
