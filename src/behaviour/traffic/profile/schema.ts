import { z } from "zod";
import { shown } from "../../../shown";
import { TimeError, TimeZone } from "../../../time";
import { secondsOf } from "../../written/length";
import type { Client } from "../client";
import type { ServiceTime } from "../streams/service-time";
import { readDates, readDays } from "./days";
import { readHours } from "./hours";
import type { Pattern, Period } from "./profile";
import { LONGEST_TEXT, length, members, must, readable, texts } from "./schema-parts";

/* The schema of a profile. The published one, docs/traffic-profile.schema.json, is made of this. */

const MOST_PERIODS = 100;
const MOST_NAMES = 2000;
/** No burst is larger, and none takes longer: all requests of the bursts that are open are kept in memory. */
const MOST_IN_A_BURST = 100_000;
const LONGEST_BURST_SECONDS = 3600;

/** What a client that holds requests does by default. */
const PROBE = "10s";

const period = members(
  {
    days: texts("days", "Mon-Fri", readDays)
      .transform((list) => ({
        weekdays: list.flatMap(({ weekdays }) => weekdays),
        dates: list.flatMap(({ dates }) => dates),
        holidays: list.some(({ holidays }) => holidays),
      }))
      .optional()
      .describe(
        "Days of the week, dates or `holidays`: Mon-Fri, Sat, 2026-12-24, 2026-12-24 to 2027-01-01. A period with days of the week does not apply on holidays. Absent: every day, holidays included",
      ),
    hours: texts("hours", "08:00-18:00", readHours)
      .transform((list) => list.flat())
      .optional()
      .describe(
        "Hours by the clock of the time zone: 08:00-18:00, or 22:00-06:00 across midnight. Absent: the whole day",
      ),
    rate: z
      .number(must("a finite number", "write the requests a minute, such as 12"))
      .min(0, must("at least 0", "write the requests a minute, such as 12"))
      .describe("Requests a minute, on average. Rates of periods that overlap add"),
  },
  "{ days: Mon-Fri, hours: 08:00-18:00, rate: 12 }",
) satisfies z.ZodType<Period>;

const arrivals = z
  .union(
    [
      z.enum(["poisson", "even"]).transform((kind): Pattern => ({ kind })),
      members(
        {
          bursts: members(
            {
              size: z
                .int(must("a whole number", "write the requests of a burst, such as 20"))
                .min(1, must("at least 1", "write the requests of a burst, such as 20"))
                .max(MOST_IN_A_BURST, must(`at most ${MOST_IN_A_BURST}`, "write the requests of a burst, such as 20"))
                .describe("Requests of a burst"),
              spacing: length("the time between two requests of a burst", { max: LONGEST_BURST_SECONDS }).optional(),
            },
            "{ size: 20, spacing: 100ms }",
          ).refine(({ size, spacing }) => size * (spacing ?? 0) <= LONGEST_BURST_SECONDS, {
            message: `takes longer than ${LONGEST_BURST_SECONDS} s: lower size or spacing`,
          }),
        },
        "{ bursts: { size: 20, spacing: 100ms } }",
      ).transform(
        ({ bursts }): Pattern => ({ kind: "bursts", size: bursts.size, spacingSeconds: bursts.spacing ?? 0 }),
      ),
    ],
    must("poisson, even or bursts", "write poisson, even or { bursts: { size: 20, spacing: 100ms } }"),
  )
  .describe(
    "How requests follow each other. `poisson`: as of many clients. `even`: as of a timer. `bursts`: in groups",
  );

const PERCENTILES = [
  ["min", 0],
  ["p50", 0.5],
  ["p90", 0.9],
  ["p95", 0.95],
  ["p99", 0.99],
  ["max", 1],
] as const;

const percentiles = members(
  {
    min: length("the shortest time").optional(),
    p50: length("the time that half of the requests take at most"),
    p90: length("the time that 90 % of the requests take at most").optional(),
    p95: length("the time that 95 % of the requests take at most").optional(),
    p99: length("the time that 99 % of the requests take at most").optional(),
    max: length("the longest time").optional(),
  },
  "{ p50: 2s, p95: 8s, p99: 15s, max: 30s }",
).transform((given, context): ServiceTime => {
  const written = PERCENTILES.flatMap(([name, part]) => {
    const seconds = given[name];
    return seconds === undefined ? [] : [{ name, part, seconds }];
  });
  for (const [index, { name, seconds }] of written.entries()) {
    const before = written[index - 1];
    if (before !== undefined && seconds < before.seconds) {
      context.issues.push({
        code: "custom",
        path: [name],
        message: `is shorter than ${before.name}: write percentiles that rise`,
        input: given,
      });
    }
  }
  const [first] = written;
  const last = written.at(-1);
  return {
    kind: "percentiles",
    points: [
      ...(first?.part === 0 ? [] : [{ part: 0, seconds: 0 }]),
      ...written.map(({ part, seconds }) => ({ part, seconds })),
      ...(last === undefined || last.part === 1 ? [] : [{ part: 1, seconds: last.seconds }]),
    ],
  };
});

