import { ALARMS } from "../../../src/local-aws/services/cloudwatch/alarm";
import { readAws } from "../../../src/topology/from-aws";
import {
  createComponent,
  createEndpoint,
  createModel,
  createQueueConfig,
  hostEndpoint,
} from "../../local-aws/support/hosting";
import { useLocal } from "../../local-aws/support/local";
import { awsOf, putWake, putWakeAlarm, registerTarget, useCredentials, wireComponent } from "../../support/live-stack";
import { useQuickCalls } from "../../support/quick-calls";
import { wakeAlarm, topology as written } from "../../support/topology";

const local = useLocal();
useCredentials();
useQuickCalls();

const read = (names = ["llm"]) => readAws(awsOf(local()), names);

describe("alarms are found", () => {
  const alarmNames = async () => (await read()).topology.alarms.map(({ name }) => name);

  it("that fire the wake policy, whatever they watch", async () => {
    const wakeArn = await wireComponent(local());
    await putWakeAlarm(local(), { MetricName: "Invocations", AlarmActions: [wakeArn] });
    expect(await alarmNames()).toEqual(["llama-wake"]);
  });

  it("that watch the component and do nothing about it", async () => {
    await wireComponent(local());
    await putWakeAlarm(local(), { AlarmActions: [] });
    expect(await alarmNames()).toEqual(["llama-wake"]);
  });

  it("that watch the queue of an asynchronous endpoint", async () => {
    await hostQueue();
    await putWakeAlarm(local(), {
      AlarmName: "backlog",
      MetricName: "HasBacklogWithoutCapacity",
      Dimensions: [{ Name: "EndpointName", Value: "queue" }],
    });
    const { topology } = await read(["queue"]);
    const [endpoint] = topology.endpoints;
    expect(topology.alarms.map(({ name }) => name)).toEqual(["backlog"]);
    expect(endpoint && topology.alarmsWatching(endpoint).nodes).toHaveLength(1);
  });

  it("that somebody wrote, though they watch and do something else by now", async () => {
    await wireComponent(local());
    await putWakeAlarm(local(), { AlarmActions: [], Dimensions: [], MetricName: "Invocations" });
    expect(await alarmNames()).toEqual([]);
    const { topology } = await readAws(awsOf(local()), ["llm"], { wanted: written(wakeAlarm({ name: "llama-wake" })) });
    expect(topology.alarms.map(({ name }) => name)).toEqual(["llama-wake"]);
  });

  it("of many policies with one search", async () => {
    await hostEndpoint(local());
    const names = Array.from({ length: 12 }, (_, index) => `llama-${index}`);
    for (const name of names) {
      await createComponent(local().sdk.sagemaker, { InferenceComponentName: name });
    }
    local().clock.advance(3600);
    for (const name of names) {
      const id = { ResourceId: `inference-component/${name}` };
      await registerTarget(local(), id);
      const wakeArn = await putWake(local(), {}, "wake", id);
      await putWakeAlarm(local(), {
        AlarmName: `${name}-wake`,
        AlarmActions: [wakeArn],
        Dimensions: [{ Name: "InferenceComponentName", Value: name }],
      });
    }
    local().aws.journal.clear();
    expect((await alarmNames()).map(String).sort()).toEqual(names.map((name) => `${name}-wake`).sort());
    const calls = local()
      .aws.journal.entries()
      .map(({ operation }) => operation);
    expect(calls.filter((operation) => operation.startsWith("DescribeAlarms"))).toHaveLength(1);
  });

  it("of no other component", async () => {
    await wireComponent(local());
    await putWakeAlarm(local(), {
      AlarmName: "other",
      Dimensions: [{ Name: "InferenceComponentName", Value: "mistral" }],
      AlarmActions: [
        "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:resource/sagemaker/inference-component/mistral:policyName/wake",
      ],
    });
    expect(await alarmNames()).toEqual(["llama-wake"]);
  });
});

async function hostQueue(): Promise<void> {
  const { sagemaker } = local().sdk;
  await createModel(sagemaker);
  await createQueueConfig(sagemaker, { name: "queue", variant: { VariantName: "main" }, output: "s3://answers/queue" });
  await createEndpoint(sagemaker, { EndpointName: "queue", EndpointConfigName: "queue" });
  local().clock.advance(3600);
}

describe("of many components that nothing watches", () => {
  const hostMany = async () => {
    await hostEndpoint(local());
    for (let index = 0; index < 11; index += 1) {
      await createComponent(local().sdk.sagemaker, { InferenceComponentName: `llama-${index}` });
    }
    await putWakeAlarm(local(), { Dimensions: [{ Name: "InferenceComponentName", Value: "llama-3" }] });
    local().aws.journal.clear();
  };
  const read = async () => (await readAws(awsOf(local()), ["llm"])).topology.alarms.map(({ name }) => name);
  const asked = () =>
    local()
      .aws.journal.entries()
      .map(({ operation }) => operation)
      .filter((operation) => operation.startsWith("DescribeAlarms"));

  it("all alarms of the account are looked through", async () => {
    await hostMany();
    expect(await read()).toEqual(["llama-wake"]);
    expect(asked()).toEqual(["DescribeAlarms"]);
  });

  it("but for accounts with more pages of alarms than there are components", async () => {
    await hostMany();
    const alarms = local().aws.store.table(ALARMS, "us-east-1");
    const [alarm] = alarms.values();
    for (let index = 0; alarm !== undefined && index < 1100; index += 1) {
      const settings = { ...alarm.settings, AlarmName: `cpu-${index}`, MetricName: "CPUUtilization" };
      alarms.put(settings.AlarmName, { ...alarm, settings });
    }
    expect(await read()).toEqual(["llama-wake"]);
    expect(asked().filter((operation) => operation === "DescribeAlarmsForMetric")).toHaveLength(11);
  });
});
