import type { TerraformStack } from "cdktf";
import {
  AsyncEndpoint,
  InferenceComponent,
  RealtimeEndpoint,
  SleepMethod,
  SleepWindow,
  VariantScaling,
} from "../../../src";
import { asyncEndpoint, inferenceComponent, modelNamed, realtimeEndpoint, WEEKEND } from "../../support/builders";
import { problems, resources, stackWithProvider } from "../../support/synthesized";

type Sleeper = Pick<RealtimeEndpoint, "addSleepWindow">;

const SLEEPERS: readonly [string, (stack: TerraformStack) => Sleeper][] = [
  ["an endpoint", (stack) => inferenceComponent(stack).endpoint],
  ["an endpoint without a component", (stack) => realtimeEndpoint(stack)],
  [
    "an imported endpoint",
    (stack) => {
      const endpoint = RealtimeEndpoint.fromEndpointName(stack, "It", "llm");
      const model = modelNamed("llama");
      endpoint.addInferenceComponent("Llama", { model, compute: { minMemoryMb: 1024 }, maxCopies: 1 });
      return endpoint;
    },
  ],
  ["a component", (stack) => inferenceComponent(stack)],
  ["an imported component", (stack) => InferenceComponent.fromInferenceComponentName(stack, "It", "llama")],
  ["an asynchronous endpoint", (stack) => asyncEndpoint(stack)],
  ["an imported asynchronous endpoint", (stack) => AsyncEndpoint.fromEndpointName(stack, "It", "ocr")],
  ["an asynchronous variant", (stack) => asyncEndpoint(stack).scaling],
  [
    "a variant on its own",
    (stack) => new VariantScaling(stack, "It", { endpointName: "ocr", variantName: "gpu", maxInstanceCount: 2 }),
  ],
];

describe.each(SLEEPERS)("the sleep window of %s", (_, make) => {
  it("is a construct that says what it is", () => {
    const stack = stackWithProvider();
    const window = make(stack).addSleepWindow("Weekend", WEEKEND);
    expect(window).toBeInstanceOf(SleepWindow);
    expect(window).toMatchObject({
      windowName: "Weekend",
      sleep: WEEKEND.sleep,
      wake: WEEKEND.wake,
      timeZone: "Europe/Paris",
    });
    expect(String(window.method)).toBe("SleepMethod.minCapacity()");
    expect(window.node.path).toMatch(/\/SleepWindow-Weekend$/);
    expect(problems(stack)).toEqual([]);
  });

  it("is the first one, if a second has its name", () => {
    const stack = stackWithProvider();
    const sleeper = make(stack);
    expect(sleeper.addSleepWindow("Weekend", WEEKEND)).toBe(sleeper.addSleepWindow("Weekend", WEEKEND));
    expect(problems(stack)).toEqual([expect.stringContaining("must be the only one with this name here")]);
  });
});

it("the window of an endpoint as a whole is the one that keeps its times", () => {
  const stack = stackWithProvider();
  const window = realtimeEndpoint(stack).addSleepWindow("Weekend", { ...WEEKEND, method: SleepMethod.lambda() });
  expect(window.node.findAll().length).toBeGreaterThan(2);
  expect(resources(stack, "aws_scheduler_schedule")).toHaveLength(2);
});

describe("the sleep window of an imported endpoint", () => {
  const window = (method: SleepMethod) => {
    const stack = stackWithProvider();
    RealtimeEndpoint.fromEndpointName(stack, "It", "llm").addSleepWindow("Weekend", { ...WEEKEND, method });
    return problems(stack);
  };

  it("needs a component to put to sleep", () =>
    expect(window(SleepMethod.minCapacity())).toEqual([expect.stringContaining("must have one to put to sleep")]));

  it("needs none if it reaches those that something else manages", () =>
    expect(window(SleepMethod.lambda())).toEqual([]));
});
