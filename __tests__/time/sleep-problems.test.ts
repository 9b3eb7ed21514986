import { Cron } from "../../src/time/cron";
import { Duration } from "../../src/time/duration";
import { overlapProblems, problems, type WrittenWindow } from "../../src/time/sleep-problems";
import { TimeZone } from "../../src/time/time-zone";

const judgement = { now: new Date("2026-11-21T05:00:00Z"), cycle: Duration.minutes(31) };
const weekend: WrittenWindow = {
  sleep: "cron(0 18 ? * FRI *)",
  wake: "cron(0 7 ? * MON *)",
  timeZone: "Europe/Paris",
};
const problemsOf = (written: Partial<WrittenWindow>) => problems([{ ...weekend, ...written }], judgement);
const kindsOf = (written: Partial<WrittenWindow>) =>
  problemsOf(written).map(({ kind, severity }) => `${severity} ${kind}`);

describe("a window without problems", () => {
  it("is a weekend", () => expect(problemsOf({})).toEqual([]));

  it("is a weekend given as values", () => {
    const sleep = Cron.weekly("FRI", "18:00");
    expect(problemsOf({ sleep, timeZone: TimeZone.of("Europe/Paris") })).toEqual([]);
  });

  it("is one that ends later", () => {
    expect(problemsOf({ endDate: "2027-12-31T23:59:59Z" })).toEqual([]);
    expect(problemsOf({ endDate: "2026-11-21T05:00:01" })).toEqual([]);
    expect(problemsOf({ endDate: "2026-11-21T06:30:00+01:00" })).toEqual([]);
  });

  it("is one that a token hides", () => {
    expect(problemsOf({ sleep: "${var.sleep}", endDate: "${var.end}" })).toEqual([]);
    expect(problemsOf({ timeZone: "${var.zone}" })).toEqual([]);
  });
});

describe("the mistakes of the published recipe", () => {
  it("has one error for UTC+1, with the city and the fixed offset to write", () => {
    expect(problemsOf({ timeZone: "UTC+1" })).toEqual([
      {
        kind: "time-zone",
        severity: "error",
        message:
          'time zone "UTC+1" is an offset, and AWS requires an IANA name (an offset has no daylight saving time)',
        fix: 'write the zone of a city, such as "Europe/Paris", or "Etc/GMT-1" (an Etc zone has its sign reversed) to go without daylight saving time',
      },
    ]);
  });

  it("has one error for years that are past, with the expression to write", () => {
    expect(problemsOf({ sleep: "cron(00 18 ? * 6 2024-2025)" })).toEqual([
      {
        kind: "expired",
        severity: "error",
        message:
          "sleep cron(0 18 ? * FRI 2024-2025) never runs again, its last run was 2025-12-26 18:00 and today is 2026-11-21",
        fix: "write cron(0 18 ? * FRI *)",
      },
    ]);
  });

  it("has one error for an end date that is past, read in UTC", () => {
    expect(problemsOf({ endDate: "2025-12-31T23:59:59" })).toEqual([
      {
        kind: "end-date",
        severity: "error",
        message: "end date 2025-12-31T23:59:59 is in the past, today is 2026-11-21: the schedule no longer runs",
        fix: "remove the end date, or set a later one",
      },
    ]);
  });

  it("tells each of them when they come together", () => {
    const recipe = {
      sleep: "cron(00 18 ? * 6 2024-2025)",
      wake: "cron(00 07 ? * 2 2024-2025)",
      timeZone: "UTC+1",
      endDate: "2025-12-31T23:59:59",
    };
    expect(kindsOf(recipe)).toEqual(["error time-zone", "error expired", "error expired", "error end-date"]);
  });

  it("finds past years in a zone that only Terraform knows", () => {
    expect(kindsOf({ sleep: "0 18 ? * 6 2024-2025", timeZone: "${var.zone}" })).toEqual(["error expired"]);
  });
});

describe("a window from Tuesday to Tuesday", () => {
  it("has one error, with a wake to write", () => {
    const tuesday = "cron(0 18 ? * TUE *)";
    expect(problemsOf({ sleep: tuesday, wake: tuesday })).toEqual([
      {
        kind: "same-time",
        severity: "error",
        message:
          "sleep cron(0 18 ? * TUE *) and wake cron(0 18 ? * TUE *) both run on TUE at 18:00, first on 2026-11-24 18:00: " +
          "the window is empty, and AWS does not document which of the two runs last",
        fix: "write a wake at another time, such as cron(0 18 ? * WED *) to sleep for a day",
      },
    ]);
  });

  it("has one error when it is open for a minute a week", () => {
    const [only, ...others] = problemsOf({ sleep: "0 18 ? * TUE *", wake: "59 17 ? * TUE *" });
    expect(only).toMatchObject({ kind: "never-awake", severity: "error" });
    expect(only?.message).toContain("after 1 min, less than the 31 min it takes to fall asleep and to wake");
    expect(only?.fix).toContain("at least 31 min before the sleep");
    expect(others).toEqual([]);
  });

  it("proposes no weekday to one that sleeps each day", () => {
    expect(problemsOf({ sleep: "0 18 * * ? *", wake: "0 18 * * ? *" }).map(({ fix }) => fix)).toEqual([
      "write a wake at another time",
    ]);
  });
});

