import fc from "fast-check";
import { AlarmMachine } from "../../src/behaviour/laws/alarm";
import type { AlarmState } from "../../src/behaviour/laws/alarm-settings";
import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import { ALARMS } from "../../src/local-aws/services/cloudwatch/alarm";
import { putAlarm } from "../../src/local-aws/services/cloudwatch/alarm-changes";
import { recordSample } from "../../src/local-aws/services/cloudwatch/metric";
import { sampleOf } from "../../src/local-aws/services/cloudwatch/sample";
import { Store } from "../../src/local-aws/store/store";

const MINUTE = 60;
const START = Date.parse("2026-11-21T12:00:00Z");
const METRIC = { Namespace: "Shop", MetricName: "Waiting", Dimensions: [] };

/** Values of minutes, with long stretches without any: an alarm rests in them. */
const minutes = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }).map((value) => [value]) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 25 }).map((length) => Array<number>(length).fill(Number.NaN)) },
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => parts.flat());

const alarm = fc
  .record({
    evaluationPeriods: fc.integer({ min: 1, max: 5 }),
    datapointsToAlarm: fc.integer({ min: 1, max: 5 }),
    treatMissingData: fc.constantFrom("missing", "ignore", "breaching", "notBreaching"),
    comparison: fc.constantFrom("GreaterThanThreshold", "LessThanOrEqualToThreshold"),
  })
  .map((one) => ({ ...one, datapointsToAlarm: Math.min(one.datapointsToAlarm, one.evaluationPeriods) }));

describe("an alarm of local AWS", () => {
  it("has the states of the law, whether it rests meanwhile, forgets or restarts", async () => {
    await fc.assert(
      fc.asyncProperty(alarm, minutes, fc.boolean(), async (law, values, restarts) => {
        const clock = new ManualClock(START);
        const failures: unknown[] = [];
        const onFailure = (error: unknown) => failures.push(error);
        let aws = new LocalAws({ clock, store: new Store(), onFailure });
        putAlarm(aws.call("us-east-1"), {
          AlarmName: "waiting",
          ...METRIC,
          Statistic: "Maximum",
          Period: MINUTE,
          EvaluationPeriods: law.evaluationPeriods,
          DatapointsToAlarm: law.datapointsToAlarm,
          Threshold: 1,
          ComparisonOperator: law.comparison,
          TreatMissingData: law.treatMissingData,
        });
        const machine = new AlarmMachine({ ...law, periodSeconds: MINUTE, threshold: 1 });
        const [states, expected]: [(AlarmState | undefined)[], AlarmState[]] = [[], []];
        for (const value of values) {
          if (!Number.isNaN(value)) {
            const call = aws.call("us-east-1");
            recordSample(call, METRIC, sampleOf(call.now, "None", [[value, 1]]), 1);
            call.tell({ kind: "metric", metric: METRIC });
          }
          clock.advance(MINUTE);
          await aws.tick();
          states.push(aws.store.table(ALARMS, "us-east-1").get("waiting")?.state);
          expected.push(machine.observe(value));
          if (restarts) {
            aws = new LocalAws({
              clock,
              store: Store.from(JSON.parse(JSON.stringify(aws.store.snapshot()))),
              onFailure,
            });
          }
        }
        expect(failures).toEqual([]);
        expect(states).toEqual(expected);
      }),
    );
  });
});
