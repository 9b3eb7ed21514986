import { openAws } from "../../src/aws/aws";
import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import { LocalAwsServer } from "../../src/local-aws/server";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { Store } from "../../src/local-aws/store/store";
import { allRules } from "../../src/rules/all-rules";
import { verifyAccount } from "../../src/verify/verify-account";
import { createConfig, createEndpoint, createModel } from "../local-aws/support/hosting";
import { START, sdkFor } from "../local-aws/support/local";
import { useCredentials } from "../support/live-stack";
import { VirtualTime } from "../support/virtual-time";

const ENDPOINTS = 200;
const REQUESTS_PER_SECOND = 10;

useCredentials();

let server: LocalAwsServer;
let aws: LocalAws;
let clock: ManualClock;
let time: VirtualTime;
const failures: unknown[] = [];

beforeEach(async () => {
  clock = new ManualClock(START);
  const onFailure = (error: unknown) => failures.push(error);
  aws = new LocalAws({ clock, store: new Store(), onFailure });
  server = await LocalAwsServer.start(aws, { port: 0, onFailure });
  time = new VirtualTime(clock, 8);
});

afterEach(async () => {
  time.restore();
  await server.stop();
  expect(failures).toEqual([]);
});

/** The interval at which the SDK's own waiter looks. */
const INTERVAL_SECONDS = 30;

/**
 * Endpoints with a configuration each.
 * @param secondsApart how long after one the next one is created
 */
async function createMany(secondsApart: number) {
  const sdk = sdkFor(server.url, "us-east-1");
  const names = Array.from({ length: ENDPOINTS }, (_, index) => `llm-${index}`);
  await createModel(sdk.sagemaker);
  for (const name of names) {
    await createConfig(sdk.sagemaker, `${name}-config`, { ModelName: "llama", ManagedInstanceScaling: undefined });
    await createEndpoint(sdk.sagemaker, { EndpointName: name, EndpointConfigName: `${name}-config` });
    clock.advance(secondsApart);
  }
  sdk.destroy();
  const lastSettles = clock.now() - secondsApart * 1000 + durations.createEndpoint * 1000;
  aws.journal.clear();
  aws.faults.add([{ effect: { kind: "throttle", requestsPerSecond: REQUESTS_PER_SECOND } }]);
  return { names, lastSettles };
}

async function verifyMany(names: readonly string[]) {
  const reader = openAws({ region: "us-east-1", endpointUrl: server.url, clock: time.clock });
  let callsWaiting = 0;
  try {
    const verified = await time.until(
      verifyAccount({
        wanted: {
          source: "outputs.json",
          applied: true,
          endpoints: names.map((name) => ({ name, configName: `${name}-config`, components: [] })),
        },
        aws: reader,
        rules: allRules,
        timeoutSeconds: 3600,
        clock: time.waits,
        acknowledgements: [],
        onProgress: () => {
          callsWaiting = aws.journal.entries().length;
        },
      }),
    );
    return { ...verified, callsWaiting };
  } finally {
    reader.close();
  }
}

const throttled = () => aws.journal.entries().filter(({ error }) => error !== undefined);

describe("verifying 200 endpoints of an account that allows 10 requests a second", () => {
  it.each([
    ["one after the other", 1],
    ["all at the same time", 0],
  ])(
    "that settle %s takes less than a call an endpoint and look, is never refused, and ends soon",
    async (_, apart) => {
      const { names, lastSettles } = await createMany(apart);
      const { waited, review, callsWaiting } = await verifyMany(names);
      expect(waited.awaited).toEqual([]);
      expect(review.endpoints.map(({ live }) => live?.condition)).toEqual(names.map(() => "awake"));
      expect(callsWaiting).toBeLessThanOrEqual(ENDPOINTS * waited.looks);
      expect(throttled()).toEqual([]);
      // Where they settle at once, asking for what each of them runs takes its time, too.
      const asking = apart > 0 ? 0 : ENDPOINTS / REQUESTS_PER_SECOND;
      expect((time.now() - lastSettles) / 1000).toBeLessThanOrEqual(INTERVAL_SECONDS + asking);
    },
    300_000,
  );
});
