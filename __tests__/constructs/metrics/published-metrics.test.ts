import type { TerraformStack } from "cdktf";
import { AsyncEndpoint, InferenceComponent, type Metric, RealtimeEndpoint } from "../../../src";
import { METRICS } from "../../../src/catalogue/metric-table";
import type { MetricPublisher } from "../../../src/catalogue/published-metric";
import { asyncEndpoint, inferenceComponent, realtimeEndpoint } from "../../support/builders";
import { stackWithProvider } from "../../support/synthesized";

type Subject = { metric(name: string): Metric };

const METHOD = /^metric[A-Z]/;

/** The names of the methods that return a metric, those of the classes above included. */
function metricMethods(subject: object): string[] {
  const above: unknown = Object.getPrototypeOf(subject);
  return above === null || typeof above !== "object"
    ? []
    : [...Object.getOwnPropertyNames(above).filter((name) => METHOD.test(name)), ...metricMethods(above)];
}

const VARIANT = ["EndpointName", "VariantName"];
const COMPONENT = ["InferenceComponentName"];

const SUBJECTS: readonly [
  string,
  (stack: TerraformStack) => Subject,
  MetricPublisher,
  readonly string[],
  least: number,
][] = [
  ["a real-time endpoint", (stack) => realtimeEndpoint(stack), "inference-components", VARIANT, 15],
  ["a real-time variant", (stack) => realtimeEndpoint(stack).variant(), "inference-components", VARIANT, 15],
  [
    "an imported endpoint",
    (stack) => RealtimeEndpoint.fromEndpointAttributes(stack, "It", { endpointName: "llm", variantName: "gpu" }),
    "inference-components",
    VARIANT,
    15,
  ],
  ["an inference component", (stack) => inferenceComponent(stack), "inference-components", COMPONENT, 13],
  [
    "an adapter",
    (stack) => inferenceComponent(stack).addAdapter("Lora", { artifactUrl: "s3://bucket/lora.tar.gz" }),
    "inference-components",
    COMPONENT,
    13,
  ],
  [
    "an imported component",
    (stack) => InferenceComponent.fromInferenceComponentName(stack, "It", "llama"),
    "inference-components",
    COMPONENT,
    13,
  ],
  ["the queue of an asynchronous endpoint", (stack) => asyncEndpoint(stack), "asynchronous", ["EndpointName"], 4],
  [
    "the queue of an imported endpoint",
    (stack) => AsyncEndpoint.fromEndpointName(stack, "It", "ocr"),
    "asynchronous",
    ["EndpointName"],
    4,
  ],
  ["an asynchronous variant", (stack) => asyncEndpoint(stack).variant(), "asynchronous", VARIANT, 16],
];

describe.each(SUBJECTS)("%s", (_, make, publisher, dimensions, least) => {
  const published = METRICS.filter(
    (metric) =>
      metric.publishedBy.includes(publisher) && metric.dimensions.some((set) => set.join() === dimensions.join()),
  );

  it("has only metrics that SageMaker publishes, with their dimensions and statistics", () => {
    const subject = make(stackWithProvider());
    const methods = metricMethods(subject);
    expect(methods.length).toBeGreaterThanOrEqual(least);
    for (const method of methods) {
      const metric: Metric = Reflect.get(subject, method).call(subject);
      const known = published.find(
        ({ metricName, namespace }) => metricName === metric.metricName && namespace === metric.namespace,
      );
      expect([method, known?.metricName, metric.problems]).toEqual([method, metric.metricName, []]);
      expect(Object.keys(metric.dimensions)).toEqual(dimensions);
      expect(known?.statistics ?? [metric.statistic]).toContain(metric.statistic);
    }
  });

  it("has no two methods for one metric", () => {
    const subject = make(stackWithProvider());
    const metrics = metricMethods(subject).map(
      (method) => (Reflect.get(subject, method).call(subject) as Metric).metricName,
    );
    expect(new Set(metrics).size).toBe(metrics.length);
  });

  it("takes each of them by its name, and no other", () => {
    const subject = make(stackWithProvider());
    for (const { metricName, namespace } of published) {
      expect(subject.metric(metricName)).toMatchObject({ metricName, namespace, problems: [] });
    }
    expect(subject.metric("InvocationsPerMinute").problems).toHaveLength(1);
  });
});

it("a queue does not have the metrics of a variant, nor a component those of an endpoint", () => {
  const stack = stackWithProvider();
  expect(asyncEndpoint(stack).metric("ModelLatency").problems).toHaveLength(1);
  expect(inferenceComponent(stack).metric("InvocationsPerInstance").problems).toHaveLength(1);
  expect(asyncEndpoint(stackWithProvider()).variant().metric("Invocations").problems).toHaveLength(1);
});
