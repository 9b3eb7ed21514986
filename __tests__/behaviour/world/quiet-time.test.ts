import type { EndpointRun } from "../../../src/behaviour/outcome/outcome";
import {
  component,
  endpoint,
  firing,
  queue,
  ran,
  requestsAt,
  stepPolicy,
  target,
  valueAt,
} from "../../support/simulated";

const HOUR = 3600;

const desired = ({ units }: EndpointRun, at: number) => valueAt(units[0]?.desired ?? [], at);

/** Wakes when requests are refused in 2 of the last 10 minutes. */
const twoOfTen = endpoint({
  units: [
    component({
      initialCapacity: 0,
      target: target({
        max: 1,
        steps: [
          stepPolicy({
            alarms: [
              firing("NoCapacityInvocationFailures", {
                periodSeconds: 60,
                evaluationPeriods: 10,
                datapointsToAlarm: 2,
                treatMissingData: "notBreaching",
              }),
            ],
          }),
        ],
      }),
    }),
  ],
});

describe("hours without requests", () => {
  it("are forgotten by an alarm that looks at ten minutes", () => {
    const run = ran(twoOfTen, { hours: 12, traffic: [{ arrivals: requestsAt([90, 10 * HOUR + 90]) }] });
    expect(desired(run, 12 * HOUR)).toBe(0);
  });

  it("do not keep two refused requests in ten minutes from waking it", () => {
    const run = ran(twoOfTen, { hours: 12, traffic: [{ arrivals: requestsAt([10 * HOUR, 10 * HOUR + 90]) }] });
    expect(desired(run, 12 * HOUR)).toBe(1);
  });

  it("end where a request comes, at the second", () => {
    const run = ran(queue({}, { initialCapacity: 0 }), {
      hours: 12,
      traffic: [{ arrivals: requestsAt([10 * HOUR + 0.5]) }],
    });
    expect(run.wakes).toMatchObject([{ at: 10 * HOUR + 0.5, by: "request" }]);
  });

  it("do not shift the minute in which an alarm runs its policy again", () => {
    const times = [7 * HOUR + 33, 7 * HOUR + 63, 7 * HOUR + 93];
    const run = (skipsQuiet: boolean) =>
      ran(twoOfTen, { hours: 12, skipsQuiet, traffic: [{ arrivals: requestsAt(times) }] });
    expect(run(true)).toEqual(run(false));
  });
});

describe("before the deployment", () => {
  it("nothing is published: an alarm on an empty queue waits for its first datapoint", () => {
    const { alarms } = ran(queue(), { hours: 1 });
    const states = alarms.find(({ name }) => name === "ApproximateBacklogSize alarm")?.states ?? [];
    // A minute ends at 60 s, and its datapoint is shown 50 s later.
    expect(states[1]).toEqual({ at: 120, value: 0 });
  });
});
