import { ScaleToZeroError } from "../../src/errors";
import { Cron } from "../../src/time/cron";
import { Duration } from "../../src/time/duration";
import { OneTime } from "../../src/time/one-time";
import { Rate } from "../../src/time/rate";
import { parseSchedule } from "../../src/time/schedule";
import { TimeZone } from "../../src/time/time-zone";

const paris = TimeZone.of("Europe/Paris");
const start = new Date("2026-11-21T05:00:00Z");

describe("a rate", () => {
  it.each([
    [Duration.minutes(1), "rate(1 minute)"],
    [Duration.minutes(5), "rate(5 minutes)"],
    [Duration.minutes(90), "rate(90 minutes)"],
    [Duration.hours(1), "rate(1 hour)"],
    [Duration.hours(36), "rate(36 hours)"],
    [Duration.days(1), "rate(1 day)"],
    [Duration.days(14), "rate(14 days)"],
  ])("every %s is %s", (interval, expression) => {
    const rate = Rate.every(interval);
    expect(rate.expression).toBe(expression);
    expect(Rate.of(expression).interval?.toSeconds()).toBe(interval.toSeconds());
  });

  it("is taken without its name too", () => expect(`${Rate.of("5 minutes")}`).toBe("rate(5 minutes)"));

  it.each([
    ["rate(1 minutes)", 'write "rate(1 minute)"'],
    ["rate(5 minute)", 'write "rate(5 minutes)"'],
    ["rate(0 minutes)", 'write "rate(1 minute)" or more'],
    ["rate(30 seconds)", 'as in "rate(5 minutes)"'],
    ["rate(1.5 hours)", 'as in "rate(5 minutes)"'],
    ["rate(5 minutes", 'as in "rate(5 minutes)"'],
    ["", 'as in "rate(5 minutes)"'],
  ])("%p is told to %s", (written, fix) => {
    expect(() => Rate.of(written)).toThrow(ScaleToZeroError);
    expect(() => Rate.of(written)).toThrow(fix);
  });

  it.each([0, 30, 90, -60, Number.NaN])("of %d seconds is refused, minutes are the finest", (seconds) => {
    expect(() => Rate.every(Duration.seconds(seconds))).toThrow("write Rate.every(Duration.minutes(1)) or more");
  });

  it("first runs at its start, then after each interval", () => {
    const rate = Rate.of("rate(2 hours)");
    expect(rate.next(new Date("2026-11-20T00:00:00Z"), start)).toEqual(start);
    expect(rate.next(start, start)).toEqual(new Date("2026-11-21T07:00:00Z"));
    expect(rate.next(new Date("2026-11-21T06:59:59Z"), start)).toEqual(new Date("2026-11-21T07:00:00Z"));
  });

  it("says what it does", () => {
    expect(Rate.of("rate(5 minutes)").describe()).toBe("Every 5 minutes");
    expect(Rate.of("rate(1 day)").describe()).toBe("Every day");
  });

  it("goes through unread with a token in it", () => {
    const rate = Rate.of("rate(${var.minutes} minutes)");
    expect([rate.isToken, rate.expression, rate.describe()]).toEqual([true, rate.expression, rate.expression]);
    expect(rate.interval).toBeUndefined();
    expect(rate.next(start, start)).toBeUndefined();
  });
});

describe("a one-time schedule", () => {
  it("runs once, in local time", () => {
    const once = OneTime.of("at(2026-12-24T18:00:00)");
    expect(once.next(start, paris)).toEqual(new Date("2026-12-24T17:00:00Z"));
    expect(once.next(new Date("2026-12-24T17:00:00Z"), paris)).toBeUndefined();
    expect(once.describe()).toBe("Once, on 2026-12-24 at 18:00:00");
  });

  it("runs the first time when its time comes twice, and not at all in the hour that is skipped", () => {
    expect(OneTime.of("2027-10-31T02:30:00").next(start, paris)).toEqual(new Date("2027-10-31T00:30:00Z"));
    expect(OneTime.of("2027-03-28T02:30:00").next(start, paris)).toBeUndefined();
  });

  it("is exhausted once its time is past everywhere", () => {
    const once = OneTime.of("2026-11-20T18:00:00");
    expect(once.isExhausted(new Date("2026-11-21T05:59:59Z"))).toBe(false);
    expect(once.isExhausted(new Date("2026-11-21T06:00:00Z"))).toBe(true);
  });

  it.each([
    ["at(2026-12-24T18:00:00Z)", 'write "at(2026-12-24T18:00:00)" and give the schedule a time zone'],
    ["at(2026-12-24T18:00:00+01:00)", 'write "at(2026-12-24T18:00:00)" and give the schedule a time zone'],
    ["at(2027-02-30T18:00:00)", 'write it as "at(2026-12-24T18:00:00)"'],
    ["at(2026-12-24 18:00)", 'write it as "at(2026-12-24T18:00:00)"'],
    ["at(tomorrow)", 'write it as "at(2026-12-24T18:00:00)"'],
  ])("%s is told to %s", (written, fix) => {
    expect(() => OneTime.of(written)).toThrow(ScaleToZeroError);
    expect(() => OneTime.of(written)).toThrow(fix);
  });

  it("goes through unread with a token in it", () => {
    const once = OneTime.of("at(${var.day}T18:00:00)");
    expect([once.isToken, `${once}`, once.describe()]).toEqual([true, "at(${var.day}T18:00:00)", `${once}`]);
    expect(once.next(start, paris)).toBeUndefined();
    expect(once.isExhausted(start)).toBe(false);
  });
});

describe("a schedule expression in Terraform", () => {
  it.each([
    ["cron(0 18 ? * FRI *)", Cron],
    ["rate(5 minutes)", Rate],
    ["at(2026-12-24T18:00:00)", OneTime],
    ["${var.schedule}", Cron],
    ["rate(${var.minutes} minutes)", Rate],
  ])("%s is read by its kind", (expression, kind) => expect(parseSchedule(expression)).toBeInstanceOf(kind));

  it.each(["0 18 ? * FRI *", "every day", ""])("%p is none, and AWS takes it for none", (expression) => {
    expect(() => parseSchedule(expression)).toThrow("write cron(...), rate(...) or at(...)");
  });
});
