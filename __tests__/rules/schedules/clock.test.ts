import { timeZone } from "../../../src/rules/schedules/s02-time-zone";
import { cronSyntax } from "../../../src/rules/schedules/s04-cron-syntax";
import { actionSchedule } from "../../../src/rules/schedules/s24-action-schedule";
import { skippedHour } from "../../../src/rules/schedules/s27-skipped-hour";
import { found, told } from "../../support/told";
import { schedule, scheduledAction, topology, unknown } from "../../support/topology";

const now = new Date("2026-06-01T00:00:00Z");
const zone = (name: string) => topology(schedule({ timeZone: name }));
const cron = (expression: string) => topology(schedule({ expression }));

describe("S02 time-zone", () => {
  it("warns of an offset, of which nobody knows whether AWS takes it", () => {
    const [finding] = found(timeZone, zone("UTC+1"));
    expect(finding).toMatchObject({ severity: "warning", what: 'schedule_expression_timezone is "UTC+1"' });
    expect(finding?.fix.hcl).toContain("Europe/Paris");
  });

  it("is an error about a name that is none", () =>
    expect(found(timeZone, zone("Mars/Phobos"))).toMatchObject([{ severity: "error" }]));

  it.each(["Europe/Paris", "Etc/GMT-1", "UTC"])("is silent about %s", (name) =>
    expect(told(timeZone, zone(name))).toEqual([]),
  );

  it("is silent about none, about schedules of other services, and when the plan does not know", () => {
    expect(told(timeZone, topology(schedule({ timeZone: undefined })))).toEqual([]);
    expect(told(timeZone, topology(schedule({ timeZone: "UTC+1", operation: undefined })))).toEqual([]);
    expect(told(timeZone, topology(schedule({ timeZone: unknown() })))).toEqual([]);
    expect(told(timeZone, topology(schedule({ timeZone: "UTC+1", operation: unknown() })))).toEqual([]);
  });
});

describe("S04 cron-syntax", () => {
  it.each(["cron(0 18 * * FRI *)", "cron(0 18 * * 5)", "cron(0 18 ? * 8 *)", "rate(0 hours)", "every Friday"])(
    "speaks of %s",
    (expression) => expect(found(cronSyntax, cron(expression))).toMatchObject([{ severity: "error" }]),
  );

  it.each(["rate(1 hours)", "rate(5 minute)"])(
    "notes %s, which the documents of EventBridge Scheduler do not exclude",
    (expression) => expect(found(cronSyntax, cron(expression))).toMatchObject([{ severity: "note" }]),
  );

  it("warns of working days as Unix counts them", () => {
    expect(found(cronSyntax, cron("cron(0 18 ? * 1-5 *)"))).toMatchObject([
      { severity: "warning", what: "day-of-week 1-5 is SUN-THU in AWS, and MON-FRI in Unix" },
    ]);
    expect(told(cronSyntax, topology(scheduledAction({ expression: "cron(0 18 ? * 1-5 *)" })))).toHaveLength(1);
  });

  it.each(["cron(0 18 ? * FRI *)", "cron(0 18 ? * 2-6 *)", "cron(0 18 1-5 * ? *)", "rate(1 hour)"])(
    "is silent about %s",
    (expression) => expect(told(cronSyntax, cron(expression))).toEqual([]),
  );

  it("is silent when the plan does not know, and about what is switched off", () => {
    expect(told(cronSyntax, topology(schedule({ expression: unknown() })))).toEqual([]);
    expect(told(cronSyntax, topology(schedule({ expression: "never", state: "DISABLED" })))).toEqual([]);
  });
});

describe("S24 action-schedule", () => {
  it("speaks of an expression and of a zone that AWS does not read", () => {
    expect(told(actionSchedule, topology(scheduledAction({ expression: "0 20 * * *" })))).toHaveLength(1);
    expect(told(actionSchedule, topology(scheduledAction({ timeZone: "CET+1" })))).toEqual(['timezone is "CET+1"']);
  });

  it("is silent about those that it does, and when the plan does not know", () => {
    expect(told(actionSchedule, topology(scheduledAction()))).toEqual([]);
    expect(told(actionSchedule, topology(scheduledAction({ expression: unknown(), timeZone: unknown() })))).toEqual([]);
  });
});

describe("S27 skipped-hour", () => {
  const at = (expression: string, timeZone: string | undefined) =>
    told(skippedHour, topology(schedule({ expression, timeZone }), scheduledAction({ expression, timeZone })), { now });

  it("speaks of a time that clocks skip in spring", () =>
    expect(at("cron(30 2 ? * SUN *)", "Europe/Paris")).toEqual([
      "cron(30 2 ? * SUN *) is skipped at 2027-03-28 02:30 in Europe/Paris",
      "cron(30 2 ? * SUN *) is skipped at 2027-03-28 02:30 in Europe/Paris",
    ]));

  it("is silent about other times, other days, and zones without summer", () => {
    expect(at("cron(30 3 ? * SUN *)", "Europe/Paris")).toEqual([]);
    expect(at("cron(30 2 ? * SAT *)", "Europe/Paris")).toEqual([]);
    expect(at("cron(30 2 ? * SUN *)", undefined)).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    const hidden = topology(schedule({ expression: "cron(30 2 ? * SUN *)", timeZone: unknown() }));
    expect(told(skippedHour, hidden, { now })).toEqual([]);
  });
});
