import { InvokeEndpointCommand } from "@aws-sdk/client-sagemaker-runtime";
import { EVALUATIONS } from "../../src/local-aws/services/cloudwatch/alarm-evaluation";
import { hostComponent } from "./support/hosting";
import { useLocal } from "./support/local";
import {
  activitiesOf,
  desiredCopies,
  pass,
  putAlarm,
  putSteps,
  putTracking,
  registerTarget,
  settleScaling,
} from "./support/scaling";

const local = useLocal();
const invoke = () =>
  local().sdk.runtime.send(
    new InvokeEndpointCommand({ EndpointName: "llm", InferenceComponentName: "llama", Body: Buffer.from("{}") }),
  );
const COMPONENT = [{ Name: "InferenceComponentName", Value: "llama" }];

/** Target tracking of requests per copy, and a policy that one refused request runs. */
async function sleeping(): Promise<void> {
  await hostComponent(local());
  await pass(local(), 60);
  await registerTarget(local(), { MaxCapacity: 2 });
  await putTracking(local(), {
    CustomizedMetricSpecification: undefined,
    PredefinedMetricSpecification: {
      PredefinedMetricType: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
    },
  });
  await putAlarm(local(), {
    AlarmName: "refused",
    Namespace: "AWS/SageMaker",
    MetricName: "NoCapacityInvocationFailures",
    Dimensions: COMPONENT,
    Period: 30,
    AlarmActions: [await putSteps(local(), { Cooldown: 60 })],
  });
}

it("sleeps after a quarter of an hour without requests, refuses, wakes and answers", async () => {
  await sleeping();
  await pass(local(), 20 * 60);
  expect(await desiredCopies(local())).toBe(0);
  const [asleep] = await activitiesOf(local());
  expect(asleep).toMatchObject({
    Description: "Setting desired copy count to 0.",
    Cause: expect.stringMatching(/AlarmLow-.* in state ALARM triggered policy tracking$/),
    StatusCode: "Successful",
  });
  await pass(local(), 30 * 60);
  await expect(invoke()).rejects.toThrow("no capacity");
  const refusedAt = local().clock.now();
  await pass(local(), 180);
  expect(await desiredCopies(local())).toBe(1);
  const [wake] = await activitiesOf(local());
  expect(wake?.Cause).toBe("monitor alarm refused in state ALARM triggered policy steps");
  const reacted = ((wake?.StartTime?.getTime() ?? 0) - refusedAt) / 1000;
  // The end of the period, a minute until it is shown, and the reaction.
  expect(reacted).toBeGreaterThanOrEqual(60 + 35);
  expect(reacted).toBeLessThanOrEqual(10 + 60 + 10 + 35);
  await settleScaling(local());
  expect((await invoke()).$metadata.httpStatusCode).toBe(200);
});

it("costs nothing while asleep", async () => {
  await sleeping();
  await pass(local(), 7200);
  expect(local().aws.store.table(EVALUATIONS, "us-east-1").nextDue).toBe(Number.POSITIVE_INFINITY);
  await pass(local(), 10 * 365 * 86_400);
  expect(await desiredCopies(local())).toBe(0);
});
