import { ManualClock } from "../../src/local-aws/clock";
import { RowDynamics } from "../../src/local-aws/dynamics";
import { LocalAws } from "../../src/local-aws/local-aws";
import { Store } from "../../src/local-aws/store/store";
import { agendaOf } from "../../src/local-aws/store/table";
import type { Dynamics } from "../../src/local-aws/world";
import { START } from "./support/local";

interface Bell {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly everySeconds?: number;
}

const BELLS = agendaOf<Bell>("test.bells", ({ at }) => at);
const REGION = "us-east-1";

/** Rings at its time, and again where it is to. */
const ringing = (rung: string[]): Dynamics =>
  new RowDynamics(BELLS, (call, key, bell) => {
    rung.push(`${key} ${(call.now - START) / 1000}`);
    if (bell.everySeconds !== undefined) {
      call.table(BELLS).put(key, { ...bell, at: bell.at + bell.everySeconds * 1000 });
    }
  });

function worldWith(dynamics: readonly Dynamics[]) {
  const failures: unknown[] = [];
  const clock = new ManualClock(START);
  const aws = new LocalAws({ clock, store: new Store(), dynamics, onFailure: (error) => failures.push(error) });
  const put = (key: string, seconds: number, more = {}) =>
    aws.store.table(BELLS, REGION).put(key, { at: START + seconds * 1000, ...more });
  return { aws, clock, failures, put };
}

describe("what happens by itself", () => {
  it("happens in the order of time, and sees the time at which it happens", async () => {
    const rung: string[] = [];
    const { aws, clock, put } = worldWith([ringing(rung)]);
    put("late", 90);
    put("often", 30, { everySeconds: 30 });
    clock.advance(100);
    await aws.tick();
    expect(rung).toEqual(["often 30", "often 60", "late 90", "often 90"]);
    expect([aws.now, aws.next]).toEqual([START + 100_000, START + 120_000]);
  });

  it("goes on after a restart from what was kept", async () => {
    const { aws, put } = worldWith([ringing([])]);
    put("late", 90);
    const rung: string[] = [];
    const clock = new ManualClock(START + 100_000);
    const store = Store.from(JSON.parse(JSON.stringify(aws.store.snapshot())));
    const later = new LocalAws({ clock, store, dynamics: [ringing(rung)], onFailure: fail });
    await later.tick();
    expect(rung).toEqual(["late 100"]);
  });

  it("is reported and passed over if it fails, and the rest happens", async () => {
    const rung: string[] = [];
    const failing = new RowDynamics(BELLS, (call, key) => {
      rung.push(`${key} ${(call.now - START) / 1000}`);
      throw new Error(`no ${key}`);
    });
    const { aws, clock, failures, put } = worldWith([failing]);
    put("one", 10);
    put("two", 20);
    clock.advance(60);
    await aws.tick();
    expect([rung, failures.map(String)]).toEqual([
      ["one 10", "two 20"],
      ["Error: no one", "Error: no two"],
    ]);
  });

  it("stands still while something outside runs, and answers its requests", async () => {
    const seen: number[] = [];
    let finish = (): void => undefined;
    const outside = new RowDynamics(BELLS, () => new Promise<void>((resolve) => (finish = resolve)));
    const { aws, clock, put } = worldWith([outside]);
    put("function", 10);
    clock.advance(60);
    const ticking = aws.tick();
    await aws.tick();
    seen.push((aws.now - START) / 1000);
    finish();
    await ticking;
    seen.push((aws.now - START) / 1000);
    expect(seen).toEqual([10, 60]);
  });

  it.each([
    ["at once", () => undefined],
    ["in promises that wait for nothing outside", () => Promise.resolve()],
  ])("gives others their turn, and goes no further when it is stopped: it happens %s", async (_how, run) => {
    let rung = 0;
    const busy: Dynamics = {
      next: () => START + 1000 * rung,
      run: () => {
        rung += 1;
        return run();
      },
    };
    const { aws, clock } = worldWith([busy]);
    clock.advance(365 * 86_400);
    const gone = aws.tick();
    setImmediate(() => aws.stop());
    await gone;
    expect(rung).toBeGreaterThan(0);
    expect(rung).toBeLessThan(10_000_000);
    expect(aws.now).toBeLessThan(clock.now());
    const before = rung;
    await aws.tick();
    expect(rung).toBe(before);
  });

  it("is found to be endless instead of taking for ever", async () => {
    const endless: Dynamics = { next: () => START, run: () => undefined };
    await expect((async () => worldWith([endless]).aws.tick())()).rejects.toThrow(
      "Something happens again and again at 2026-11-21T12:00:00",
    );
  });
});

function fail(error: unknown): never {
  throw error;
}
