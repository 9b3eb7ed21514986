import { shortWindow } from "../../../src/rules/sleeping/z27-short-window";
import { told } from "../../support/told";
import { schedule, scheduledAction, scheduleInput, topology, unknown } from "../../support/topology";

const night = (expression: string, change = {}) =>
  scheduledAction({ expression, minCapacity: 0, maxCapacity: 0, ...change });
const morning = (expression: string, change = {}) =>
  scheduledAction({ address: "morning", name: "morning", expression, minCapacity: 1, maxCapacity: 3, ...change });
const sleep = (expression: string, change = {}) => schedule({ expression, ...change });
const wake = (expression: string, change = {}) =>
  schedule({
    address: "wake",
    name: "wake",
    expression,
    input: scheduleInput({ copyCount: 1 }),
    ...change,
  });

describe("Z27 short-window", () => {
  it("speaks about a lunch break of 20 minutes", () => {
    expect(told(shortWindow, topology(night("cron(0 12 * * ? *)"), morning("cron(20 12 * * ? *)")))).toEqual([
      "morning ends the sleep after 20 min",
    ]);
    expect(told(shortWindow, topology(sleep("cron(0 12 * * ? *)"), wake("cron(20 12 * * ? *)")))).toHaveLength(1);
  });

  it("finds the one day of the week on which the break is short", () => {
    const all = topology(night("cron(0 8 ? * MON-FRI *)"), morning("cron(10 8 ? * WED *)"));
    expect(told(shortWindow, all)).toEqual(["morning ends the sleep after 10 min"]);
  });

  it("is silent about a weekend, and a sleep of 25 minutes", () => {
    expect(told(shortWindow, topology(sleep("cron(0 18 ? * FRI *)"), wake("cron(0 7 ? * MON *)")))).toEqual([]);
    expect(told(shortWindow, topology(night("cron(0 12 * * ? *)"), morning("cron(25 12 * * ? *)")))).toEqual([]);
  });

  it("is silent about a schedule that is off", () => {
    const off = { state: "DISABLED" };
    expect(told(shortWindow, topology(sleep("cron(0 12 * * ? *)", off), wake("cron(20 12 * * ? *)")))).toEqual([]);
    expect(told(shortWindow, topology(sleep("cron(0 12 * * ? *)"), wake("cron(20 12 * * ? *)", off)))).toEqual([]);
  });

  it("is silent about what it cannot compare: other zones, other years, rates, and what is no cron", () => {
    const noon = night("cron(0 12 * * ? *)");
    expect(told(shortWindow, topology(noon, morning("cron(20 12 * * ? *)", { timeZone: "UTC" })))).toEqual([]);
    expect(told(shortWindow, topology(noon, morning("cron(20 12 * * ? 2031)")))).toEqual([]);
    expect(told(shortWindow, topology(noon, morning("rate(5 minutes)")))).toEqual([]);
    expect(told(shortWindow, topology(noon, morning("every day at noon")))).toEqual([]);
    const nowhere = { timeZone: "UTC+1" };
    expect(
      told(shortWindow, topology(night("cron(0 12 * * ? *)", nowhere), morning("cron(20 12 * * ? *)", nowhere))),
    ).toEqual([]);
  });

  it("is done with schedules that run each minute", () => {
    const all = topology(night("cron(* * * * ? *)"), morning("cron(* * * * ? *)"));
    expect(told(shortWindow, all)).toEqual(["morning ends the sleep after 1 min"]);
  });

  it("is silent when the plan does not know a time or a number", () => {
    const noon = night("cron(0 12 * * ? *)");
    expect(told(shortWindow, topology(noon, morning("cron(20 12 * * ? *)", { expression: unknown() })))).toEqual([]);
    expect(told(shortWindow, topology(noon, morning("cron(20 12 * * ? *)", { timeZone: unknown() })))).toEqual([]);
    expect(told(shortWindow, topology(noon, morning("cron(20 12 * * ? *)", { minCapacity: unknown() })))).toEqual([]);
    expect(
      told(shortWindow, topology(sleep("cron(0 12 * * ? *)"), wake("cron(20 12 * * ? *)", { input: unknown() }))),
    ).toEqual([]);
  });
});
