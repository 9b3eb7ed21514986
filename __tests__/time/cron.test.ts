import { ScaleToZeroError } from "../../src/errors";
import { Cron } from "../../src/time/cron";
import { TimeZone } from "../../src/time/time-zone";

const paris = TimeZone.of("Europe/Paris");
const now = new Date("2026-11-21T05:00:00Z");

const textsOf = ({ problems }: Cron): string[] => problems.map(({ message, fix }) => `${message}: ${fix}`);

describe("the expression of a cron", () => {
  it.each([
    ["0 18 ? * 6 *", "cron(0 18 ? * FRI *)"],
    ["cron(0 18 ? * 6 *)", "cron(0 18 ? * FRI *)"],
    [" cron( 00  07 ? *  2-6 * ) ", "cron(0 7 ? * MON-FRI *)"],
    ["00 18 ? * 6 2024-2025", "cron(0 18 ? * FRI 2024-2025)"],
    ["0 18 ? jan-mar fri *", "cron(0 18 ? JAN-MAR FRI *)"],
    ["0 18 ? * fri#3 *", "cron(0 18 ? * 6#3 *)"],
    ["0 18 ? * FRIL *", "cron(0 18 ? * 6L *)"],
    ["0 18 L-3 * ? *", "cron(0 18 L-3 * ? *)"],
    ["0/15 8-17 ? * MON,3 *", "cron(0/15 8-17 ? * MON,TUE *)"],
  ])("%s is %s", (written, expression) => {
    expect(Cron.of(written).expression).toBe(expression);
    expect(`${Cron.of(expression)}`).toBe(expression);
  });

  it("is weekly on a day, a range or a list", () => {
    expect(Cron.weekly("FRI", "18:00").expression).toBe("cron(0 18 ? * FRI *)");
    expect(Cron.weekly("MON-FRI", "07:30").expression).toBe("cron(30 7 ? * MON-FRI *)");
    expect(Cron.weekly("MON,WED", "07:30").expression).toBe("cron(30 7 ? * MON,WED *)");
  });

  it("is daily at midnight, zero and all", () => {
    expect(Cron.daily("00:00").expression).toBe("cron(0 0 * * ? *)");
  });
});