const serviceTime = z
  .union(
    [
      length("a length of time").transform((seconds): ServiceTime => ({ kind: "constant", seconds })),
      members({ constant: length("the time of each request") }, "{ constant: 2s }").transform(
        ({ constant }): ServiceTime => ({ kind: "constant", seconds: constant }),
      ),
      members({ exponential: length("the average time") }, "{ exponential: 2s }").transform(
        ({ exponential }): ServiceTime => ({ kind: "exponential", meanSeconds: exponential }),
      ),
      percentiles,
    ],
    must(
      "a length of time or a distribution",
      "write 2s, { exponential: 2s } or { p50: 2s, p95: 8s, p99: 15s, max: 30s }",
    ),
  )
  .describe(
    "How long a copy works on a request. Between percentiles the time rises evenly, from `min` (default: 0s) on",
  );

const atZero = z
  .union(
    [
      z
        .enum(["never", "hold"])
        .transform((kind): Client => (kind === "never" ? { kind } : { kind, probeSeconds: secondsOf(PROBE) ?? 0 })),
      members(
        {
          every: length("the time between two attempts", { min: 0.1 }),
          for: length("the time from the first attempt to the last"),
        },
        "{ every: 30s, for: 15m }",
      ).transform((given): Client => ({ kind: "every", everySeconds: given.every, forSeconds: given.for })),
      members(
        { hold: members({ probe: length("the time between two probes", { min: 0.1 }) }, `{ probe: ${PROBE} }`) },
        `{ hold: { probe: ${PROBE} } }`,
      ).transform(({ hold }): Client => ({ kind: "hold", probeSeconds: hold.probe })),
    ],
    must("never, hold or retries", "write never, hold or { every: 30s, for: 15m }"),
  )
  .describe(
    `What a client does while the endpoint has no capacity. \`never\`: the request is lost. \`every\`: it is sent again. \`hold\`: it is kept, and one request probes for all (default: every ${PROBE})`,
  );

const settings = {
  periods: z
    .array(period, must("a list of periods", "write periods: [{ days: Mon-Fri, hours: 08:00-18:00, rate: 12 }]"))
    .max(MOST_PERIODS, must(`at most ${MOST_PERIODS} periods`, "combine days and hours in one period"))
    .optional()
    .describe(
      "When requests are sent. `[]`: never. At the top and below `endpoints`: the requests of an endpoint, shared evenly by its components",
    ),
  arrivals: arrivals.optional(),
  serviceTime: serviceTime.optional(),
  atZero: atZero.optional(),
  concurrency: z
    .int(must("a whole number", "write how many requests a copy works on at a time, such as 4"))
    .min(1, must("at least 1", "write how many requests a copy works on at a time, such as 4"))
    .max(1_000_000, must("at most 1000000", "write how many requests a copy works on at a time, such as 4"))
    .optional()
    .describe("Requests that a copy works on at a time"),
};

const named = (what: string) =>
  z
    .record(
      z.string().max(LONGEST_TEXT),
      members(settings, `${what}: { periods: [{ rate: 12 }] }`),
      must("a mapping of names", `write ${what}: { periods: [{ rate: 12 }] }`),
    )
    .refine((given) => Object.keys(given).length <= MOST_NAMES, {
      message: `has more than ${MOST_NAMES} names: write several profiles`,
    })
    .transform((given) => new Map(Object.entries(given)))
    .optional();

const timeZone = readable(
  z.string(must("the name of a time zone", "write a name such as Europe/Paris or UTC")),
  (text) => {
    if (text.length > 100 || text.includes("${")) {
      return {
        wrong: `is ${shown(text.slice(0, 100))}, must be the name of a time zone: write a name such as Europe/Paris or UTC`,
      };
    }
    try {
      return { value: TimeZone.of(text) };
    } catch (error) {
      if (error instanceof TimeError) {
        return { wrong: `: ${error.message}` };
      }
      throw error;
    }
  },
);

export const profileSchema = members(
  {
    $schema: z.string().optional().describe("Address of this schema, for editors"),
    name: z
      .string(must("a text", "write a name such as office-chat"))
      .max(LONGEST_TEXT, must(`at most ${LONGEST_TEXT} characters`, "write a short name"))
      .optional()
      .describe("Name of the profile in reports"),
    timeZone: timeZone
      .optional()
      .describe("IANA name of the time zone of days and hours, such as Europe/Paris. Default: UTC"),
    holidays: texts(
      "dates",
      "2026-12-24",
      (text) =>
        readDates(text) ?? { wrong: `is ${shown(text)}, must be a date: write 2026-12-24 or 2026-12-24 to 2027-01-01` },
    )
      .optional()
      .describe("Dates on which periods with days of the week do not apply: 2026-12-24, or 2026-12-24 to 2027-01-01"),
    ...settings,
    components: named("llama3-8b").describe(
      "Inference components by name. What an entry leaves out comes from the endpoint, then from the top",
    ),
    endpoints: named("chat").describe("Endpoints by name. What an entry leaves out comes from the top"),
  },
  "name: office-chat, then timeZone and periods",
).describe("Traffic profile for `scale-to-zero simulate --traffic`");

/** The published schema. */
export const trafficProfileSchema = (): unknown => ({
  title: "scale-to-zero traffic profile",
  ...z.toJSONSchema(profileSchema, { io: "input" }),
});
