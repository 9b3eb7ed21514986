import fc from "fast-check";
import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import type { Members } from "../../src/local-aws/protocols/values";
import { MESSAGES } from "../../src/local-aws/services/sqs/message";
import { Store } from "../../src/local-aws/store/store";
import { perform } from "./support/as-setup";

/* What happens does not depend on the steps in which the clock is advanced, nor on restarts between them. */

const START = Date.UTC(2026, 9, 23, 12);
const REGION = "us-east-1";
const HOUR = 3600;

/** Local AWS that can end, and begin again from what it stored. */
class Restarted {
  private readonly clock = new ManualClock(START);
  private readonly failures: unknown[] = [];
  aws = this.from(new Store());

  private from(store: Store): LocalAws {
    return new LocalAws({
      clock: this.clock,
      store,
      onFailure: (error) => this.failures.push(error),
    });
  }

  async goTo(seconds: number, restarts = false): Promise<void> {
    this.clock.advance((START - this.clock.now()) / 1000 + seconds);
    await this.aws.tick();
    expect(this.failures).toEqual([]);
    if (restarts) {
      this.aws = this.from(Store.from(JSON.parse(JSON.stringify(this.aws.store.snapshot()))));
    }
  }
}

const pauses = (hours: number) =>
  fc.array(fc.record({ at: fc.integer({ min: 1, max: hours * HOUR }), restarts: fc.boolean() }), { maxLength: 25 });

/** Goes to each of the moments, in their order. */
async function through(
  world: Restarted,
  hours: number,
  stops: readonly { readonly at: number; readonly restarts: boolean }[],
): Promise<void> {
  for (const { at, restarts } of [...stops].sort((one, other) => one.at - other.at)) {
    await world.goTo(at, restarts);
  }
  await world.goTo(hours * HOUR);
}

const HOURS = 60;

const schedule = fc.record({
  expression: fc.constantFrom(
    "rate(37 minutes)",
    "rate(5 hours)",
    "at(2026-10-25T02:30:00)",
    "at(2026-10-24T09:00:00)",
    "cron(30 2 * * ? *)",
    "cron(0/45 8-18 ? * MON-FRI *)",
  ),
  timeZone: fc.constantFrom("UTC", "Europe/Paris", "America/New_York", "Asia/Kolkata"),
  window: fc.constantFrom(undefined, 1, 15, 90),
  target: fc.constantFrom("there", "missing"),
  attempts: fc.constantFrom(0, 2, 5),
  age: fc.constantFrom(60, 600, 86_400),
  after: fc.constantFrom("NONE", "DELETE"),
});

const arn = (name: string): string => `arn:aws:sqs:us-east-1:123456789012:${name}`;

const inputOf = (given: typeof schedule extends fc.Arbitrary<infer One> ? One : never, index: number): Members => ({
  Name: `schedule${index}`,
  ScheduleExpression: given.expression,
  ScheduleExpressionTimezone: given.timeZone,
  ActionAfterCompletion: given.after,
  FlexibleTimeWindow:
    given.window === undefined ? { Mode: "OFF" } : { Mode: "FLEXIBLE", MaximumWindowInMinutes: given.window },
  Target: {
    Arn: arn(given.target),
    RoleArn: "arn:aws:iam::123456789012:role/scheduler",
    Input: `${index} <aws.scheduler.scheduled-time>`,
    RetryPolicy: { MaximumRetryAttempts: given.attempts, MaximumEventAgeInSeconds: given.age },
    DeadLetterConfig: { Arn: arn("dead") },
  },
});

it("schedules run at the same times, with the same retries and dead letters", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(schedule, { minLength: 1, maxLength: 4 }), pauses(HOURS), async (schedules, stops) => {
      const fired = async (each: typeof stops) => {
        const world = new Restarted();
        for (const QueueName of ["there", "dead"]) {
          await perform(world.aws, "sqs", "CreateQueue", { QueueName });
        }
        for (const [index, one] of schedules.entries()) {
          await perform(world.aws, "scheduler", "CreateSchedule", inputOf(one, index));
        }
        await through(world, HOURS, each);
        return world.aws
          .call(REGION)
          .table(MESSAGES)
          .values()
          .map(({ queue: to, body, sentAt, attributes }) =>
            [
              sentAt,
              to,
              body,
              attributes.ERROR_CODE?.StringValue,
              attributes.EXHAUSTED_RETRY_CONDITION?.StringValue,
            ].join(" "),
          )
          .sort();
      };
      expect(await fired(stops)).toEqual(await fired([]));
    }),
    { numRuns: 25 },
  );
});
