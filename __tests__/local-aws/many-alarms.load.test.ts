import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import { putAlarm } from "../../src/local-aws/services/cloudwatch/alarm-changes";
import { recordSample } from "../../src/local-aws/services/cloudwatch/metric";
import { sampleOf } from "../../src/local-aws/services/cloudwatch/sample";
import { Store } from "../../src/local-aws/store/store";

const ENDPOINTS = 200;
const SPEED = 600;
const SECONDS = 1800;

const metric = (endpoint: number) => ({
  Namespace: "AWS/SageMaker",
  MetricName: "ConcurrentRequestsPerCopy",
  Dimensions: [{ Name: "InferenceComponentName", Value: `component-${endpoint}` }],
});

const processorMilliseconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

it("600 alarms that are evaluated every 10 seconds keep up with a speed of 600 on half a core", async () => {
  const clock = new ManualClock(Date.parse("2026-11-21T12:00:00Z"));
  const failures: unknown[] = [];
  const aws = new LocalAws({ clock, store: new Store(), onFailure: (error) => failures.push(error) });
  for (let endpoint = 0; endpoint < ENDPOINTS; endpoint++) {
    const alarm = { ...metric(endpoint), Statistic: "Maximum", Period: 10 };
    const [above, below] = ["GreaterThanThreshold", "LessThanThreshold"];
    for (const side of [
      { AlarmName: `high-${endpoint}`, EvaluationPeriods: 3, Threshold: 5, ComparisonOperator: above },
      { AlarmName: `low-${endpoint}`, EvaluationPeriods: 90, Threshold: 4.5, ComparisonOperator: below },
      { AlarmName: `wake-${endpoint}`, Period: 30, EvaluationPeriods: 1, Threshold: 1e9, ComparisonOperator: above },
    ]) {
      putAlarm(aws.call("us-east-1"), { ...alarm, ...side });
    }
  }
  let spent = 0;
  for (let second = 0; second < SECONDS; second += 10) {
    const call = aws.call("us-east-1");
    for (let endpoint = 0; endpoint < ENDPOINTS; endpoint++) {
      const value = 3 + ((second / 10 + endpoint) % 4);
      recordSample(call, metric(endpoint), sampleOf(call.now, "None", [[value, 1]]), 1);
      call.tell({ kind: "metric", metric: metric(endpoint) });
    }
    const before = processorMilliseconds();
    clock.advance(10);
    await aws.tick();
    spent += processorMilliseconds() - before;
  }
  expect(failures).toEqual([]);
  expect(spent / 1000).toBeLessThan(SECONDS / SPEED / 2);
});
