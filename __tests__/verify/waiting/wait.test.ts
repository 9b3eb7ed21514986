import type { ExpectedEndpoint } from "../../../src/topology";
import type { LiveComponent, LiveEndpoint } from "../../../src/topology/live";
import type { EndpointProgress } from "../../../src/verify/waiting/awaited";
import { pauseAfter } from "../../../src/verify/waiting/backoff";
import { type WaitProgress, waitUntilSettled } from "../../../src/verify/waiting/wait";
import type { Wanted } from "../../../src/verify/wanted/wanted";
import { SteppingClock } from "../../support/stepping-clock";

const endpoint = (change: Partial<LiveEndpoint> = {}): LiveEndpoint => ({
  name: "llm",
  arn: "arn:aws:sagemaker:us-east-1:123456789012:endpoint/llm",
  status: "InService",
  configName: "llm-1a2b",
  failureReason: undefined,
  createdAt: undefined,
  lastModifiedAt: undefined,
  variants: [{ name: "AllTraffic", currentInstanceCount: 1, desiredInstanceCount: 1 }],
  ...change,
});

const component = (change: Partial<LiveComponent> = {}): LiveComponent => ({
  name: "llama",
  arn: "arn:aws:sagemaker:us-east-1:123456789012:inference-component/llama",
  endpointName: "llm",
  variantName: "AllTraffic",
  failureReason: undefined,
  createdAt: undefined,
  lastModifiedAt: undefined,
  status: "InService",
  currentCopies: 1,
  desiredCopies: 1,
  ...change,
});

const seen = (live: Partial<LiveEndpoint> = {}, ...components: Partial<LiveComponent>[]): EndpointProgress => ({
  name: live.name ?? "llm",
  endpoint: endpoint(live),
  components: components.map(component),
});

interface Given {
  readonly endpoints?: readonly ExpectedEndpoint[];
  readonly timeoutSeconds?: number;
  readonly applied?: boolean;
}

/** Waits through these looks; the last one is seen again and again. */
async function waitThrough(looks: readonly (readonly EndpointProgress[])[], given: Given = {}) {
  const { timeoutSeconds = 600, applied = true } = given;
  const endpoints = given.endpoints ?? [{ name: "llm", configName: "llm-1a2b", components: ["llama"] }];
  const wanted: Wanted = { source: "state.json", applied, endpoints };
  const clock = new SteppingClock();
  const told: WaitProgress[] = [];
  let index = 0;
  const poll = async () => looks[Math.min(index++, looks.length - 1)] ?? [];
  const waited = await waitUntilSettled(
    wanted,
    { poll, during: (pause) => pause, soFar: () => [] },
    { region: "us-east-1", timeoutSeconds, clock, onProgress: (one) => told.push(one) },
  );
  return { ...waited, told, what: waited.awaited.map(({ what }) => what), pauses: clock.pauses };
}

