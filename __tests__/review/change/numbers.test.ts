import { numbersOf } from "../../../src/review/change/numbers";
import type { Measured, WakeFromZero } from "../../../src/review/change/simulator";

const wake = (seconds: number, refused = 2): WakeFromZero => ({
  seconds,
  refused,
  phases: [{ name: "alarm", seconds, basis: "law" }],
});

const measured = (given: Partial<Measured>, ...wakes: readonly WakeFromZero[]): Measured => ({
  runs: [{ hasSlept: true, wakes, isWoken: wakes.length > 0, instanceHours: 10, cost: null, lost: null }],
  idleSeconds: 1500,
  wake: wake(400),
  ...given,
});

describe("the numbers of a change", () => {
  it("have the times of one request, whatever the traffic does", () => {
    const { before, after } = numbersOf(
      measured({}, wake(70), wake(90)),
      measured({ idleSeconds: 900, wake: wake(450) }, wake(80)),
    );
    expect(before?.idleToZeroSeconds).toEqual({ least: 1500, typical: 1500, most: 1500 });
    expect(before?.firstAnswerSeconds?.typical).toBe(400);
    expect(before?.wakePhases).toEqual(wake(400).phases);
    expect(after?.idleToZeroSeconds?.typical).toBe(900);
    expect(after?.firstAnswerSeconds?.typical).toBe(450);
  });

  it("have no times of an endpoint that one request does not wake and that never sleeps", () => {
    const { after } = numbersOf(undefined, measured({ idleSeconds: undefined, wake: undefined }, wake(70)));
    expect(after).toMatchObject({ idleToZeroSeconds: null, firstAnswerSeconds: null, wakePhases: [] });
  });

  it("have the refused requests of the traffic, and the same on both sides of the same wake", () => {
    const [few, many] = [wake(70, 4), wake(70, 40)];
    const same = numbersOf(measured({}, few), measured({ idleSeconds: 900 }, many));
    expect([same.before, same.after].map((one) => one?.refusedPerWake?.typical)).toEqual([4, 4]);
    const other = numbersOf(measured({}, few), measured({ wake: wake(500) }, many));
    expect([other.before, other.after].map((one) => one?.refusedPerWake?.typical)).toEqual([4, 40]);
  });
});
