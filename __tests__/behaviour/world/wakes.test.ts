import type { Phase, PolicyCause } from "../../../src/behaviour/outcome/outcome";
import type { Copy } from "../../../src/behaviour/world/instance";
import { MOST_RECORDED } from "../../../src/behaviour/world/steps";
import { Wakes } from "../../../src/behaviour/world/wakes";
import { timing } from "../../support/simulated";

const LOAD: Phase = { name: "load", seconds: 40, basis: "preset" };

const alarmAt = (at: number): PolicyCause => ({
  kind: "step scaling",
  policy: "wake",
  alarm: "wake alarm",
  alarmAt: at,
  value: 1,
  datapoints: [1],
});

/** A copy on an instance that began at a time. */
const copyOn = (bornAt: number): Copy => ({
  unit: 0,
  wantedAt: bornAt,
  state: "serving",
  phases: [LOAD],
  instance: {
    bornAt,
    isReady: true,
    room: { accelerators: 0, cpuCores: 0, memoryMb: 0 },
    copies: new Set(),
    images: new Set(),
    emptySince: 0,
  },
});

const wakes = (): Wakes => new Wakes("llama", timing());
const named = (phases: readonly Phase[] = []) => phases.map(({ name, seconds }) => [name, seconds]);

describe("a wake", () => {
  it("counts from the first refused request to the first copy that serves, with all its phases", () => {
    const all = wakes();
    all.begin(1000, "request", 5);
    all.begin(1010, "request", 6);
    all.raise(1080, alarmAt(1050));
    all.end(1220, copyOn(1080), 25);
    expect(all.list).toEqual([
      expect.objectContaining({ unit: "llama", at: 1000, by: "request", refused: 20, seconds: 220 }),
    ]);
    expect(named(all.list[0]?.phases)).toEqual([
      ["alarm", 50],
      ["reaction", 30],
      ["provisioning", 100],
      ["load", 40],
    ]);
  });

  it("has no provisioning on an instance that still ran", () => {
    const all = wakes();
    all.begin(1000, "request", 0);
    all.raise(1080, alarmAt(1050));
    all.end(1120, copyOn(200), 1);
    expect(named(all.list[0]?.phases)).toEqual([
      ["alarm", 50],
      ["reaction", 30],
      ["load", 40],
    ]);
  });

  it("has no negative alarm phase if the alarm was on before the request", () => {
    const all = wakes();
    all.begin(1000, "request", 0);
    all.raise(1030, alarmAt(900));
    all.end(1170, copyOn(1030), 1);
    expect(named(all.list[0]?.phases).slice(0, 2)).toEqual([
      ["alarm", 0],
      ["reaction", 30],
    ]);
  });

  it("shows the time without an instance as waiting for capacity, and not as a long reaction", () => {
    const all = wakes();
    all.begin(1000, "request", 0);
    all.raise(1080, alarmAt(1050));
    all.failed();
    all.raise(2080, alarmAt(1050));
    all.end(2220, copyOn(2080), 9);
    expect(named(all.list[0]?.phases)).toEqual([
      ["alarm", 50],
      ["reaction", 30],
      ["provisioning", 100],
      ["load", 40],
      ["waiting for capacity", 1000],
    ]);
    all.begin(3000, "request", 9);
    all.raise(3100, alarmAt(3050));
    all.end(3240, copyOn(3100), 10);
    expect(named(all.list[1]?.phases)).toContainEqual(["reaction", 50]);
  });

  it("by a schedule has neither an alarm nor a reaction", () => {
    const all = wakes();
    all.begin(600, "schedule", 0);
    all.raise(600, { kind: "scheduled action", name: "morning" });
    all.end(740, copyOn(600), 0);
    expect(all.list[0]).toMatchObject({ by: "schedule", refused: 0, seconds: 140 });
    expect(named(all.list[0]?.phases)).toEqual([
      ["provisioning", 100],
      ["load", 40],
    ]);
  });

  it("by a request that came before the schedule stays one by a request", () => {
    const all = wakes();
    all.begin(500, "request", 0);
    all.begin(600, "schedule", 3);
    all.raise(600, { kind: "scheduled action", name: "morning" });
    all.end(740, copyOn(600), 3);
    expect(all.list[0]).toMatchObject({ by: "request", at: 500, refused: 3, seconds: 240 });
  });

  it("that is not done at the end has no duration", () => {
    const all = wakes();
    all.begin(500, "request", 2);
    all.close(7);
    expect(all.list).toEqual([{ unit: "llama", at: 500, by: "request", refused: 5, phases: [] }]);
    expect(all.count).toBe(1);
  });

  it("is none without a request at zero", () => {
    const all = wakes();
    all.raise(80, alarmAt(50));
    all.end(100, copyOn(80), 4);
    all.close(4);
    expect(all.count).toBe(0);
  });

  it("is counted, but not recorded, after very many", () => {
    const all = wakes();
    for (let index = 0; index <= MOST_RECORDED; index += 1) {
      all.begin(index * 10, "request", 0);
      all.end(index * 10 + 5, copyOn(0), 0);
    }
    expect([all.count, all.list.length]).toEqual([MOST_RECORDED + 1, MOST_RECORDED]);
  });
});
