import fc from "fast-check";
import { BUILT_IN_NAMES, builtInProfile, profileExample, readTraffic } from "../../src/behaviour/traffic";
import { answered } from "../answers";
import { editedText, textEdits } from "../generators/edits";
import { anyNumber, anyText } from "../generators/texts";
import { type Target, Violation } from "../target";

const TRACES = [
  "timestamp,duration_ms\n2026-11-02T09:15:00Z,250\n2026-11-02T09:15:01.5Z,1250\n",
  "1793610900\n1793610901.5\n1793610903\n",
  '{"timestamp":"2026-11-02T09:15:00Z","duration":2}\n{"timestamp":"2026-11-02T09:15:03Z"}\n',
  "minute,count\n2026-11-02T09:15:00Z,3\n2026-11-02T09:17:00Z,2\n",
  '{"Label":"Invocations","Datapoints":[{"Timestamp":"2026-11-02T09:10:00+00:00","Sum":3},{"Timestamp":"2026-11-02T09:05:00+00:00","Sum":2}]}',
  '{"MetricDataResults":[{"Id":"m","Timestamps":["2026-11-02T09:10:00+00:00"],"Values":[3]}]}',
  `f,${Array(1440).fill(1).join()}\n`,
];

const value = fc.oneof(
  anyNumber,
  anyText,
  fc.constantFrom("30s", "Mon-Fri", "08:00-18:00", "never", "hold", null, [], {}),
);
const settings = fc.record(
  {
    periods: fc.array(fc.record({ days: value, hours: value, rate: value }, { requiredKeys: [] }), { maxLength: 3 }),
    arrivals: fc.oneof(value, fc.record({ bursts: fc.record({ size: value, spacing: value }) })),
    serviceTime: fc.oneof(value, fc.record({ p50: value, max: value }), fc.record({ exponential: value })),
    atZero: fc.oneof(value, fc.record({ every: value, for: value })),
    concurrency: value,
  },
  { requiredKeys: [] },
);
const profile = fc
  .tuple(settings, fc.dictionary(anyText, settings, { maxKeys: 2 }), value)
  .map(([top, components, timeZone]) => JSON.stringify({ ...top, components, timeZone }));
const written = fc.constantFrom(profileExample, ...BUILT_IN_NAMES.map(builtInProfile), ...TRACES);

const WEEK_SECONDS = 604_800;
/** Enough to see the order of the requests; a profile may have half a billion. */
const MOST_READ = 20_000;

/** Traffic profiles and traces, right and wrong: what is read gives requests in order, in the span, and the same again. */
export const trafficFiles: Target = {
  name: "traffic",
  batch: 300,
  inputs: () =>
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(written, textEdits).map(([text, edits]) => editedText(text, edits)) },
      { weight: 2, arbitrary: profile.map((text) => editedText(text, [])) },
      { weight: 1, arbitrary: anyText.map((text) => editedText(text, [])) },
    ),
  run: (input) =>
    answered(() => {
      const read = readTraffic("traffic", () => [input]);
      const span = {
        startMs: read.firstMs ?? Date.UTC(2026, 10, 2),
        seconds: Math.min(read.lengthSeconds ?? WEEK_SECONDS, WEEK_SECONDS),
      };
      const asked = { endpointName: "chat", componentName: "llm", index: 0, of: 1 };
      const arrivals = read.arrivals(asked, span, 1);
      const [times, services] = [new Float64Array(64), new Float64Array(64)];
      let [requests, last] = [0, 0];
      for (let count = -1; arrivals !== undefined && count !== 0 && requests < MOST_READ; requests += count) {
        count = arrivals.read(times, services);
        for (let index = 0; index < count; index += 1) {
          const [time = Number.NaN, service = Number.NaN] = [times[index], services[index]];
          if (!(time >= last && time < span.seconds && service >= 0 && Number.isFinite(service))) {
            throw new Violation(`request ${requests + index} is at ${time} s after ${last} s and takes ${service} s`);
          }
          last = time;
        }
      }
      return JSON.stringify([requests, last, read.assumptions, read.client(asked), read.concurrency(asked)]);
    }),
};
