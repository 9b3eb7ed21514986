import { verdictClauses } from "../../src/review/reason";

const hours = (...schedules: readonly string[]) => ({ kind: "hours", schedules }) as const;

const said = (sleeps: readonly string[], wakes: readonly string[]) =>
  verdictClauses({ sleepsWhen: hours(...sleeps), wakesWhen: hours(...wakes) }).join(", ");

describe("hours of sleep that only schedules end", () => {
  it("are one span where each is one time of every day", () => {
    expect(said(["19:00 Europe/Dublin"], ["07:00 Europe/Dublin"])).toBe(
      "asleep 19:00 to 07:00 Europe/Dublin, nothing wakes it in between",
    );
  });

  it("last over the days that both leave out", () => {
    expect(said(["19:00 MON-FRI UTC"], ["07:00 MON-FRI UTC"])).toBe(
      "asleep from 19:00 MON-FRI to the next 07:00 MON-FRI UTC, nothing wakes it in between",
    );
  });

  it.each([
    ["other days", ["18:00 FRI UTC"], ["07:00 MON UTC"]],
    ["another zone", ["19:00 UTC"], ["07:00 Europe/Dublin"]],
    ["several times", ["12:00 UTC", "19:00 UTC"], ["07:00 UTC"]],
    ["the same time", ["07:00 UTC"], ["07:00 UTC"]],
    ["an expression that is no time of day", ["rate(1 day) UTC"], ["07:00 UTC"]],
  ])("are told one by one with %s", (_, sleeps, wakes) => {
    expect(said(sleeps, wakes)).toBe(
      `sleeps at ${sleeps.join(" and ")}, no request wakes it, only ${wakes.join(" and ")}`,
    );
  });

  it("are told one by one where it sleeps when idle", () => {
    const sleepsWhen = { kind: "idle", seconds: 1500 } as const;
    expect(verdictClauses({ sleepsWhen, wakesWhen: hours("07:00 UTC") })).toEqual([
      "sleeps when idle for about 25 min",
      "no request wakes it, only 07:00 UTC",
    ]);
  });
});