describe("a window that AWS refuses or that never runs", () => {
  it.each<[string, Partial<WrittenWindow>, readonly string[]]>([
    ["both day fields set", { sleep: "0 18 * * * *" }, ["error cron"]],
    ["five fields", { wake: "0 7 * * 1" }, ["error cron"]],
    ["a day that no month has", { sleep: "0 0 30 2 ? *" }, ["error never-runs"]],
    ["an end date that is none", { endDate: "soon" }, ["error end-date"]],
    ["an end date that is now", { endDate: "2026-11-21T05:00:00Z" }, ["error end-date"]],
  ])("%s", (_, written, kinds) => expect(kindsOf(written)).toEqual(kinds));

  it("lets errors through that are none of its own", () => {
    const broken = { toString: () => "broken" } as Cron;
    expect(() => problemsOf({ sleep: broken })).toThrow(TypeError);
  });
});

describe("a window that works, but not as it reads", () => {
  it("saves nothing when it is shorter than falling asleep and waking", () => {
    expect(kindsOf({ sleep: "0 18 ? * TUE *", wake: "30 18 ? * TUE *" })).toEqual(["error short-sleep"]);
    expect(kindsOf({ sleep: "0 12,18 ? * TUE *", wake: "30 12,23 ? * TUE *" })).toEqual(["warning short-sleep"]);
    expect(kindsOf({ sleep: "0 18 ? * TUE *", wake: "31 18 ? * TUE *" })).toEqual([]);
  });

  it("serves nobody on the one day it is hardly awake", () => {
    const wake = "0,45 7 ? * TUE *";
    expect(kindsOf({ sleep: "0 8 ? * TUE,FRI *", wake: "50 7 ? * FRI,SUN *" })).toEqual(["warning never-awake"]);
    expect(kindsOf({ sleep: "0 8 ? * TUE *", wake })).toEqual([]);
  });

  it("skips the night on which clocks jump over its time", () => {
    const [only, ...others] = problemsOf({ sleep: "0 20 * * ? *", wake: "30 2 * * ? *" });
    expect(only).toEqual({
      kind: "skipped-run",
      severity: "warning",
      message:
        "wake cron(30 2 * * ? *) is skipped at 2027-03-28 02:30, clocks in Europe/Paris go from 02:00 to 03:00 that day: " +
        "it stays asleep until the next wake",
      fix: "write a time before 02:00 or from 03:00 on",
    });
    expect(others).toEqual([]);
  });

  it("skips none where clocks never change", () => {
    expect(kindsOf({ sleep: "0 20 * * ? *", wake: "30 2 * * ? *", timeZone: "Etc/GMT-1" })).toEqual([]);
  });

  it("is judged soon even if it runs each minute", () => {
    expect(kindsOf({ sleep: "0/2 * * * ? *", wake: "1/2 * * * ? *" })).toContain("error never-awake");
  });
});

describe("two windows of one component", () => {
  const night: WrittenWindow = { ...weekend, name: "Night", sleep: "0 20 * * ? *", wake: "0 7 * * ? *" };

  it("are told where they first overlap", () => {
    expect(problems([weekend, night], judgement)).toEqual([
      {
        kind: "overlap",
        severity: "error",
        message:
          "windows cron(0 18 ? * FRI *) to cron(0 7 ? * MON *) and Night overlap on 2026-11-21 06:00: " +
          "the first to wake undoes the sleep of the other",
        fix: "write one window from the earlier sleep to the later wake, or move one of them",
      },
    ]);
  });

  it("may lie apart", () => {
    const weekdays = { ...night, sleep: "0 20 ? * MON-THU *", wake: "0 7 ? * TUE-FRI *" };
    expect(problems([weekend, weekdays], judgement)).toEqual([]);
  });

  it("are not compared while one of them cannot be read", () => {
    expect(overlapProblems(weekend, { ...night, timeZone: "UTC+1" }, judgement)).toEqual([]);
    expect(overlapProblems(weekend, { ...night, wake: "${var.wake}" }, judgement)).toEqual([]);
  });
});
