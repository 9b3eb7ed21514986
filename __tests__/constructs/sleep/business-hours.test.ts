import { BusinessHours, type BusinessHoursOptions, ScaleToZeroError } from "../../../src";

const hours = (options: Partial<BusinessHoursOptions>) => {
  const { sleep, wake } = BusinessHours.of({ timeZone: "Europe/Paris", from: "08:00", to: "19:00", ...options });
  return [wake.expression, sleep.expression];
};

describe("business hours", () => {
  it("wake each weekday morning and sleep each weekday evening", () => {
    expect(hours({})).toEqual(["cron(0 8 ? * MON-FRI *)", "cron(0 19 ? * MON-FRI *)"]);
  });

  it("may be on other days", () => {
    expect(hours({ days: "MON,WED-THU" })).toEqual(["cron(0 8 ? * MON,WED-THU *)", "cron(0 19 ? * MON,WED-THU *)"]);
  });

  it("end on the next day where they go over midnight, and on Sunday after a Saturday", () => {
    expect(hours({ from: "22:00", to: "6:00" })).toEqual([
      "cron(0 22 ? * MON-FRI *)",
      "cron(0 6 ? * TUE,WED,THU,FRI,SAT *)",
    ]);
    expect(hours({ from: "22:00", to: "06:00", days: "sat" })[1]).toBe("cron(0 6 ? * SUN *)");
    expect(hours({ from: "22:00", to: "06:00", days: "6-7" })[1]).toBe("cron(0 6 ? * SAT,SUN *)");
  });

  it("are every day where that is asked for, over midnight too", () => {
    expect(hours({ days: "*" })).toEqual(["cron(0 8 ? * * *)", "cron(0 19 ? * * *)"]);
    expect(hours({ days: "*", from: "22:00", to: "06:00" })[1]).toBe("cron(0 6 ? * * *)");
  });

  it.each<[unknown, string[]]>([
    [
      { from: "8 am" },
      ['from is "8 am", must be a time of day from 00:00 to 23:59: write hours and minutes as in "08:00"'],
    ],
    [{ to: 19 }, ['to is 19, must be a time of day from 00:00 to 23:59: write hours and minutes as in "19:00"']],
    [
      { from: undefined },
      ['from is missing, must be a time of day from 00:00 to 23:59: write hours and minutes as in "18:00"'],
    ],
    [{ days: "MO-FR" }, ['days is "MO-FR", must be days of the week, SUN to SAT: write "MON-FRI"']],
    [{ days: "MON-SUN" }, ['days is "MON-SUN", must be days of the week, SUN to SAT: write "*"']],
    [{ days: 5 }, ['days is 5, must be days of the week, SUN to SAT: write them as in "MON-FRI"']],
    [
      { to: "08:00" },
      ['to is "08:00", must be a different time than from: remove the sleep window to stay awake all day'],
    ],
    [
      { from: "22:00", to: "6:00", days: "6L" },
      ['days is "6L", must be plain days of the week if the hours span midnight: write them as in "MON-FRI"'],
    ],
    [
      { from: "7", to: "7pm", days: "weekdays" },
      [expect.stringContaining('"07:00"'), expect.stringContaining('"19:00"'), expect.stringContaining('"MON-FRI"')],
    ],
  ])("hold what is wrong with %p, about what was written", (options, texts) => {
    const { sleep, wake } = BusinessHours.of({
      timeZone: "Europe/Paris",
      from: "08:00",
      to: "19:00",
      ...Object(options),
    });
    expect(sleep.problems.map(({ message, fix }) => `${message}: ${fix}`)).toEqual(texts);
    expect(wake.problems).toEqual(sleep.problems);
    expect(() => sleep.expression).toThrow(ScaleToZeroError);
  });

  it("hold it where nothing is given at all", () => {
    expect(BusinessHours.of(undefined as never).sleep.problems).toHaveLength(2);
  });
});
