import fc from "fast-check";
import { CallRate } from "../../src/aws/call-rate";
import { StandingClock } from "./support/standing-clock";

const paced = async (callsPerSecond: number, calls: number): Promise<readonly number[]> => {
  const clock = new StandingClock();
  const pace = new CallRate(callsPerSecond, clock);
  const begun: number[] = [];
  await Promise.all(
    Array.from({ length: calls }, async () => {
      await pace.turn();
      begun.push(clock.now());
    }),
  );
  return begun;
};

it("lets a second's worth of calls begin at once, and then one after the other", async () => {
  expect(await paced(4, 7)).toEqual([0, 0, 0, 0, 250, 500, 750]);
});

it("without a limit, no call waits", async () => {
  expect(await paced(Number.POSITIVE_INFINITY, 50)).toEqual(Array.from({ length: 50 }, () => 0));
});

it("after a pause, a burst is a second's worth again and not more", async () => {
  const clock = new StandingClock();
  const pace = new CallRate(2, clock);
  for (let call = 0; call < 3; call += 1) {
    await pace.turn();
  }
  await clock.sleep(60_000);
  const start = clock.now();
  const begun: number[] = [];
  for (let call = 0; call < 4; call += 1) {
    await pace.turn();
    begun.push(clock.now() - start);
  }
  expect(begun).toEqual([0, 0, 500, 1000]);
});

it("no second has more than a burst and the calls of one second", () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 200 }), async (rate, calls) => {
      const begun = await paced(rate, calls);
      for (const from of begun) {
        expect(begun.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(2 * rate);
      }
    }),
  ));
