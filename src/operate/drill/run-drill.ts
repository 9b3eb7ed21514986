import type { ChangeableAws } from "../../aws/aws";
import type { Payload } from "../../aws/services/sagemaker-runtime";
import { applyChange, type CapacityChange, changeOf, changeText } from "../change/capacity-change";
import { planSleep } from "../change/plan";
import { whenFree } from "../change/when-free";
import { amountText, lengthText, nounOf } from "../text";
import type { DrillOutcome, DrillSetup } from "./drill-setup";
import { notPriced, notPutBack, PayloadRefused } from "./errors";
import { DrillJournal, requireNoJournal } from "./journal";
import { type Look, look } from "./looks";
import { DOWN_LINKS, type Floor, floorOf, type Moment, type Phase, phasesOf, WAKE_LINKS } from "./moments";
import { Recorder } from "./recorder";
import { type PutBack, putBack } from "./restore";
import { type DrillSubject, drillSubject } from "./subject";

/** What a drill has seen. */
export interface DrillResult {
  readonly subject: DrillSubject;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly outcome: DrillOutcome;
  /** Why it did not end with an answer, as a sentence. */
  readonly because?: string;
  readonly moments: readonly Moment[];
  readonly phases: readonly Phase[];
  readonly floor?: Floor;
  /** From the first request until its first answer. */
  readonly firstAnswerSeconds?: number;
  readonly requests: { readonly sent: number; readonly refused: number };
  readonly instanceHours: number;
  readonly costUsd?: number;
  /** What the price is from. */
  readonly priceSource?: string;
  readonly restored: readonly PutBack[];
}

const PAUSE_MS = 5000;
/** As a client tries again. */
const RETRY_MS = 10_000;
const SILENCE_MS = 60_000;
/** Published for the whole endpoint; the other metrics of a queue are for each variant. */
const BACKLOG = "ApproximateBacklogSize";

/** What a drill will do, as far as it can be said before. */
export interface DrillPlan {
  readonly subject: DrillSubject;
  /** What `sleepNow` sets. @default - nothing */
  readonly change?: CapacityChange;
  /** Of an instance; `undefined` if the price of its type is not known. */
  readonly hourUsd?: { readonly usd: number; readonly source: string };
}

/**
 * Looks at what is to be drilled, and changes nothing.
 *
 * @throws ScaleToZeroError for what cannot be drilled; AwsReadError if AWS does not answer
 */
export async function planDrill(aws: ChangeableAws, setup: Omit<DrillSetup, "stopped">): Promise<DrillPlan> {
  requireNoJournal(setup.journal);
  const subject = await drillSubject(aws, setup.endpoint, setup.component);
  const { reading, unit, endpoint, fingerprint } = subject;
  const { instanceType } = fingerprint;
  const region = await aws.region();
  const hourUsd = instanceType === undefined ? undefined : setup.prices.instanceHour(region, instanceType);
  if (setup.maxCostUsd !== undefined && hourUsd === undefined) {
    throw notPriced(instanceType, region);
  }
  if (!setup.sleepNow || unit.desired === 0) {
    return { subject, ...(hourUsd !== undefined && { hourUsd }) };
  }
  // It knows what may not be put to sleep.
  planSleep(reading, { component: unit.kind === "component" ? unit.name : undefined });
  return { subject, change: changeOf(endpoint.name, unit, 0), ...(hourUsd !== undefined && { hourUsd }) };
}

/**
 * Proves that an endpoint wakes: waits for zero, sends a request, follows the wake until it is answered, and puts back what
 * it changed, whatever happens.
 *
 * @throws ScaleToZeroError for what cannot be drilled, or a payload that is refused; AwsReadError if AWS does not answer
 */
export async function runDrill(aws: ChangeableAws, setup: DrillSetup): Promise<DrillResult> {
  return new Drill(aws, setup, await planDrill(aws, setup)).run();
}

/** Why a drill goes no further. */
class Ended extends Error {
  constructor(
    readonly outcome: DrillOutcome,
    readonly because: string,
  ) {
    super(because);
  }
}

