import { InvalidArgumentError } from "commander";
import fc from "fast-check";
import { durationOption } from "../../src/cli/duration-option";
import { Cron, Duration, parseSchedule, TimeZone } from "../../src/time";
import { answered } from "../answers";
import { anyText } from "../generators/texts";
import { type Target, Violation } from "../target";

const field = fc.oneof(
  fc.constantFrom(
    "*",
    "?",
    "0",
    "L",
    "LW",
    "15W",
    "1#5",
    "MON-FRI",
    "SUN",
    "2-6",
    "*/15",
    "0/5",
    "1,2,3",
    "FRI-MON",
    "60",
  ),
  fc.constantFrom(
    "JAN",
    "2/3",
    "31",
    "32",
    "2027",
    "1970-2199",
    "-",
    ",",
    "1-",
    "/5",
    "*/0",
    "0/0",
    "99999999999",
    "L-3",
    "#",
  ),
  fc.nat({ max: 2_200 }).map(String),
);

const schedule = fc.oneof(
  fc.array(field, { minLength: 4, maxLength: 8 }).map((fields) => `cron(${fields.join(" ")})`),
  fc
    .tuple(fc.oneof(field, anyText), fc.constantFrom("minute", "minutes", "hours", "day", "days", "week", ""))
    .map(([count, unit]) => `rate(${count} ${unit})`),
  fc
    .date({ min: new Date("1900-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((date) => `at(${date.toISOString().slice(0, 19)})`),
  anyText,
  fc.tuple(fc.constantFrom("cron(", "at(", "rate("), anyText).map(([kind, text]) => `${kind}${text})`),
);

const zone = fc.oneof(
  fc.constantFrom("UTC", "Europe/Paris", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe", "Etc/GMT-14"),
  fc.constantFrom(
    "europe/paris",
    "PST",
    "UTC+1",
    "GMT",
    "Europe/Atlantis",
    "+01:00",
    "Etc/Unknown",
    "America/New York",
  ),
  anyText,
);

const AFTER = new Date("2026-11-21T12:00:00Z");
const RUNS = 3;

/** @throws Violation unless the runs of a schedule lie after the instant, in order */
function runsOf(expression: string, zoneName: string): string {
  const cron = Cron.parse(expression);
  const runs = cron.nextRuns(AFTER, TimeZone.of(zoneName), RUNS);
  for (const [index, run] of runs.entries()) {
    if (!(run.getTime() > (runs[index - 1] ?? AFTER).getTime())) {
      throw new Violation(
        `run ${index} of ${expression} is at ${run.toISOString()}, which is not after the one before`,
      );
    }
  }
  return JSON.stringify([cron.expression, cron.describe(), runs]);
}

/** Schedules in time zones: each is read, or told why not. */
export const schedules: Target = {
  name: "schedules",
  batch: 300,
  hasShape: true,
  inputs: () => fc.record({ expression: schedule, zoneName: zone }).map((both) => JSON.stringify(both)),
  run(input) {
    const { expression, zoneName } = JSON.parse(input) as { expression: string; zoneName: string };
    return [
      answered(() => String(parseSchedule(expression))),
      answered(() => `${TimeZone.of(zoneName)} ${TimeZone.of(zoneName).offsetMinutesAt(AFTER)}`),
      answered(() => runsOf(expression, zoneName)),
    ].join("\n");
  },
};

const length = fc.oneof(
  fc
    .tuple(fc.oneof(fc.nat().map(String), field), fc.constantFrom("s", "m", "h", "d", "", " s", "min"))
    .map((parts) => parts.join("")),
  fc.double().map(String),
  anyText,
);

/** Lengths of time as options have them, and as programs have them. */
export const durations: Target = {
  name: "durations",
  batch: 2_000,
  inputs: () => length,
  run: (input) => [optionOf(input), String(Duration.read(input)), String(Duration.minutes(Number(input)))].join("\n"),
};

function optionOf(text: string): string {
  try {
    const seconds = durationOption(text);
    if (!(seconds >= 0 && Number.isFinite(seconds))) {
      throw new Violation(`a length of ${seconds} s`);
    }
    return String(seconds);
  } catch (error) {
    if (error instanceof InvalidArgumentError) {
      return error.message;
    }
    throw error;
  }
}
