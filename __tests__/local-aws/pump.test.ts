import { RunningClock } from "../../src/local-aws/clock";
import { RowDynamics } from "../../src/local-aws/dynamics";
import { LocalAws } from "../../src/local-aws/local-aws";
import { Pump } from "../../src/local-aws/pump";
import { LocalAwsServer } from "../../src/local-aws/server";
import { Store } from "../../src/local-aws/store/store";
import { agendaOf } from "../../src/local-aws/store/table";
import type { Dynamics } from "../../src/local-aws/world";
import { START } from "./support/local";

const BELLS = agendaOf<{ readonly at: number }>("test.bells", ({ at }) => at);

describe("time between requests", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("goes on after something could not be kept", async () => {
    const rung: string[] = [];
    const failures: string[] = [];
    const bell = new RowDynamics(BELLS, (_call, key) => {
      rung.push(key);
    });
    const onFailure = (error: unknown) => failures.push(String(error));
    const aws = new LocalAws({ clock: new RunningClock(1, START), store: new Store(), dynamics: [bell], onFailure });
    for (const [key, seconds] of Object.entries({ first: 1, second: 60 })) {
      aws.store.table(BELLS, "us-east-1").put(key, { at: START + seconds * 1000 });
    }
    const keep = jest.fn().mockRejectedValueOnce(new Error("disk full")).mockResolvedValue(undefined);
    const pump = new Pump(aws, keep, onFailure);
    pump.arm();
    await jest.advanceTimersByTimeAsync(2000);
    expect([rung, failures]).toEqual([["first"], ["Error: disk full"]]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect([rung, failures]).toEqual([["first", "second"], ["Error: disk full"]]);
    pump.stop();
    expect(jest.getTimerCount()).toBe(0);
  });
});

it("a request that local AWS fails on is answered", async () => {
  const failures: unknown[] = [];
  const endless: Dynamics = { next: () => START, run: () => undefined };
  const onFailure = (error: unknown) => failures.push(error);
  const clock = new RunningClock(0, START);
  const aws = new LocalAws({ clock, store: new Store(), dynamics: [endless], onFailure });
  const server = await LocalAwsServer.start(aws, { port: 0, onFailure });
  try {
    const response = await fetch(`${server.url}/_local/objects/bucket/key`, { signal: AbortSignal.timeout(5000) });
    expect([response.status, await response.json()]).toEqual([
      500,
      { code: "InternalFailure", message: "Local AWS failed: its standard error says why." },
    ]);
    expect(failures).toHaveLength(1);
  } finally {
    await server.stop();
  }
});