class Drill {
  private readonly startedAt: number;
  private readonly wake: Recorder;
  private readonly down: Recorder;
  private readonly journal: DrillJournal;
  private readonly subject: DrillSubject;
  private sent = 0;
  private refused = 0;
  private instanceSeconds = 0;
  private lastLook: Look | undefined;
  private reasonBefore: string | undefined;
  private told = "";
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly aws: ChangeableAws,
    private readonly setup: DrillSetup,
    private readonly plan: DrillPlan,
  ) {
    this.subject = plan.subject;
    const { unit, endpoint } = plan.subject;
    this.startedAt = aws.clock.now();
    this.wake = new Recorder(unit.kind);
    this.down = new Recorder(unit.kind);
    this.journal = new DrillJournal(setup.journal, endpoint.arn, new Date(this.startedAt));
  }

  async run(): Promise<DrillResult> {
    let ended: { readonly outcome: DrillOutcome; readonly because?: string } = { outcome: "woke" };
    let fault: unknown;
    this.journal.begin();
    try {
      await this.reachZero();
      await this.wakeUp();
      if (this.setup.wayDown) {
        await this.goDown();
      }
    } catch (error) {
      if (error instanceof Ended) {
        const { outcome, because } = error;
        // The wake was proven: only its way down was not seen to its end.
        ended = { outcome: this.wake.has("answer") && outcome === "unfinished" ? "woke" : outcome, because };
      } else {
        fault = error;
      }
    }
    const restored = await this.putBack();
    this.journal.remove();
    if (fault !== undefined) {
      throw fault;
    }
    return this.result(ended, restored);
  }

  /** What cannot be put back stays in the journal: this is said, whatever the error. */
  private async putBack(): Promise<readonly PutBack[]> {
    const { journal, onProgress } = this.setup;
    try {
      return await putBack(this.aws, this.journal.made, { onProgress });
    } catch (error) {
      onProgress(notPutBack(this.subject.endpoint.arn, this.journal.made, journal));
      throw error;
    }
  }

  private async reachZero(): Promise<void> {
    const { unit } = this.subject;
    const { change } = this.plan;
    if (change !== undefined) {
      this.journal.add(change);
      await this.apply(change);
      this.setup.onProgress(`Changed ${changeText(change)}`);
    }
    for (;;) {
      const seen = await this.look(this.subject.sleepAlarms);
      const others = this.subject.endpoint.units.some((one) => one.name !== unit.name && one.current > 0);
      if (seen.current === 0 && seen.desired === 0 && (seen.instances === 0 || others)) {
        return;
      }
      this.progress("Waiting for zero", seen);
      await this.pause(PAUSE_MS);
    }
  }

  /** So long as the budget lasts. */
  private apply(change: CapacityChange): Promise<void> {
    return whenFree(
      () => applyChange(this.aws, change),
      async () => {
        this.progress("Waiting for the end of an update", await this.look([]));
        await this.pause(PAUSE_MS);
      },
    );
  }

  private async wakeUp(): Promise<void> {
    await this.aws.runtime.prepare();
    const since = this.aws.clock.now();
    this.wake.at("request", since, "the request");
    const answered = this.subject.isQueue ? this.queued(since) : this.retried();
    await this.send(answered);
    let nextTry = this.aws.clock.now() + RETRY_MS;
    while (!this.wake.has("answer")) {
      const isTime = this.aws.clock.now() >= nextTry;
      // A client does not wait for who watches: the time of the answer is that of the client.
      const [watched, tried] = await Promise.allSettled([
        this.watch(since),
        isTime ? this.send(answered) : Promise.resolve(),
      ]);
      for (const outcome of [tried, watched]) {
        if (outcome.status === "rejected") {
          throw outcome.reason;
        }
      }
      if (isTime) {
        nextTry = this.aws.clock.now() + RETRY_MS;
      }
      if (!this.wake.has("answer")) {
        await this.pause(PAUSE_MS);
      }
    }
    // What happened between the last look and the answer.
    this.wake.takeWake(await this.look(this.subject.wakeAlarms, since), since);
    await this.readDatapoint(since);
  }

  private async watch(since: number): Promise<void> {
    const [seen] = await Promise.all([this.look(this.subject.wakeAlarms, since), this.readDatapoint(since)]);
    this.wake.takeWake(seen, since);
    this.progress("Waiting for the answer", seen);
  }

  private async send(answered: Attempt): Promise<void> {
    const at = await answered();
    if (at !== undefined) {
      this.wake.between("answer", at.from, at.to, at.source);
    }
  }

  /** A client that tries again until it is answered. */
  private retried(): Attempt {
    let lastRefused: number | undefined;
    return async () => {
      const began = this.aws.clock.now();
      this.sent += 1;
      const invocation = await this.aws.runtime.invoke(this.payload());
      if (invocation.kind === "refused") {
        throw new PayloadRefused(invocation.message);
      }
      if (invocation.kind === "answered") {
        if (lastRefused === undefined) {
          throw new Ended("failed", "The first request was answered: something else woke the endpoint meanwhile.");
        }
        const to = this.aws.clock.now();
        return { from: to, to, source: "the answer" };
      }
      this.refused += 1;
      lastRefused = began;
      return undefined;
    };
  }

  /** One request, that waits in the queue. CloudWatch says how long it took. */
  private queued(since: number): Attempt {
    return async () => {
      if (this.sent === 0) {
        this.sent = 1;
        await this.aws.runtime.enqueue(this.payload());
        return undefined;
      }
      const source = "CloudWatch, TotalProcessingTime";
      const [failures, times] = await Promise.all([
        this.datapoints("InvocationFailures", since, "Sum"),
        this.datapoints("TotalProcessingTime", since, "Maximum"),
      ]);
      if (failures.some(({ value }) => value > 0)) {
        throw new Ended("failed", "The container failed to answer the request: read its log group.");
      }
      const [first] = times;
      // In milliseconds, from its arrival in the queue.
      return first === undefined ? undefined : { from: since + first.value, to: since + first.value, source };
    };
  }

  private payload(): Payload {
    const { endpoint, unit } = this.subject;
    const { payload: body, contentType } = this.setup;
    return {
      endpoint: endpoint.name,
      component: unit.kind === "component" ? unit.name : undefined,
      ...{ body, contentType },
    };
  }

  private async readDatapoint(since: number): Promise<void> {
    if (this.wake.has("datapoint")) {
      return;
    }
    const metric = this.subject.isQueue ? BACKLOG : "NoCapacityInvocationFailures";
    const began = this.lastLook?.began ?? since;
    const points = await this.datapoints(metric, since, "Maximum");
    if (points.some(({ value }) => value > 0)) {
      this.wake.between("datapoint", began, this.aws.clock.now(), `GetMetricData, ${metric}`);
    }
  }

  private datapoints(name: string, since: number, statistic: "Sum" | "Maximum") {
    const { endpoint, unit, isQueue, variant } = this.subject;
    const ofQueue = { EndpointName: endpoint.name, ...(name !== BACKLOG && { VariantName: variant }) };
    const minute = Math.floor(since / 60_000) * 60_000;
    return this.aws.cloudwatch.datapoints(name, {
      dimensions: isQueue ? ofQueue : { InferenceComponentName: unit.name },
      from: minute,
      until: this.aws.clock.now() + 60_000,
      periodSeconds: 60,
      statistic,
    });
  }

  private async goDown(): Promise<void> {
    const since = this.aws.clock.now();
    this.down.at("last request", since, "the last request");
    while (!this.down.has("no instance")) {
      const seen = await this.look(this.subject.sleepAlarms, since);
      this.down.takeDown(seen, since);
      this.progress("Waiting for zero again", seen);
      await this.pause(PAUSE_MS);
    }
  }

  /** Looks, counts what it costs, and ends the drill where its budget does. */
  private async look(alarms: readonly string[], since = this.startedAt): Promise<Look> {
    const { endpoint, unit, variant } = this.subject;
    const seen = await look(this.aws, { endpoint: endpoint.name, unit, variant, alarms }, since);
    const before = this.lastLook;
    if (before !== undefined) {
      this.instanceSeconds += (Math.max(seen.instances, before.instances) * (seen.began - before.began)) / 1000;
    }
    this.lastLook = seen;
    this.checkBudget();
    const isHopeless = seen.judged.condition === "failed" || seen.judged.condition === "quota";
    if (before === undefined) {
      this.reasonBefore = seen.judged.because;
    }
    // The reason of an earlier attempt stays until the next change.
    if (isHopeless && seen.judged.because !== this.reasonBefore) {
      throw new Ended(
        "failed",
        `Its state is ${seen.judged.condition}: ${seen.judged.because ?? "AWS gives no reason"}`,
      );
    }
    return seen;
  }

  private checkBudget(): void {
    const { budgetSeconds, maxCostUsd, stopped } = this.setup;
    if (stopped.aborted) {
      throw new Ended("stopped", "It was stopped by a signal.");
    }
    if (this.aws.clock.now() - this.startedAt >= budgetSeconds * 1000) {
      throw new Ended("unfinished", this.usedUp(lengthText(budgetSeconds)));
    }
    const cost = this.cost();
    if (maxCostUsd !== undefined && cost !== undefined && cost >= maxCostUsd) {
      throw new Ended("unfinished", this.usedUp(`USD ${maxCostUsd}`));
    }
  }

  /** With the reason why AWS adds no capacity, if it is known: the same reason as before the drill does not end it. */
  private usedUp(budget: string): string {
    const { condition, because } = this.lastLook?.judged ?? {};
    const state = because === undefined ? "" : ` The last state is ${condition}: ${because}`;
    return `The budget of ${budget} is used up.${state}`;
  }

  private cost(): number | undefined {
    const { hourUsd } = this.plan;
    return hourUsd === undefined ? undefined : (this.instanceSeconds / 3600) * hourUsd.usd;
  }

  /** Not beyond the budget, and not after a signal. */
  private async pause(milliseconds: number): Promise<void> {
    const { clock } = this.aws;
    const left = this.startedAt + this.setup.budgetSeconds * 1000 - clock.now();
    await clock.sleep(Math.max(0, Math.min(milliseconds, left)), this.setup.stopped).catch(() => undefined);
    this.checkBudget();
  }

  private progress(what: string, { current, desired, instances, judged }: Look): void {
    const { unit, endpoint } = this.subject;
    const now = this.aws.clock.now();
    const amount = amountText(current, desired, ...nounOf(unit.kind));
    const hosted = unit.kind === "component" ? `, ${amountText(instances, instances, "instance")}` : "";
    const isReleasing = unit.kind === "component" && judged.condition === "asleep" && instances > 0;
    const condition = isReleasing ? "falling asleep" : judged.condition;
    const text = `${what} of endpoint ${endpoint.name}: ${condition}, ${amount}${hosted}`;
    if (text !== this.told || now - this.toldAt >= SILENCE_MS) {
      this.setup.onProgress(`${text} (${lengthText((now - this.startedAt) / 1000)})`);
      this.told = text;
      this.toldAt = now;
    }
  }

  private result(
    ended: { readonly outcome: DrillOutcome; readonly because?: string },
    restored: readonly PutBack[],
  ): DrillResult {
    const now = this.aws.clock.now();
    const [wake, down] = [this.wake.moments, this.down.moments];
    const floor = wake.length === 0 ? undefined : this.floor(wake, down, now);
    const [request, answer] = ["request", "answer"].map((name) => wake.find((moment) => moment.name === name));
    const cost = this.cost();
    return {
      subject: this.subject,
      startedAt: new Date(this.startedAt),
      endedAt: new Date(now),
      ...ended,
      moments: [...wake, ...down],
      phases: [...phasesOf(wake, WAKE_LINKS), ...phasesOf(down, DOWN_LINKS)],
      ...(floor !== undefined && { floor }),
      ...(request !== undefined && answer !== undefined && { firstAnswerSeconds: (answer.to - request.to) / 1000 }),
      requests: { sent: this.sent, refused: this.refused },
      instanceHours: this.instanceSeconds / 3600,
      ...(cost !== undefined && { costUsd: cost, priceSource: this.plan.hourUsd?.source ?? "" }),
      restored,
    };
  }

  private floor(wake: readonly Moment[], down: readonly Moment[], now: number): Floor | undefined {
    if (!this.wake.has("answer")) {
      return floorOf(wake, WAKE_LINKS, now);
    }
    return this.setup.wayDown && !this.down.has("no instance") ? floorOf(down, DOWN_LINKS, now) : undefined;
  }
}

/** @returns when it was answered; `undefined` if it was not yet */
type Attempt = () => Promise<{ readonly from: number; readonly to: number; readonly source: string } | undefined>;
