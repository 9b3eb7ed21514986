import { Clients } from "../../../src/behaviour/laws/clients";
import { Departures } from "../../../src/behaviour/laws/departures";
import { copiesThatFit, placed } from "../../../src/behaviour/laws/placement";
import { ASYNCHRONOUS_LIMITS, REAL_TIME_LIMITS, ServiceQueue } from "../../../src/behaviour/laws/queue";
import { released } from "../../../src/behaviour/laws/release";
import { Ring } from "../../../src/behaviour/laws/ring";
import { Waits } from "../../../src/behaviour/laws/waits";

describe("a queue", () => {
  it("starts requests in order, as many at a time as the copies work on", () => {
    const queue = new ServiceQueue(REAL_TIME_LIMITS);
    queue.serve(0, 2);
    for (let request = 0; request < 5; request += 1) {
      queue.offer(0, 10, 0);
    }
    expect([queue.inSystem, queue.waitingCount]).toEqual([5, 3]);
    queue.advance(30);
    expect([queue.answered, queue.inSystem, queue.waits.max]).toEqual([5, 0, 20]);
  });

  it("gives up an invocation after 60 s, the time in the queue included", () => {
    const queue = new ServiceQueue(REAL_TIME_LIMITS);
    queue.serve(0, 1);
    queue.offer(0, 50, 0);
    queue.offer(1, 20, 1);
    queue.offer(2, 1, 2);
    queue.advance(60.5);
    expect([queue.answered, queue.timedOut]).toEqual([1, 0]);
    queue.advance(100);
    expect([queue.answered, queue.timedOut, queue.dropped]).toEqual([2, 1, 0]);
  });

  it("answers one that takes exactly 60 s", () => {
    const queue = new ServiceQueue(REAL_TIME_LIMITS);
    queue.serve(0, 1);
    queue.offer(0, 60, 0);
    queue.advance(60);
    expect([queue.answered, queue.timedOut]).toEqual([1, 0]);
  });

  it("keeps an asynchronous request for six hours, and gives its work 15 minutes", () => {
    const queue = new ServiceQueue(ASYNCHRONOUS_LIMITS);
    queue.offer(0, 1, 0);
    queue.advance(21_599);
    expect([queue.waitingCount, queue.dropped]).toEqual([1, 0]);
    queue.advance(21_600);
    expect([queue.waitingCount, queue.dropped]).toEqual([0, 1]);
    queue.serve(21_600, 1);
    queue.offer(21_600, 901, 21_600);
    queue.advance(30_000);
    expect(queue.timedOut).toBe(1);
  });

  it("loses what the removed copies work on, or finishes it if they drain", () => {
    const run = (drains: boolean) => {
      const queue = new ServiceQueue(REAL_TIME_LIMITS);
      queue.serve(0, 3);
      for (const service of [5, 30, 20]) {
        queue.offer(0, service, 0);
      }
      queue.serve(1, 1, drains);
      queue.advance(40);
      return [queue.answered, queue.lost];
    };
    expect([run(false), run(true)]).toEqual([
      [1, 2],
      [3, 0],
    ]);
  });

  it("loses a million requests at once, when their copies go", () => {
    const queue = new ServiceQueue(REAL_TIME_LIMITS);
    queue.serve(0, 1_000_000);
    for (let request = 0; request < 1_000_000; request += 1) {
      queue.offer(0, 30 + (request % 7), 0);
    }
    queue.serve(1, 10);
    expect([queue.lost, queue.inSystem]).toEqual([999_990, 10]);
    queue.advance(30);
    expect(queue.answered).toBe(10);
  });
});

describe("departures", () => {
  it("are taken in the order of time, also of those that are kept", () => {
    const departures = new Departures();
    for (const at of [9, 3, 7, 1, 8, 2, 6]) {
      departures.add(at, at % 2 === 1);
    }
    expect(departures.keepEarliest(4)).toBe(3);
    const taken: [number, boolean][] = [];
    while (departures.size > 0) {
      taken.push([departures.earliest, departures.take()]);
    }
    expect(taken).toEqual([
      [1, true],
      [2, false],
      [3, true],
      [6, false],
    ]);
    expect(departures.keepEarliest(0)).toBe(0);
  });
});