describe("a cron that AWS would refuse or misread", () => {
  it.each([
    ["0 18 * * 5", "0 of Unix is Sunday", "write cron(0 18 ? * FRI *)"],
    ["0 18 * * 1-5", "Unix", "write cron(0 18 ? * MON-FRI *)"],
    ["0 18 * * 7", "Unix has two Sundays", "write cron(0 18 ? * SUN *)"],
    ["0 18 1 * 5", "Unix with both", "write two schedules, cron(0 18 1 * ? *) and cron(0 18 ? * FRI *)"],
    ["0 18 * * *", "Unix daily", "write cron(0 18 * * ? *)"],
    ["0 18 ? * FRI", "no year", "write cron(0 18 ? * FRI *), with a year"],
    ["0 0 18 ? * FRI", "Quartz", "write cron(0 18 ? * FRI *)"],
    ["0 0 18 ? * FRI *", "Quartz with a year", "write cron(0 18 ? * FRI *), AWS has no seconds"],
    ["", "nothing", "write all six, as in cron(0 18 ? * FRI *)"],
    ["cron(", "nearly nothing", "write all six, as in cron(0 18 ? * FRI *)"],
    ["0 18 * * * *", "both days open", "write cron(0 18 * * ? *)"],
    ["0 18 ? * ? *", "no day", "write cron(0 18 * * ? *)"],
    ["0 18 * * FRI *", "both days", "write cron(0 18 ? * FRI *)"],
    ["0 18 1 * * *", "both days", "write cron(0 18 1 * ? *)"],
    ["0 18 1 * 6 *", "both days", "write two schedules, cron(0 18 1 * ? *) and cron(0 18 ? * FRI *)"],
    ["0 18 ? * 0 *", "Sunday of Unix", "write SUN to SAT, or 1 to 7 with Sunday as 1"],
    ["0 18 ? * 8 *", "no such day", "write a value in 1-7 or SUN-SAT"],
    ["0 18 ? * FRIDAY *", "a long name", "write FRI"],
    ["0 18 ? * FRI-MON *", "backwards", "write FRI-SAT,SUN-MON"],
    ["0 22-2 * * ? *", "backwards", "write 22-23,0-2"],
    ["0 18 ? * MON-SUN *", "every day, backwards", "write *"],
    ["0 22-2/2 * * ? *", "backwards in steps", "write its values one by one"],
    ["0 18 * * ? 2030-2027", "backwards in years", "write 2027-2030"],
    ["0 18 1 JANFEB ? *", "two names", "write JAN"],
    ["0 18 ? * MON- *", "half a range", "write MON"],
    ["0 18 ? * 6#3,2#1 *", "two of #", "create a schedule for each value"],
    ["0 18 ? * 2/2 *", "steps of weekdays", "write a value in 1-7 or SUN-SAT"],
    ["60 18 * * ? *", "no such minute", "write a value in 0-59"],
    ["0 24 * * ? *", "no such hour", "write a value in 0-23"],
    ["a 18 * * ? *", "letters", "write a value in 0-59"],
    ["0 18 * 13 ? *", "no such month", "write a value in 1-12 or JAN-DEC"],
    ["0 18 0 * ? *", "no such day", "write a value in 1-31"],
    ["0 18 * * ? 1969", "before AWS", "write a value in 1970-2199"],
    ["0/0 18 * * ? *", "no step", "write a value in 0-59"],
    ["0, 18 * * ? *", "half a list", "write a value in 0-59"],
  ])("%s (%s) is told to %s", (written, _, fix) => {
    expect(() => Cron.parse(written)).toThrow(ScaleToZeroError);
    expect(() => Cron.parse(written)).toThrow(`: ${fix}`);
    expect(() => Cron.parse(written)).toThrow(`"${written}"`);
  });

  it.each([
    ["24:00", "00:00"],
    ["7", "07:00"],
    ["6pm", "18:00"],
    ["12 AM", "00:00"],
    ["19h", "19:00"],
    ["7h30", "07:30"],
    ["19.45", "19:45"],
    ["18:00:30", "18:00"],
    ["18:60", "18:00"],
    ["25", "18:00"],
    ["noon", "18:00"],
    ["", "18:00"],
  ])("the time %p is told how to write it: %s", (time, meant) => {
    expect(textsOf(Cron.daily(time))).toEqual([
      `time is "${time}", must be a time of day from 00:00 to 23:59: write hours and minutes as in "${meant}"`,
    ]);
  });

  it.each([
    ["MO-FR", 'write "MON-FRI"'],
    ["Monday to Friday", 'write "MON-FRI"'],
    ["tues", 'write "TUE"'],
    ["mon.,wed.", 'write "MON,WED"'],
    ["weekdays", 'write "MON-FRI"'],
    ["daily", 'write "*"'],
    ["MON-SUN", 'write "*"'],
    ["Mo-So", 'write them as in "MON-FRI"'],
    ["FRI-MON", 'write "FRI-SAT,SUN-MON"'],
    ["?", 'write them as in "MON-FRI"'],
    ["", 'write them as in "MON-FRI"'],
  ])("the days %p are told how to write them: %s", (days, fix) => {
    expect(textsOf(Cron.weekly(days, "18:00"))).toEqual([
      `days is "${days}", must be days of the week, SUN to SAT: ${fix}`,
    ]);
  });

  it("every day may be written as a star, and as two ranges", () => {
    expect(Cron.weekly("*", "18:00").expression).toBe("cron(0 18 ? * * *)");
    expect(Cron.weekly("MON-SAT,SUN", "18:00").problems).toEqual([]);
  });

  it("both problems of one are there, about what was written", () => {
    const broken = Cron.weekly("MO", "19h");
    expect(textsOf(broken)).toEqual([expect.stringMatching(/^days is "MO"/), expect.stringMatching(/^time is "19h"/)]);
    expect(String(broken)).toBe('Cron.weekly("MO", "19h")');
    expect(broken.isToken).toBe(false);
  });

  it.each<[string, (cron: Cron) => unknown]>([
    ["its expression", (cron) => cron.expression],
    ["a run", (cron) => cron.next(now, paris)],
    ["the run before", (cron) => cron.previous(now, paris)],
    ["words", (cron) => cron.describe()],
    ["whether it is over", (cron) => cron.isExhausted(now)],
  ])("one with a problem gives it to whoever asks for %s", (_, ask) => {
    expect(() => ask(Cron.of("0 18 * * FRI"))).toThrow("has 5 fields, an AWS cron has six");
  });

  it.each<[unknown, string]>([
    [undefined, "the expression is missing"],
    [5, "the expression is 5"],
    [{ minute: 0 }, 'the expression is {"minute":0}'],
  ])("what is no text is told so: %p", (written, start) => {
    expect(textsOf(Cron.of(written as never))[0]).toContain(`${start}, must be a text with the six fields`);
  });

  it("says which field is wrong, and what AWS takes there", () => {
    expect(() => Cron.parse("0 25 ? * FRI *")).toThrow(
      '"0 25 ? * FRI *" has "25" as its hours, AWS takes 0-23 and the wildcards , - * /: write a value in 0-23',
    );
  });
});

