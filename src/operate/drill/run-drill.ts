import type { ChangeableAws } from "../../aws/aws";
import { applyChange, type CapacityChange, changeText } from "../change/capacity-change";
import { whenFree } from "../change/when-free";
import { Budget } from "./budget";
import type { DrillOutcome, DrillSetup } from "./drill-setup";
import { Ended } from "./ended";
import { notPutBack } from "./errors";
import { DrillJournal } from "./journal";
import { type Look, look } from "./looks";
import { DOWN_LINKS, type Floor, floorOf, type Moment, type Phase, phasesOf, WAKE_LINKS } from "./moments";
import { type DrillPlan, planDrill } from "./plan-drill";
import { Progress } from "./progress";
import { Recorder } from "./recorder";
import { Requests } from "./requests";
import { type PutBack, putBack } from "./restore";
import type { DrillSubject } from "./subject";

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

/**
 * Proves that an endpoint wakes: waits for zero, sends a request, follows the wake until it is answered, and puts back what
 * it changed, whatever happens.
 *
 * @throws ScaleToZeroError for what cannot be drilled, or a payload that is refused; AwsReadError if AWS does not answer
 */
export async function runDrill(aws: ChangeableAws, setup: DrillSetup): Promise<DrillResult> {
  return new Drill(aws, setup, await planDrill(aws, setup)).run();
}

class Drill {
  private readonly wake: Recorder;
  private readonly down: Recorder;
  private readonly journal: DrillJournal;
  private readonly subject: DrillSubject;
  private readonly budget: Budget;
  private readonly progress: Progress;
  private requests: Requests | undefined;
  private lastLook: Look | undefined;
  private reasonBefore: string | undefined;

  constructor(
    private readonly aws: ChangeableAws,
    private readonly setup: DrillSetup,
    private readonly plan: DrillPlan,
  ) {
    this.subject = plan.subject;
    const { unit, endpoint } = plan.subject;
    this.budget = new Budget(aws.clock, setup, plan.hourUsd);
    this.progress = new Progress(plan.subject, this.budget.startedAt, setup.onProgress);
    this.wake = new Recorder(unit.kind);
    this.down = new Recorder(unit.kind);
    this.journal = new DrillJournal(setup.journal, endpoint.arn, new Date(this.budget.startedAt));
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
      this.report("Waiting for zero", seen);
      await this.budget.pause(PAUSE_MS);
    }
  }

  /** So long as the budget lasts. */
  private apply(change: CapacityChange): Promise<void> {
    return whenFree(
      () => applyChange(this.aws, change),
      async () => {
        this.report("Waiting for the end of an update", await this.look([]));
        await this.budget.pause(PAUSE_MS);
      },
    );
  }

  private async wakeUp(): Promise<void> {
    await this.aws.runtime.prepare();
    const since = this.aws.clock.now();
    const requests = new Requests(this.aws, this.subject, this.setup, since);
    this.requests = requests;
    this.wake.at("request", since, "the request");
    await this.send(requests);
    let nextTry = this.aws.clock.now() + RETRY_MS;
    while (!this.wake.has("answer")) {
      const isTime = this.aws.clock.now() >= nextTry;
      // A client does not wait for who watches: the time of the answer is that of the client.
      const [watched, tried] = await Promise.allSettled([
        this.watch(requests, since),
        isTime ? this.send(requests) : Promise.resolve(),
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
        await this.budget.pause(PAUSE_MS);
      }
    }
    // What happened between the last look and the answer.
    this.wake.takeWake(await this.look(this.subject.wakeAlarms, since), since);
    await this.readDatapoint(requests, since);
  }

  private async watch(requests: Requests, since: number): Promise<void> {
    const [seen] = await Promise.all([this.look(this.subject.wakeAlarms, since), this.readDatapoint(requests, since)]);
    this.wake.takeWake(seen, since);
    this.report("Waiting for the answer", seen);
  }

  private async send(requests: Requests): Promise<void> {
    const answered = await requests.send();
    if (answered !== undefined) {
      this.wake.between("answer", answered.from, answered.to, answered.source);
    }
  }

  private async readDatapoint(requests: Requests, since: number): Promise<void> {
    if (this.wake.has("datapoint")) {
      return;
    }
    const began = this.lastLook?.began ?? since;
    const metric = await requests.shown();
    if (metric !== undefined) {
      this.wake.between("datapoint", began, this.aws.clock.now(), `GetMetricData, ${metric}`);
    }
  }

  private async goDown(): Promise<void> {
    const since = this.aws.clock.now();
    this.down.at("last request", since, "the last request");
    while (!this.down.has("no instance")) {
      const seen = await this.look(this.subject.sleepAlarms, since);
      this.down.takeDown(seen, since);
      this.report("Waiting for zero again", seen);
      await this.budget.pause(PAUSE_MS);
    }
  }

  /** Looks, counts what it costs, and ends the drill where its budget does. */
  private async look(alarms: readonly string[], since = this.budget.startedAt): Promise<Look> {
    const { endpoint, unit, variant } = this.subject;
    const seen = await look(this.aws, { endpoint: endpoint.name, unit, variant, alarms }, since);
    const isFirst = this.lastLook === undefined;
    this.lastLook = seen;
    this.budget.count(seen);
    this.budget.check();
    const isHopeless = seen.judged.condition === "failed" || seen.judged.condition === "quota";
    if (isFirst) {
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

  private report(what: string, seen: Look): void {
    this.progress.show(what, seen, this.aws.clock.now());
  }

  private result(
    ended: { readonly outcome: DrillOutcome; readonly because?: string },
    restored: readonly PutBack[],
  ): DrillResult {
    const now = this.aws.clock.now();
    const [wake, down] = [this.wake.moments, this.down.moments];
    const floor = wake.length === 0 ? undefined : this.floor(wake, down, now);
    const [request, answer] = ["request", "answer"].map((name) => wake.find((moment) => moment.name === name));
    const { startedAt, instanceSeconds, costUsd } = this.budget;
    const { sent = 0, refused = 0 } = this.requests ?? {};
    return {
      subject: this.subject,
      startedAt: new Date(startedAt),
      endedAt: new Date(now),
      ...ended,
      moments: [...wake, ...down],
      phases: [...phasesOf(wake, WAKE_LINKS), ...phasesOf(down, DOWN_LINKS)],
      ...(floor !== undefined && { floor }),
      ...(request !== undefined && answer !== undefined && { firstAnswerSeconds: (answer.to - request.to) / 1000 }),
      requests: { sent, refused },
      instanceHours: instanceSeconds / 3600,
      ...(costUsd !== undefined && { costUsd, priceSource: this.plan.hourUsd?.source ?? "" }),
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