describe("a ring", () => {
  it("keeps its order while it grows", () => {
    const ring = new Ring();
    for (let row = 0; row < 40; row += 1) {
      ring.push(row, 0, 0);
    }
    for (let row = 0; row < 30; row += 1) {
      ring.shift();
    }
    for (let row = 40; row < 300; row += 1) {
      ring.push(row, row * 2, row * 3);
    }
    const rows: number[] = [];
    for (; ring.size > 0; ring.shift()) {
      rows.push(ring.first(0));
    }
    expect(rows).toEqual(Array.from({ length: 270 }, (_, index) => index + 30));
  });
});

describe("clients of an endpoint at zero", () => {
  it("lose a request that they never send again", () => {
    const clients = new Clients({ kind: "never" });
    clients.refuse(0, 1, 0);
    expect([clients.refused, clients.size, clients.next]).toEqual([1, 0, Number.POSITIVE_INFINITY]);
  });

  it("send a request every 30 s, and give it up after 90 s", () => {
    const clients = new Clients({ kind: "every", everySeconds: 30, forSeconds: 90 });
    clients.refuse(0, 1, 0);
    const attempts: number[] = [];
    while (clients.size > 0) {
      attempts.push(clients.next);
      clients.sendDue(undefined);
    }
    expect([attempts, clients.refusals, clients.refused]).toEqual([[30, 60, 90], 4, 1]);
  });

  it("hold requests and probe once every 30 s for all of them", () => {
    const clients = new Clients({ kind: "hold", probeSeconds: 30 });
    clients.refuse(0, 1, 0);
    clients.refuse(5, 2, 5);
    expect(clients.next).toBe(30);
    clients.sendDue(undefined);
    expect([clients.next, clients.refusals, clients.size]).toEqual([60, 3, 2]);
    const sent: number[][] = [];
    clients.sendDue((...request) => sent.push(request));
    expect([sent, clients.size, clients.next]).toEqual([
      [
        [60, 1, 0],
        [60, 2, 5],
      ],
      0,
      Number.POSITIVE_INFINITY,
    ]);
  });
});

describe("placement", () => {
  const room = { accelerators: 4, cpuCores: 48, memoryMb: 2048 };
  const needs = { accelerators: 1, cpuCores: 2, memoryMb: 1024, placement: "SPREAD" as const };

  it("fits as many copies as the scarcest resource allows", () => {
    expect(copiesThatFit(room, needs)).toBe(2);
    expect(copiesThatFit({ ...room, accelerators: 0 }, { ...needs, accelerators: 0 })).toBe(2);
  });

  it("spreads copies over instances, or packs them", () => {
    const places = [
      { room, ownCopies: 1, copies: 1 },
      { room, ownCopies: 0, copies: 0 },
      { room: { ...room, memoryMb: 0 }, ownCopies: 0, copies: 9 },
    ];
    expect(placed(places, needs)).toBe(1);
    expect(placed(places, { ...needs, placement: "BINPACK" })).toBe(0);
    expect(placed([], needs)).toBe(-1);
  });
});

it("one of the empty instances is released at a time, and none below the minimum", () => {
  expect(released({ instances: 5, minInstances: 0, due: 3 })).toBe(1);
  expect(released({ instances: 5, minInstances: 0, due: 0 })).toBe(0);
  expect(released({ instances: 2, minInstances: 2, due: 2 })).toBe(0);
  expect(released({ instances: 1, minInstances: 2, due: 1 })).toBe(0);
});

it("waits are exact to 1 %, and those of two units together are those of both", () => {
  const [one, other] = [new Waits(), new Waits()];
  for (let second = 1; second <= 100; second += 1) {
    (second % 2 === 0 ? one : other).add(second);
  }
  one.merge(other);
  expect(Math.abs(one.percentile(0.5) - 50) / 50).toBeLessThan(0.011);
  expect(Math.abs(one.percentile(0.95) - 95) / 95).toBeLessThan(0.011);
  expect([one.max, new Waits().percentile(0.95)]).toEqual([100, 0]);
});
