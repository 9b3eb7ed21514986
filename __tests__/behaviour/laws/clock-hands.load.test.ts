import { runsOf } from "../../../src/behaviour/laws/clock-hands";
import { Clocks } from "../../../src/behaviour/laws/clocks";
import type { Timetable } from "../../../src/behaviour/laws/timetable";
import { processorSeconds } from "../../support/processor-time";

const at = (text: string): number => Date.parse(text);

it("ten years of a daily schedule take milliseconds", () => {
  const daily: Timetable = { expression: "cron(0 7 * * ? *)", timeZone: "Europe/Paris" };
  const clocks = new Clocks();
  const walk = () => {
    for (const run of runsOf(daily, at("2026-01-01T00:00:00Z"), 0, clocks)) {
      if (run > at("2036-01-01T00:00:00Z")) {
        break;
      }
    }
  };
  // 30 ms when measured, and 5 ms for the next schedule in the same zone.
  expect(Math.min(...Array.from({ length: 8 }, () => processorSeconds(walk)))).toBeLessThan(0.05);
});
