import { Cron } from "../../src/time/cron";
import { Duration } from "../../src/time/duration";
import {
  awakeSpans,
  firstOverlap,
  firstSameTime,
  type SleepWindow,
  shortestGap,
  shortestSpan,
  sleepSpans,
  spanDuration,
} from "../../src/time/sleep-window";
import { TimeZone } from "../../src/time/time-zone";

const paris = TimeZone.of("Europe/Paris");
const window = (sleep: Cron, wake: Cron, timeZone = paris): SleepWindow => ({ sleep, wake, timeZone });
const weekend = window(Cron.weekly("FRI", "18:00"), Cron.weekly("MON", "07:00"));
const nights = window(Cron.weekly("MON-THU", "20:00"), Cron.weekly("TUE-FRI", "07:00"));
const at = (text: string): Date => new Date(`${text}Z`);
const span = (from: string, until: string) => ({ from: at(from), until: at(until) });

describe("the times asleep of a window", () => {
  it("are whole weekends, longer by an hour when clocks are put back", () => {
    const spans = sleepSpans(weekend, at("2027-10-20T00:00"), Duration.days(14));
    expect(spans).toEqual([span("2027-10-22T16:00", "2027-10-25T05:00"), span("2027-10-29T16:00", "2027-11-01T06:00")]);
    expect(spans.map((each) => `${spanDuration(each)}`)).toEqual(["61 h", "62 h"]);
  });

  it("begin before the instant when it is asleep already", () => {
    expect(sleepSpans(weekend, at("2026-11-21T05:00"), Duration.days(1))).toEqual([
      span("2026-11-20T17:00", "2026-11-23T06:00"),
    ]);
  });

  it("hold the sleep that begins at the instant, and not the one that ends there", () => {
    expect(sleepSpans(weekend, at("2026-11-20T17:00"), Duration.days(1))).toEqual([
      span("2026-11-20T17:00", "2026-11-23T06:00"),
    ]);
    expect(sleepSpans(weekend, at("2026-11-23T06:00"), Duration.days(1))).toEqual([]);
  });

  it("end before the horizon begins to matter", () => {
    expect(sleepSpans(weekend, at("2026-11-23T06:00"), Duration.seconds(0))).toEqual([]);
    expect(sleepSpans(nights, at("2026-11-23T12:00"), Duration.days(2))).toEqual([
      span("2026-11-23T19:00", "2026-11-24T06:00"),
      span("2026-11-24T19:00", "2026-11-25T06:00"),
    ]);
  });

  it("last from the first of several sleeps", () => {
    const twice = window(Cron.weekly("FRI,SAT", "18:00"), Cron.weekly("MON", "07:00"));
    expect(sleepSpans(twice, at("2026-11-22T00:00"), Duration.days(1))).toEqual([
      span("2026-11-20T17:00", "2026-11-23T06:00"),
    ]);
  });

  it("have no end when nothing wakes any more", () => {
    const forGood = window(Cron.daily("18:00"), Cron.of("0 7 ? * MON 2025"));
    const [only, ...others] = sleepSpans(forGood, at("2026-11-21T05:00"), Duration.days(30));
    expect(only?.until).toBeUndefined();
    expect(only === undefined ? only : spanDuration(only)).toBeUndefined();
    expect(others).toEqual([]);
  });

  it("are none where sleep and wake always run together", () => {
    const never = window(Cron.weekly("TUE", "18:00"), Cron.weekly("TUE", "18:00"));
    expect(sleepSpans(never, at("2026-11-21T05:00"), Duration.days(30))).toEqual([]);
  });

  it.each([
    window(Cron.of("${var.sleep}"), Cron.daily("07:00")),
    window(Cron.daily("18:00"), Cron.daily("07:00"), TimeZone.of("${var.zone}")),
  ])("are unknown when a token hides them", (hidden) => {
    expect(sleepSpans(hidden, at("2026-11-21T05:00"), Duration.days(30))).toEqual([]);
  });
});

describe("the lengths in a window", () => {
  const nextYear = [at("2026-11-21T05:00"), Duration.days(366)] as const;

  it("are shortest asleep on the night that loses an hour", () => {
    const daily = window(Cron.daily("20:00"), Cron.daily("07:00"));
    const shortest = shortestSpan(sleepSpans(daily, ...nextYear));
    expect(shortest).toEqual(span("2027-03-27T19:00", "2027-03-28T05:00"));
  });

  it("are the first of equals, and none of nothing", () => {
    const equals = [span("2026-01-01T00:00", "2026-01-01T01:00"), span("2026-01-02T00:00", "2026-01-02T01:00")];
    expect(shortestSpan(equals)).toEqual(equals[0]);
    expect(shortestSpan([])).toBeUndefined();
  });

  it("awake lie between two sleeps", () => {
    expect(awakeSpans(sleepSpans(nights, at("2026-11-23T12:00"), Duration.days(2)))).toEqual([
      span("2026-11-24T06:00", "2026-11-24T19:00"),
    ]);
  });

  it("from a schedule to the next of its pair are what a retry may take", () => {
    expect(`${shortestGap(weekend.sleep, weekend.wake, paris, ...nextYear)}`).toBe("60 h");
    expect(`${shortestGap(weekend.wake, weekend.sleep, paris, ...nextYear)}`).toBe("107 h");
  });

  it("count from the last of several runs", () => {
    const hourly = Cron.of("0 18-23 * * ? *");
    expect(`${shortestGap(hourly, Cron.daily("23:10"), paris, ...nextYear)}`).toBe("10 min");
  });

  it("are none when the other never follows", () => {
    expect(shortestGap(Cron.daily("18:00"), Cron.of("0 7 ? * MON 2025"), paris, ...nextYear)).toBeUndefined();
    expect(shortestGap(Cron.of("${var.sleep}"), Cron.daily("07:00"), paris, ...nextYear)).toBeUndefined();
  });
});

describe("windows that get in each other's way", () => {
  const spans = (of: SleepWindow) => sleepSpans(of, at("2026-11-23T12:00"), Duration.days(14));

  it("share their first time asleep", () => {
    const everyNight = window(Cron.daily("20:00"), Cron.daily("07:00"));
    expect(firstOverlap(spans(weekend), spans(everyNight))).toEqual(span("2026-11-27T19:00", "2026-11-28T06:00"));
  });

  it("meet where one wakes at the instant the other sleeps", () => {
    const monday = window(Cron.weekly("MON", "07:00"), Cron.weekly("MON", "12:00"));
    expect(firstOverlap(spans(weekend), spans(monday))).toEqual(span("2026-11-30T06:00", "2026-11-30T06:00"));
  });

  it("leave each other alone on other days", () => {
    expect(firstOverlap(spans(weekend), spans(nights))).toBeUndefined();
  });

  it("run at the same time, if only now and then", () => {
    const sometimes = window(Cron.weekly("MON-FRI", "18:00"), Cron.weekly("WED", "18:00"));
    expect(firstSameTime(sometimes, at("2026-11-21T05:00"), Duration.days(30))).toEqual(at("2026-11-25T17:00"));
    expect(firstSameTime(weekend, at("2026-11-21T05:00"), Duration.days(366))).toBeUndefined();
  });
});
