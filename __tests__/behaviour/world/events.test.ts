import fc from "fast-check";
import { Events } from "../../../src/behaviour/world/events";

/** Runs all events and what they plan. */
function finish(events: Events): void {
  while (events.next < Number.POSITIVE_INFINITY) {
    events.run();
  }
}

describe("planned events", () => {
  it("run in order of time, and in order of planning at the same time", () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { maxLength: 20 }), (times) => {
        const events = new Events();
        const ran: (readonly [at: number, planned: number])[] = [];
        for (const [index, time] of times.entries()) {
          events.plan(time, (at) => ran.push([at, index]));
        }
        finish(events);
        const expected = times.map((time, index) => [time, index] as const);
        expect(ran).toEqual(expected.sort(([a, i], [b, j]) => a - b || i - j));
      }),
      { numRuns: 50 },
    ));

  it("say when the next one happens, and that none does", () => {
    const events = new Events();
    expect(events.next).toBe(Number.POSITIVE_INFINITY);
    events.plan(7, () => undefined);
    events.plan(3, () => undefined);
    expect(events.next).toBe(3);
    events.run();
    expect(events.next).toBe(7);
    events.run();
    expect(events.next).toBe(Number.POSITIVE_INFINITY);
  });

  it("may plan others, also for now", () => {
    const events = new Events();
    const ran: string[] = [];
    events.plan(5, () => ran.push("later"));
    events.plan(1, (at) => {
      ran.push("first");
      events.plan(at, () => ran.push("at once"));
      events.plan(at + 2, () => ran.push("soon"));
    });
    finish(events);
    expect(ran).toEqual(["first", "at once", "soon", "later"]);
  });

  it("are none to run if none is planned", () => {
    const events = new Events();
    events.run();
    expect(events.next).toBe(Number.POSITIVE_INFINITY);
  });
});