describe("what a cron says of itself", () => {
  it.each([
    ["0 18 ? * FRI *", "At 18:00, only on Friday"],
    ["0 18 ? * 6 *", "At 18:00, only on Friday"],
    ["30 7 ? * MON-FRI *", "At 07:30, Monday through Friday"],
    ["0 8 L * ? *", "At 08:00, on the last day of the month"],
    ["0 8 ? * 3#2 *", "At 08:00, on the second Tuesday of the month"],
  ])("%s is %s", (expression, text) => {
    expect(Cron.of(expression).describe()).toBe(text);
  });

  it("is exhausted when its years are past", () => {
    expect(Cron.of("0 18 ? * 6 2024-2025").isExhausted(now)).toBe(true);
    expect(Cron.of("0 18 ? * 6 2024-2026").isExhausted(now)).toBe(false);
    expect(Cron.of("0 0 30 2 ? *").isExhausted(now)).toBe(true);
  });

  it("is not exhausted while it is still the old year in some zone", () => {
    const cron = Cron.of("0 23 31 12 ? 2026");
    expect(cron.isExhausted(new Date("2027-01-01T10:59:00Z"))).toBe(false);
    expect(cron.isExhausted(new Date("2027-01-01T11:00:00Z"))).toBe(true);
  });

  it("tells the last time it ran, and how it would run every year", () => {
    const cron = Cron.of("00 18 ? * 6 2024-2025");
    expect(cron.lastLocalTime(now)).toBe("2025-12-26 18:00");
    expect(cron.everyYear().expression).toBe("cron(0 18 ? * FRI *)");
    expect(Cron.of("0 0 30 2 ? *").lastLocalTime(now)).toBeUndefined();
  });

  it("knows the instants it runs at", () => {
    expect(Cron.weekly("FRI", "18:00").runsAt(new Date("2026-11-27T17:00:00Z"), paris)).toBe(true);
    expect(Cron.weekly("FRI", "18:00").runsAt(new Date("2026-11-27T18:00:00Z"), paris)).toBe(false);
  });

  it("counts the repeated hour as run when it looks back", () => {
    const [before, cron] = [new Date("2027-10-31T01:10:00Z"), Cron.daily("02:30")];
    expect(cron.previous(before, paris)).toEqual(new Date("2027-10-31T00:30:00Z"));
  });

  it("names the night on which clocks jump over it", () => {
    const until = new Date("2027-11-21T05:00:00Z");
    expect(
      Cron.daily("02:30")
        .skippedRuns(now, until, paris)
        .map((run) => run.localTime),
    ).toEqual(["2027-03-28 02:30"]);
    expect(Cron.daily("03:00").skippedRuns(now, until, paris)).toEqual([]);
    expect(Cron.weekly("SAT", "02:30").skippedRuns(now, until, paris)).toEqual([]);
  });

  it("gives no run for a count of zero", () => {
    expect(Cron.daily("18:00").nextRuns(now, paris, 0)).toEqual([]);
  });
});

describe("a cron with a Terraform token", () => {
  it.each(["${var.sleep}", "cron(0 ${var.hour} ? * FRI *)", "${TfToken[TOKEN.7]}"])(
    "%s goes through unread",
    (text) => {
      const cron = Cron.of(text);
      expect(cron.isToken).toBe(true);
      expect(cron.expression).toBe(text);
      expect(cron.describe()).toBe(text);
      expect(cron.next(now, paris)).toBeUndefined();
      expect(cron.previous(now, paris)).toBeUndefined();
      expect(cron.nextRuns(now, paris, 3)).toEqual([]);
      expect(cron.isExhausted(now)).toBe(false);
      expect(cron.lastLocalTime(now)).toBeUndefined();
      expect(cron.everyYear().expression).toBe(text);
      expect(cron.skippedRuns(now, new Date("2028-01-01T00:00:00Z"), paris)).toEqual([]);
    },
  );

  it("takes the day of a week from a variable", () => {
    expect(Cron.weekly("${var.day}", "18:00").expression).toBe("cron(0 18 ? * ${var.day} *)");
  });

  it("cannot take a time of day from a variable, and says what can", () => {
    expect(() => Cron.daily("${var.time}").expression).toThrow("write Cron.of() with a token in place of the hours");
  });

  it("has no next run in a zone that only Terraform knows", () => {
    expect(Cron.daily("18:00").next(now, TimeZone.of("${var.zone}"))).toBeUndefined();
    expect(Cron.daily("18:00").previous(now, TimeZone.of("${var.zone}"))).toBeUndefined();
  });
});
