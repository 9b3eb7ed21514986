import { isKnown, Unknown } from "../../src/topology";
import {
  asyncTopology,
  component,
  compositeAlarm,
  configuration,
  endpoint,
  model,
  role,
  rolePolicy,
  schedule,
  scheduledAction,
  scheduleInput,
  specification,
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

const sole = <T>(nodes: Iterable<T>): T => {
  const all = [...nodes];
  expect(all).toHaveLength(1);
  return all[0] as T;
};

describe("an inference component", () => {
  it("leads to everything that lets it sleep and wake", () => {
    const all = topology(schedule());
    const llama = sole(all.inferenceComponents);

    expect(all.endpointOf(llama).node?.name).toBe("llm");
    expect(all.variantOf(llama).node?.name).toBe("main");
    expect(all.instanceTypeOf(llama)).toBe("ml.g5.12xlarge");
    expect(sole(all.targetsOf(llama)).minCapacity).toBe(0);
    expect(sole(all.trackingPoliciesOf(llama)).targetValue).toBe(5);
    expect(sole(all.wakePoliciesOf(llama)).name).toBe("llama3-8b-wake");
    expect(sole(all.wakeAlarmsOf(llama)).name).toBe("llama3-8b-wake");
    expect(sole(all.alarmsWatching(llama)).name).toBe("llama3-8b-wake");
    expect(sole(all.schedulesOf(llama)).name).toBe("llama3-8b-sleep");
  });

  it("does not wake by a policy that takes all its copies away", () => {
    const sleep = stepPolicy({
      adjustmentType: "ExactCapacity",
      steps: [{ lowerBound: undefined, upperBound: 0, adjustment: 0 }],
    });
    const all = topology(sleep);
    expect(all.wakePoliciesOf(sole(all.inferenceComponents)).surelyNone).toBe(true);
  });

  it("is found from its endpoint and its variant", () => {
    const all = topology();
    expect(sole(all.componentsOf(sole(all.endpoints))).name).toBe("llama3-8b");
    expect(sole(all.componentsOf(sole(all.variants))).name).toBe("llama3-8b");
  });

  it("is placed on the only variant when it names none", () => {
    const all = topology(component({ variantName: undefined }));
    expect(all.variantOf(sole(all.inferenceComponents)).node?.name).toBe("main");
  });

  it("is placed nowhere for sure when it names none of two variants", () => {
    const all = topology(component({ variantName: undefined }), variant({ address: "second", name: "second" }));
    expect(all.variantOf(sole(all.inferenceComponents)).kind).toBe("absent");
  });

  it("leads to its model and, as an adapter, to its base", () => {
    const lora = specification({ modelName: undefined, baseInferenceComponentName: "llama3-8b" });
    const adapter = component({ address: "lora", name: "lora", specification: lora });
    const all = topology(model(), adapter);
    const [base] = all.inferenceComponents;
    expect(base && all.modelOf(base).node?.name).toBe("llama3-8b-instruct");
    expect(base && sole(all.adaptersOf(base)).name).toBe("lora");
    expect(all.baseOf(adapter).node).toBe(base);
  });
});

describe("an edge", () => {
  it("dangles when the name is of nothing here", () => {
    const all = topology(component({ endpointName: "elsewhere" }));
    expect(all.endpointOf(sole(all.inferenceComponents))).toEqual({ kind: "dangling", name: "elsewhere" });
  });

  it("is unknown when the name is, and nothing states where it comes from", () => {
    const all = topology(component({ endpointName: unknown() }));
    expect(all.endpointOf(sole(all.inferenceComponents))).toEqual({ kind: "unknown", candidates: [] });
    expect(all.instanceTypeOf(sole(all.inferenceComponents))).toBe(Unknown);
  });

  it("is unknown when the name may be that of an endpoint whose name is not known yet", () => {
    const all = topology(endpoint({ name: unknown() }));
    const edge = all.endpointOf(sole(all.inferenceComponents));
    expect(edge).toMatchObject({ kind: "unknown", candidates: [{ kind: "endpoint" }] });
  });

  it("follows a reference when the name is unknown", () => {
    const from = [endpoint().address];
    const all = topology(
      endpoint({ name: unknown() }),
      component({ endpointName: unknown(), references: { endpointName: { from } } }),
    );
    expect(all.endpointOf(sole(all.inferenceComponents)).node).toBe(sole(all.endpoints));
  });

  it("joins unknown names that are made in the same way", () => {
    const text = "${var.name}-copies";
    const all = topology(
      component({ name: unknown(), references: { name: { from: [], text } } }),
      target({ resourceId: unknown(), references: { resourceId: { from: [], text: `inference-component/${text}` } } }),
    );
    expect(all.subjectOf(sole(all.scalableTargets)).node).toBe(sole(all.inferenceComponents));
  });

  it("stays in its scope when two Regions use one name", () => {
    const all = topology(
      endpoint({ address: "eu", scope: "eu" }),
      component({ address: "eu-component", scope: "eu", name: "eu-llama" }),
    );
    const eu = all.inferenceComponents.find(({ scope }) => scope === "eu");
    expect(eu && all.endpointOf(eu).node?.address).toBe("eu");
  });

  it("is unknown between two of one name in one scope", () => {
    const all = topology(endpoint({ address: "twin" }));
    expect(all.endpointOf(sole(all.inferenceComponents))).toMatchObject({
      kind: "unknown",
      candidates: [{ kind: "endpoint" }, { kind: "endpoint" }],
    });
  });
});

describe("a Region", () => {
  const here = { region: "us-east-1" };
  const there = { region: "eu-west-1", scope: "aws.eu" };

  it("does not know a name of another one", () => {
    const all = topology(component(here), target(there));
    expect(all.subjectOf(sole(all.scalableTargets))).toEqual({ kind: "dangling", name: "llama3-8b" });
    expect(all.targetsOf(sole(all.inferenceComponents)).surelyNone).toBe(true);
  });

  it("does not know it by reference either", () => {
    const references = { resourceId: { from: [component().address], text: "inference-component/${c}" } };
    const all = topology(
      component({ ...here, name: unknown() }),
      target({ ...there, resourceId: unknown(), references }),
    );
    expect(all.subjectOf(sole(all.scalableTargets)).kind).toBe("dangling");
  });

  it("distinguishes two things of one name", () => {
    const other = component({ ...there, address: "other" });
    const all = topology(component(here), other, target({ ...there, scope: "module" }));
    expect(all.subjectOf(sole(all.scalableTargets)).node?.address).toBe("other");
  });

  it("gives all who ask for a name the same list, however many have it and ask", () => {
    const inModule = { ...here, scope: "module" };
    const others = [component({ ...here, address: "b" }), component({ ...there, address: "c" })];
    const all = topology(component(here), ...others, target(inModule), target({ ...inModule, address: "d" }));
    const [one, other] = all.scalableTargets.map((scaled) => all.subjectOf(scaled));
    expect(one).toMatchObject({ kind: "unknown", candidates: [{ region: "us-east-1" }, { region: "us-east-1" }] });
    expect(other?.kind === "unknown" && other.candidates).toBe(one?.kind === "unknown" && one.candidates);
  });

  it("that is not known may be any", () => {
    for (const region of [undefined, unknown()]) {
      const all = topology(component(here), target({ ...there, region }));
      expect(all.subjectOf(sole(all.scalableTargets)).node?.name).toBe("llama3-8b");
    }
    const all = topology(target(there));
    expect(all.subjectOf(sole(all.scalableTargets)).node?.name).toBe("llama3-8b");
  });

  it("is no border for a role, nor for the policy that an alarm fires by its ARN", () => {
    const arn = "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:6d89:resource/sagemaker/x:policyName/wake";
    const all = topology(
      role({ ...here, name: "sagemaker" }),
      configuration({ ...there, executionRoleArn: "arn:aws:iam::123456789012:role/sagemaker" }),
      stepPolicy({ ...here, arn }),
      wakeAlarm({ ...there, alarmActions: [arn] }),
    );
    expect(all.roleOf(sole(all.endpointConfigurations)).node?.name).toBe("sagemaker");
    expect(sole(all.policiesFiredBy(sole(all.alarms))).name).toBe("llama3-8b-wake");
  });
});

describe("'there is none'", () => {
  it("is said when there is none", () => {
    const all = topology(without(wakeAlarm()));
    expect(all.alarmsOf(sole(all.stepPolicies)).surelyNone).toBe(true);
    expect(all.wakeAlarmsOf(sole(all.inferenceComponents)).surelyNone).toBe(true);
  });

  it("is not said when an alarm may fire it whose actions are unknown", () => {
    const all = topology(wakeAlarm({ references: {}, alarmActions: unknown() }));
    const alarms = all.alarmsOf(sole(all.stepPolicies));
    expect(alarms.nodes).toEqual([]);
    expect(alarms.surelyNone).toBe(false);
  });

  it.each([
    ["is about something else", { namespace: "AWS/Lambda", metricName: "Errors", dimensions: new Map() }],
    ["tells a topic", { references: { alarmActions: { from: ["aws_sns_topic.ops"] } } }],
  ])("is said when the unknown action is of an alarm that %s", (_, change) => {
    const all = topology(wakeAlarm({ references: {}, ...change }));
    expect(all.alarmsOf(sole(all.stepPolicies)).surelyNone).toBe(true);
  });

  it("is not said of what a CloudFormation stack refers to", () => {
    const llama = component();
    const all = topology(without(target()), {
      kind: "not-looked-into",
      address: "aws_cloudformation_stack.scaling",
      scope: "aws",
      type: "aws_cloudformation_stack",
      mentions: [llama.address],
    });
    expect(all.targetsOf(sole(all.inferenceComponents)).surelyNone).toBe(false);
  });
});

describe("a scalable target", () => {
  it("leads to the variant that its resource id names", () => {
    const all = topology(variantTarget());
    const instances = all.scalableTargets.find(({ address }) => address === variantTarget().address);
    expect(instances && all.subjectOf(instances).node).toBe(sole(all.variants));
  });

  it("is found by its policies when only the resource id agrees", () => {
    const all = topology(stepPolicy({ scalableDimension: "sagemaker:variant:DesiredInstanceCount" }));
    expect(all.targetOf(sole(all.stepPolicies)).node).toBe(sole(all.scalableTargets));
  });

  it("leads to its scheduled actions", () => {
    const all = topology(scheduledAction());
    expect(sole(all.scheduledActionsOf(sole(all.inferenceComponents))).name).toBe("night");
  });
});

describe("an alarm", () => {
  it("fires the policy whose ARN is written into it", () => {
    const arn =
      "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:6d8972f3-efc8-437c-92d1-6270f29a66e7:resource/sagemaker/inference-component/llama3-8b:policyName/llama3-8b-wake";
    const all = topology(wakeAlarm({ alarmActions: [arn], references: {} }));
    expect(sole(all.policiesFiredBy(sole(all.wakeAlarms)))).toBe(sole(all.stepPolicies));
  });

  it("fires nothing when only a topic's ARN is written into it", () => {
    const all = topology(wakeAlarm({ alarmActions: ["arn:aws:sns:us-east-1:123456789012:ops"], references: {} }));
    expect(all.alarmsOf(sole(all.stepPolicies)).surelyNone).toBe(true);
  });

  it("is distinguished by the state in which it fires", () => {
    const from = [stepPolicy().address];
    const all = topology(wakeAlarm({ alarmActions: [], okActions: [unknown()], references: { okActions: { from } } }));
    const wake = sole(all.stepPolicies);
    expect(all.alarmsOf(wake).surelyNone).toBe(true);
    expect(all.alarmsOf(wake, "OK").nodes).toHaveLength(1);
    expect(all.wakeAlarms).toHaveLength(1);
  });

  it("is a wake alarm by its metric, even when it fires nothing", () => {
    expect(topology(wakeAlarm({ alarmActions: [], references: {} })).wakeAlarms).toHaveLength(1);
  });

  it("is found as the composite alarm of a policy", () => {
    const all = topology(without(wakeAlarm()), compositeAlarm());
    expect(sole(all.alarmsOf(sole(all.stepPolicies))).kind).toBe("composite-alarm");
  });
});

describe("what a variant is for", () => {
  const hosting = (all: ReturnType<typeof topology>) => all.hostingOf(sole(all.variants));

  it("is inference components when it names no model", () => expect(hosting(topology())).toBe("inference-components"));
  it("is real-time inference when it names one", () =>
    expect(hosting(topology(variant({ modelName: "m" })))).toBe("real-time"));
  it("is real-time inference when it refers to a model whose name is not known yet", () => {
    const references = { modelName: { from: [model().address] } };
    expect(hosting(topology(model({ name: unknown() }), variant({ modelName: unknown(), references })))).toBe(
      "real-time",
    );
  });
  it("is asynchronous inference when requests are queued", () => expect(hosting(asyncTopology())).toBe("asynchronous"));
  it("is serverless inference", () => {
    const serverless = { provisionedConcurrency: undefined };
    expect(hosting(topology(variant({ serverless })))).toBe("serverless");
  });
  it("is not known where it may be serverless inference", () =>
    expect(hosting(topology(variant({ modelName: "donut", serverless: unknown() })))).toBe(unknown()));
  it("is unknown when the model name is", () =>
    expect(hosting(topology(variant({ modelName: unknown() })))).toBe(Unknown));
});

describe("an asynchronous endpoint", () => {
  it("leads from its variant to what scales it and wakes it", () => {
    const all = asyncTopology();
    const main = sole(all.variants);
    expect(sole(all.trackingPoliciesOf(main)).customizedMetric).toMatchObject({ statistic: "Average" });
    expect(sole(all.wakeAlarmsOf(main)).name).toBe("llm-wake");
    expect(sole(all.alarmsWatching(sole(all.endpoints))).name).toBe("llm-wake");
  });
});

describe("a schedule", () => {
  it("leads to its role and what the role may do", () => {
    const all = topology(schedule(), role(), rolePolicy());
    const found = all.roleOf(sole(all.schedules)).node;
    expect(found?.name).toBe("scheduler");
    expect(found && all.permissionsOf(found)).toMatchObject({ complete: true, nodes: [{ statements: [{}] }] });
  });

  it("acts on nothing here when it calls another service", () => {
    const all = topology(schedule({ operation: { service: "lambda", operation: "invoke" }, input: unknown() }));
    expect(all.componentOf(sole(all.schedules)).kind).toBe("absent");
    expect(all.schedulesOf(sole(all.inferenceComponents)).surelyNone).toBe(true);
  });

  it("dangles when it names another component", () => {
    const all = topology(schedule({ input: scheduleInput({ inferenceComponentName: "gone" }) }));
    expect(all.componentOf(sole(all.schedules))).toEqual({ kind: "dangling", name: "gone" });
  });

  it("does not hide what a managed policy of AWS may allow", () => {
    const attachment = rolePolicy({
      address: "attachment",
      document: undefined,
      policyArn: "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess",
    });
    const all = topology(role(), attachment);
    expect(all.permissionsOf(sole(all.roles)).complete).toBe(false);
  });
});

describe("a known value", () => {
  it.each([0, "", false])("may be %p", (value) => expect(isKnown(value)).toBe(true));
  it("is neither absent nor unknown", () => {
    expect(isKnown(undefined)).toBe(false);
    expect(isKnown(unknown())).toBe(false);
  });
  it("is not what an unknown one prints as", () => expect(`${unknown()}`).toBe("(known after apply)"));
});

describe("the minimal topology", () => {
  it("keeps its tracking policy unless a test changes it", () => {
    expect(sole(topology().targetTrackingPolicies).disableScaleIn).toBeUndefined();
    expect(sole(topology(tracking({ disableScaleIn: true })).targetTrackingPolicies).disableScaleIn).toBe(true);
  });
  it("takes a changed variant into its configuration", () => {
    expect(sole(topology(variant({ instanceType: "ml.t2.medium" })).variants).instanceType).toBe("ml.t2.medium");
    expect(topology(configuration({ variants: unknown() })).variants).toEqual([]);
  });
});
