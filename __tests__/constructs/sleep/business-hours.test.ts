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

  it.each([{ from: "8 am" }, { to: "24:00" }, { days: "WEEKDAYS" }])("refuse %p", (options) => {
    expect(() => hours(options)).toThrow(ScaleToZeroError);
  });
});