describe("waiting", () => {
  it.each([
    ["in service with its copies", seen({}, {})],
    [
      "asleep",
      seen(
        { variants: [{ name: "AllTraffic", currentInstanceCount: 0, desiredInstanceCount: 0 }] },
        { currentCopies: 0, desiredCopies: 0 },
      ),
    ],
    [
      "in service with an adapter, which has no copies of its own",
      seen({}, {}, { name: "lora", currentCopies: undefined, desiredCopies: undefined }),
    ],
    ["failed", seen({ status: "Failed" })],
    ["out of service", seen({ status: "OutOfService" })],
    ["stuck in a rollback", seen({ status: "UpdateRollbackFailed" })],
    ["rolled back to another configuration", seen({ configName: "llm-0000" }, { status: "Creating" })],
    ["in service with a component that failed", seen({}, { status: "Failed", currentCopies: 0 })],
    ["in service, beside a component of somebody else", seen({}, {}, { name: "other", status: "Creating" })],
  ])("is over at once when the endpoint is %s", async (_, first) => {
    expect(await waitThrough([[first]])).toMatchObject({ looks: 1, awaited: [], pauses: [] });
  });

  it.each([
    ["is created", seen({ status: "Creating", variants: [] }), "the endpoint is Creating"],
    ["is updated", seen({ status: "Updating" }), "the endpoint is Updating"],
    ["is rolled back", seen({ status: "RollingBack" }), "the endpoint is RollingBack"],
    ["is patched", seen({ status: "SystemUpdating" }), "the endpoint is SystemUpdating"],
    [
      "waits for an instance",
      seen({ variants: [{ name: "AllTraffic", currentInstanceCount: 0, desiredInstanceCount: 1 }] }, {}),
      "variant AllTraffic has 0 of 1 instance",
    ],
    ["waits for a component", seen({}, { status: "Creating", currentCopies: 0 }), "component llama is Creating"],
    ["waits for a copy", seen({}, { currentCopies: 1, desiredCopies: 2 }), "component llama has 1 of 2 copies"],
    ["does not show its component yet", seen({}), "component llama does not exist yet"],
  ])("goes on while the endpoint %s, and says so", async (_, first, what) => {
    const { told, looks, awaited } = await waitThrough([[first], [seen({}, {})]]);
    expect({ looks, awaited }).toEqual({ looks: 2, awaited: [] });
    expect(told[0]).toMatchObject({ settled: 0, endpoints: 1, pending: [{ endpoint: "llm", what: [what] }] });
    expect(told[1]).toMatchObject({ settled: 1, pending: [], pauseSeconds: undefined });
  });

  it("waits for every component of an endpoint when none is named", async () => {
    const looks = [[seen({}, {}, { name: "other", status: "Updating" })], [seen({}, {}, { name: "other" })]];
    expect((await waitThrough(looks, { endpoints: [{ name: "llm", components: [] }] })).looks).toBe(2);
  });

  it("gives up on a component that does not appear: it is for the verdict to say", async () => {
    const { looks, awaited, seconds } = await waitThrough([[seen({})]]);
    expect({ looks, awaited }).toEqual({ looks: 4, awaited: [] });
    expect(seconds).toBeLessThan(30);
  });

  it("leaves it to the verdict also where the wait ends before the time, of which reading has a part", async () => {
    const { awaited, seconds } = await waitThrough([[seen({})]], { timeoutSeconds: 12 });
    expect(awaited).toEqual([]);
    expect(seconds).toBeLessThan(12);
  });

  it("does not wait for a component to appear when nobody says that it was created", async () => {
    expect((await waitThrough([[seen({})]], { applied: false })).looks).toBe(1);
  });

  it("goes on for the others when one has failed", async () => {
    const endpoints = ["llm", "ocr"].map((name) => ({ name, components: [] }));
    const looks = [
      [seen({ status: "Failed" }), seen({ name: "ocr", status: "Creating" })],
      [seen({ status: "Failed" }), seen({ name: "ocr" })],
    ];
    expect(await waitThrough(looks, { endpoints })).toMatchObject({ looks: 2, awaited: [] });
  });

  it("ends when the time is up, with what was still to come", async () => {
    const { seconds, what } = await waitThrough([[seen({ status: "Creating" })]], { timeoutSeconds: 100 });
    // What is left of them is for reading how it is wired.
    expect(seconds).toBeCloseTo(99, 1);
    expect(what).toEqual([["the endpoint is Creating"]]);
  });

  it("looks once when there is no time", async () => {
    expect(await waitThrough([[seen({ status: "Creating" })]], { timeoutSeconds: 0 })).toMatchObject({
      looks: 1,
      what: [["the endpoint is Creating"]],
    });
  });

  it("does not wait for an endpoint that does not exist", async () => {
    const looks = [[{ name: "llm", components: [] }]];
    await expect(waitThrough(looks)).rejects.toThrow(/^There is no endpoint llm in us-east-1: /);
  });

  it("asks again for an endpoint that was created a moment ago", async () => {
    const looks = [[{ name: "llm", components: [] }], [seen({}, {})]];
    expect(await waitThrough(looks)).toMatchObject({ awaited: [], pauses: [1] });
  });

  it("pauses longer from look to look, up to 20 seconds", async () => {
    const { pauses } = await waitThrough([[seen({ status: "Creating" })]], { timeoutSeconds: 3600 });
    expect(pauses.slice(0, 3).map(Math.round)).toEqual([4, 7, 10]);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(20);
    expect(pauses.slice(5, -1).every((pause) => pause >= 15)).toBe(true);
  });

  it("leaves a part of each pause to chance", () => {
    expect(pauseAfter(20, 0)).toBe(15);
    expect(pauseAfter(20, 0.999)).toBeCloseTo(20, 1);
  });
});
