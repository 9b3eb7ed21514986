import { RunningClock } from "../../../src/local-aws/clock";
import { LocalAws } from "../../../src/local-aws/local-aws";
import { LocalAwsServer } from "../../../src/local-aws/server";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/local-aws/settings";
import { type Snapshot, Store } from "../../../src/local-aws/store/store";
import { stopProvidersAt } from "../../support/terraform-provider/served-providers";

/** Ten minutes a second: waiting is all that Terraform does, and it polls more rarely the longer it waits. */
const SPEED = 600;

const READS = /^(Describe|Get|List|Validate)/;

/** What outlives resources, as in AWS: requests to Cloud Control, metrics, activities, the history of alarms, costs. */
const HISTORY: readonly string[] = [
  "cloudcontrol.requests",
  "sagemaker.instance-use",
  "usage.units",
  "usage.records",
  "application-autoscaling.activities",
  "cloudwatch.alarm-history",
];

/**
 * Metrics come years later, so that no alarm changes what Terraform has made: idle endpoints would fall asleep within seconds
 * of this clock.
 */
const STILL: Settings = {
  ...DEFAULT_SETTINGS,
  timing: { kind: "custom", name: "without metrics", seconds: { metricLag: 10 * 366 * 86_400 } },
};

export interface FastAwsOptions {
  /** What to go on from. @default - nothing exists */
  readonly before?: FastAws;
  /** @default - metrics come years later */
  readonly settings?: Settings;
  /** Where its clock begins, in milliseconds since the epoch. @default - a time at which no schedule is due */
  readonly at?: number;
}

/**
 * The next Saturday, 21:05 UTC: at this speed, the hours to a scheduled action are seconds, and one that is due between an
 * apply and the plan after it changes what the plan finds. The schedules of these tests are due in the early evening or on
 * Monday.
 */
function saturdayNight(): number {
  const night = new Date();
  night.setUTCDate(night.getUTCDate() + 6 - night.getUTCDay());
  return night.setUTCHours(21, 5, 0, 0);
}

/** Local AWS for Terraform: on the wire, with a clock that runs fast. */
export class FastAws {
  static async start({ before, settings = STILL, at = saturdayNight() }: FastAwsOptions = {}): Promise<FastAws> {
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => failures.push(error);
    const clock = new RunningClock(SPEED, before?.aws.clock.now() ?? at);
    const store = before === undefined ? new Store() : Store.from(before.aws.store.snapshot());
    const server = await LocalAwsServer.start(new LocalAws({ clock, store, settings, onFailure }), {
      port: 0,
      onFailure,
    });
    return new FastAws(server, failures);
  }

  private constructor(
    private readonly server: LocalAwsServer,
    private readonly failures: readonly unknown[],
  ) {}

  /** What tools that use an AWS SDK take from their environment. */
  get environment() {
    return {
      AWS_ENDPOINT_URL: this.url,
      AWS_ENDPOINT_URL_CLOUDFORMATION: this.url,
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
    };
  }

  get url(): string {
    return this.server.url;
  }

  get faults() {
    return this.aws.faults;
  }

  /** The operations that changed something since the last time this was asked, in order. */
  changes(): readonly string[] {
    const calls = this.aws.journal.entries().filter(({ operation }) => !READS.test(operation));
    this.aws.journal.clear();
    return calls.map(({ operation }) => operation);
  }

  /** The tables that hold something, once nothing is in progress any more. */
  async left(): Promise<readonly string[]> {
    await this.aws.clock.sleep(300);
    await this.aws.tick();
    const regions = Object.values(this.aws.store.snapshot());
    return regions.flatMap((tables) => Object.keys(tables)).filter((table) => !HISTORY.includes(table));
  }

  /** What exists, and the time that it has reached: for others to go on from. */
  async reached(): Promise<{ readonly snapshot: Snapshot; readonly at: number }> {
    await this.aws.tick();
    return { snapshot: this.aws.store.snapshot(), at: this.aws.now };
  }

  /** @throws Error when it threw what it should not have */
  async stop(): Promise<void> {
    await stopProvidersAt(this.url);
    await this.server.stop();
    if (this.failures.length > 0) {
      throw new AggregateError(this.failures, `local AWS failed: ${this.failures.join("; ")}`);
    }
  }

  private get aws(): LocalAws {
    return this.server.aws;
  }
}
