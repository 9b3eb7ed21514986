import { Duration } from "../../src/time/duration";

describe("a length of time", () => {
  it.each<[Duration, number, string]>([
    [Duration.seconds(0), 0, "0 s"],
    [Duration.minutes(1.5), 90, "1 min 30 s"],
    [Duration.hours(1), 3600, "1 h"],
    [Duration.days(2), 172_800, "48 h"],
  ])("%s is %d s", (duration, seconds, text) => {
    expect(duration.problem).toBeUndefined();
    expect([duration.toSeconds(), String(duration)]).toEqual([seconds, text]);
  });

  it.each<[unknown, string, string]>([
    ["5", 'Duration.minutes("5")', "write Duration.minutes(5)"],
    [undefined, "Duration.minutes(missing)", "write it as in Duration.minutes(5)"],
    [null, "Duration.minutes(null)", "write it as in Duration.minutes(5)"],
    [Number.NaN, "Duration.minutes(NaN)", "write it as in Duration.minutes(5)"],
    [-1.7e308, "Duration.minutes(a Terraform value)", "only Duration.seconds() accepts a Terraform value"],
  ])("of %p minutes is a problem that it holds", (amount, written, fix) => {
    const duration = Duration.minutes(amount as number);
    expect(duration.problem).toEqual({ written, requirement: "must be made of a finite number of minutes", fix });
    expect([duration.toSeconds(), String(duration)]).toEqual([Number.NaN, written]);
  });

  it.each<[unknown, string]>([
    [5, "write Duration.seconds(5) or Duration.minutes(5)"],
    ["300", "write Duration.seconds(300) or Duration.minutes(300)"],
    ["5m", "write Duration.minutes(5)"],
    ["2 hours", "write Duration.hours(2)"],
    ["soon", "write it as in Duration.minutes(5)"],
    [{}, "write it as in Duration.minutes(5)"],
  ])("%p is none: %s", (value, fix) => {
    expect(Duration.read(value).problem).toMatchObject({ requirement: "must be a Duration", fix });
  });

  it("is read as it is", () => {
    const five = Duration.minutes(5);
    expect(Duration.read(five)).toBe(five);
  });
});
