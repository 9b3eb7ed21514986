import {
  AsyncEndpoint,
  type AsyncEndpointProps,
  type InferenceComponent,
  type InferenceComponentOptions,
  RealtimeEndpoint,
  type RealtimeEndpointProps,
} from "../../src";
import { type EndpointSetup, endpointSetups } from "../../src/behaviour";
import { pricesOf } from "../../src/behaviour/cost/prices-of";
import type { SimulateOptions } from "../../src/behaviour/simulate";
import { ProfileTraffic } from "../../src/behaviour/traffic/profile/profile-traffic";
import { readProfile } from "../../src/behaviour/traffic/profile/read-profile";
import type { Traffic } from "../../src/behaviour/traffic/traffic";
import { parseTerraform, type Topology } from "../../src/topology";
import { modelNamed, ROLE_ARN } from "./builders";
import { stackWithProvider, synthesized } from "./synthesized";

const DAY = 86_400;

/** A component named `large` on an endpoint named `chat`; four copies fit on each of its two instances. */
export function componentTopology(
  options: Partial<InferenceComponentOptions> = {},
  props: Partial<RealtimeEndpointProps> = {},
  others: Readonly<Record<string, Partial<InferenceComponentOptions>>> = {},
  change: (component: InferenceComponent) => void = () => undefined,
): Topology {
  const stack = stackWithProvider();
  const endpoint = new RealtimeEndpoint(stack, "Endpoint", {
    endpointName: "chat",
    instanceType: "ml.g5.12xlarge",
    maxInstanceCount: 2,
    executionRoleArn: ROLE_ARN,
    ...props,
  });
  const components = { large: options, ...others };
  for (const [name, own] of Object.entries(components)) {
    const component = endpoint.addInferenceComponent(name, {
      inferenceComponentName: name,
      model: modelNamed(name),
      compute: { acceleratorDevices: 1, minMemoryMb: 1024 },
      maxCopies: 3,
      ...own,
    });
    change(component);
  }
  return topologyOf(stack);
}

/** An asynchronous endpoint named `ocr`. */
export function queueTopology(props: Partial<AsyncEndpointProps> = {}): Topology {
  const stack = stackWithProvider();
  new AsyncEndpoint(stack, "Endpoint", {
    endpointName: "ocr",
    model: modelNamed("ocr"),
    instanceType: "ml.g5.xlarge",
    maxInstanceCount: 2,
    output: { s3OutputPath: "s3://bucket/answers/" },
    ...props,
  });
  return topologyOf(stack);
}

const topologyOf = (stack: ReturnType<typeof stackWithProvider>): Topology =>
  parseTerraform(JSON.stringify(synthesized(stack)), "cdk.tf.json").topology;

export function onlySetup(topology: Topology): EndpointSetup {
  const [setup, ...others] = endpointSetups(topology);
  if (setup === undefined || others.length > 0) {
    throw new Error(`expected one endpoint, found ${others.length + (setup === undefined ? 0 : 1)}`);
  }
  return setup;
}

export const profile = (text: string): Traffic => new ProfileTraffic(readProfile(text, "own.yaml"), "own.yaml");

/** So many requests an hour at all times, from clients that try again for so many minutes. */
export function steady(perHour: number, { patienceMinutes = 15, serviceTime = "1s" } = {}): Traffic {
  const atZero = patienceMinutes === 0 ? "never" : `{ every: 30s, for: ${patienceMinutes}m }`;
  return profile(`periods: [{ rate: ${perHour / 60} }]\nserviceTime: ${serviceTime}\natZero: ${atZero}\n`);
}

/** Monday to Wednesday in November. */
export const OPTIONS: SimulateOptions = {
  span: { startMs: Date.parse("2026-11-30T00:00:00Z"), seconds: 3 * DAY },
  timeZone: "UTC",
  prices: pricesOf({ today: "2026-11-30" }),
  seed: 7,
};

/** What nobody knows a price of. */
export const NO_PRICES: SimulateOptions["prices"] = {
  instanceHour: () => undefined,
  alarmMonth: () => undefined,
  storageGbMonth: () => undefined,
};
