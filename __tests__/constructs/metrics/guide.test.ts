import { readFileSync } from "node:fs";
import { join } from "node:path";
import { problems, resources, stackWithProvider } from "../../support/synthesized";
import { addAlarms } from "./guide-example";

const guide = readFileSync(join(__dirname, "..", "..", "..", "docs", "metrics.md"), "utf8");
const example = readFileSync(join(__dirname, "guide-example.ts"), "utf8");

describe("the guide of the metrics", () => {
  it("shows the example that is compiled and run here", () => {
    expect(guide).toContain(example.replace('"../../../src"', '"cdktf-sagemaker-scale-to-zero"').trim());
  });

  it("shows an example in which nothing is wrong", () => {
    const stack = stackWithProvider();
    addAlarms(stack);
    expect(problems(stack)).toEqual([]);
    expect(resources(stack, "aws_cloudwatch_metric_alarm").map(({ metric_name }) => metric_name)).toEqual([
      "NoCapacityInvocationFailures",
      "ModelLatency",
      "ApproximateAgeOfOldestRequest",
    ]);
  });
});
