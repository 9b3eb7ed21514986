import type { Listener } from "../../../src/local-aws/call";
import { ManualClock } from "../../../src/local-aws/clock";
import { LocalAws } from "../../../src/local-aws/local-aws";
import { LocalAwsServer } from "../../../src/local-aws/server";
import type { Settings } from "../../../src/local-aws/settings";
import { Store } from "../../../src/local-aws/store/store";
import { type Sdk, sdkFor } from "./sdk";

export { configFor, type Sdk, sdkFor } from "./sdk";

export const START = Date.parse("2026-11-21T12:00:00Z");

/** Local AWS on a clock that stands still, and the real SDKs for it. */
export interface Local {
  readonly url: string;
  readonly clock: ManualClock;
  readonly aws: LocalAws;
  /** What services threw that they should not have. */
  readonly failures: readonly unknown[];
  readonly sdk: Sdk;
  stop(): Promise<void>;
}

export interface LocalOptions {
  /** @default - those of local AWS */
  readonly settings?: Settings;
  /** @default - nobody */
  readonly listener?: Listener;
  /** What exists. @default - nothing */
  readonly store?: Store;
  /** Where its clock stands, in milliseconds since the epoch. @default START */
  readonly at?: number;
  /** Where the SDKs look. @default us-east-1 */
  readonly region?: string;
}

export async function startLocal({
  settings,
  listener,
  store = new Store(),
  at = START,
  region = "us-east-1",
}: LocalOptions = {}): Promise<Local> {
  const clock = new ManualClock(at);
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => failures.push(error);
  const listeners = listener === undefined ? [] : [listener];
  const aws = new LocalAws({ clock, store, settings, listeners, onFailure });
  const server = await LocalAwsServer.start(aws, { port: 0, onFailure });
  const sdk = sdkFor(server.url, region);
  const stop = async () => {
    sdk.destroy();
    await server.stop();
  };
  return { url: server.url, clock, aws, failures, sdk, stop };
}

/** A `Local` for each test of a file. */
export function useLocal(options: LocalOptions = {}): () => Local {
  let local: Local | undefined;
  beforeEach(async () => {
    local = await startLocal(options);
  });
  afterEach(async () => {
    const failures = local?.failures ?? [];
    await local?.stop();
    expect(failures).toEqual([]);
  });
  return () => {
    if (local === undefined) {
      throw new Error("there is a local AWS in tests only");
    }
    return local;
  };
}
