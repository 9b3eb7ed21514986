import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import type { TerraformStack } from "cdktf";
import { AsyncEndpoint, Duration, InferenceComponent, Metric, MetricStatistic, MissingData } from "../../../src";

/** Alarms on an inference component and an asynchronous endpoint that another stack deploys. */
export function addAlarms(stack: TerraformStack): void {
  const onCall = new SnsTopic(stack, "OnCall", { name: "on-call" });
  const chat = InferenceComponent.fromInferenceComponentName(stack, "Chat", "chat-large");
  const ocr = AsyncEndpoint.fromEndpointName(stack, "Ocr", "ocr");

  // Clients were refused 100 times in 10 minutes: the component did not wake, or not in time.
  chat.metricNoCapacityFailures({ period: Duration.minutes(10) }).createAlarm(stack, "ChatRefused", {
    threshold: 100,
    treatMissingData: MissingData.NOT_BREACHING,
    alarmActions: [onCall.arn],
  });

  // One answer in a hundred takes longer than 20 s. The metric is in microseconds.
  chat.metricModelLatency({ statistic: "p99", period: Duration.minutes(5) }).createAlarm(stack, "ChatSlow", {
    threshold: 20_000_000,
    evaluationPeriods: 3,
    alarmActions: [onCall.arn],
  });

  // The oldest request waits for more than an hour.
  ocr.metricAgeOfOldestRequest().createAlarm(stack, "OcrWaits", { threshold: 3600, alarmActions: [onCall.arn] });
}

/** A metric of your own. */
export const gatewayRequests = new Metric({
  namespace: "Gateway",
  metricName: "RequestsInFlight",
  dimensions: { Service: "chat" },
  statistic: MetricStatistic.MAXIMUM,
});
