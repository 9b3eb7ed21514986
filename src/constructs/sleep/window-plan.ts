import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import type { WindowEdge } from "../../time/schedule-checks";
import { type Check, durationRange, isToken, nameShape, range, unless } from "../checks/check";
import { describeProblem } from "../checks/describe-problem";
import type { GeneralProblem } from "../checks/problem";
import { withDefault } from "../terraform/nullable";
import { SleepMethod } from "./sleep-method";
import type { SleepWindowOptions } from "./sleep-window-options";
import { dateAsWritten, dateChecks } from "./window-dates";
import { WindowTimes } from "./window-times";

const DEFAULT_MAXIMUM_AGE_SECONDS = 3600;
const NOT_SCHEDULED = ["flexibleWindow", "retry", "deadLetterQueueArn", "scheduleGroup"] as const;

/** A sleep window as it was asked for, and everything about it that follows without knowing what it puts to sleep. */
export class WindowPlan {
  readonly method: SleepMethod;
  readonly startDate?: string;
  readonly endDate?: string;
  private readonly times: WindowTimes;
  private checked?: readonly Check[];

  constructor(
    readonly name: string,
    readonly options: SleepWindowOptions,
    now: Date,
    /** The line of the program that asks for it. @default - not known */
    readonly line?: string,
    /** What is wrong with what was given, before its times are read. */
    private readonly given: readonly Check[] = [],
  ) {
    this.method = options.method ?? SleepMethod.minCapacity();
    this.startDate = dateAsWritten(options.startDate);
    this.endDate = dateAsWritten(options.endDate);
    this.times = new WindowTimes(name, options, now);
  }

  /** The id of the construct that keeps it. */
  get constructId(): string {
    return isToken(this.name) ? "SleepWindow" : `SleepWindow-${this.name}`;
  }

  /** A token counts as true: Terraform has to look. */
  get isEnabled(): boolean {
    return this.options.enabled ?? true;
  }

  /** As AWS takes it. */
  expression(edge: WindowEdge): string {
    return String(this.options[edge]);
  }

  /** What is wrong with it alone. Each window that comes of it has the same. */
  checks(): readonly Check[] {
    this.checked ??= this.check();
    return this.checked;
  }

  private check(): Check[] {
    return [
      ...this.given,
      ...this.method.check(),
      nameShape("the name of the sleep window", this.name, limits.names.sleepWindow),
      ...this.faults("error"),
      ...dateChecks(this.options),
      ...(this.method.isScheduled ? this.scheduleChecks() : this.actionChecks()),
    ];
  }

  /** What works, though not as it reads. */
  warnings(): readonly string[] {
    const { startDate } = this;
    // It was right on the day of the first apply: no reason to fail ever after.
    const isPast = startDate !== undefined && !isToken(startDate) && Date.parse(startDate) < this.times.now.getTime();
    const past = `sleep window ${this.name}: start date ${startDate} is past, and AWS refuses to create or change a schedule that starts earlier than 5 minutes ago: leave it out`;
    return [...this.faults("warning").map(describeProblem), ...(isPast ? [past] : [])];
  }

  /** What is wrong with two windows of the same component or endpoint together. */
  checksBeside(earlier: WindowPlan): Check[] {
    if (!this.isEnabled || !earlier.isEnabled || endsBefore(this, earlier) || endsBefore(earlier, this)) {
      return [];
    }
    return [
      ...this.times
        .overlapWith(earlier.times)
        .map(({ message, fix }) => ({ subject: `sleep window ${this.name}`, message, advice: fix })),
      unless(String(this.method) === String(earlier.method), {
        property: `the method of the sleep window ${this.name}`,
        value: String(this.method),
        requirement: `must be ${earlier.method}, as of the window ${earlier.name}`,
        advice: "of two methods on one component the last one to write wins",
      }),
    ];
  }

  /** How long a call may be tried: a sleep that is still tried after the wake would undo it. */
  maximumAgeSeconds(edge: WindowEdge): number {
    const half = Math.floor((this.room(edge) ?? Number.POSITIVE_INFINITY) / 2);
    const fitting = Math.max(limits.sleep.maximumAge.min, Math.min(DEFAULT_MAXIMUM_AGE_SECONDS, half));
    return withDefault(this.options.retry?.maximumAge?.toSeconds(), fitting);
  }

  private faults(wanted: "error" | "warning"): GeneralProblem[] {
    return this.times
      .problems()
      .filter(({ severity }) => severity === wanted)
      .map(({ message, fix }) => ({ subject: `sleep window ${this.name}`, message, advice: fix }));
  }

  private actionChecks(): Check[] {
    return NOT_SCHEDULED.map((property) =>
      unless(this.options[property] === undefined, {
        property,
        value: "given",
        requirement: `has no meaning to ${this.method}`,
        advice: "scheduled actions of Application Auto Scaling run on time, once and without a role; leave it out",
        source: "Application Auto Scaling API, PutScheduledAction",
      }),
    );
  }

  private scheduleChecks(): Check[] {
    const { flexibleWindow, retry } = this.options;
    return [
      this.known("flexibleWindow", flexibleWindow) ?? checkFlexible(flexibleWindow),
      this.known("retry.maximumAge", retry?.maximumAge) ??
        durationRange("retry.maximumAge", retry?.maximumAge, limits.sleep.maximumAge),
      range("retry.maximumAttempts", retry?.maximumAttempts, limits.sleep.maximumAttempts),
      this.endsBeforeTheOther("sleep", "wake"),
      this.endsBeforeTheOther("wake", "sleep"),
    ];
  }

  /** If the times are unknown here too, there is nothing to compare. */
  private known(property: string, duration: Duration | undefined): Check {
    const isCompared = this.times.gapAfter("sleep") !== undefined;
    return unless(!isCompared || !isToken(duration?.toSeconds()), {
      property,
      value: "a Terraform value",
      requirement: "must be known when the stack is synthesized",
      advice: "whether a late sleep still comes before the wake depends on it",
    });
  }

  /** Late by its flexible window and tried for its maximum age, a call still comes before the other schedule's. */
  private endsBeforeTheOther(edge: WindowEdge, other: WindowEdge): Check {
    const room = this.room(edge);
    const age = this.maximumAgeSeconds(edge);
    const { retry, flexibleWindow } = this.options;
    const isAsked = retry?.maximumAge !== undefined || flexibleWindow !== undefined;
    return unless(!isAsked || room === undefined || isToken(age) || age < room, {
      property: retry?.maximumAge === undefined ? "flexibleWindow" : "retry.maximumAge",
      value: (retry?.maximumAge ?? flexibleWindow)?.toString(),
      requirement: `must be less than the time from the latest ${edge} to the next ${other}, which is ${Duration.seconds(Math.max(0, room ?? 0))}`,
      advice: `a ${edge} that is still tried after the ${other} would undo it`,
      source: limits.sleep.maximumAge.source,
    });
  }

  /** Seconds from the latest start of a schedule to the other one; `undefined` if it is unknown. */
  private room(edge: WindowEdge): number | undefined {
    const late = edge === "sleep" ? (this.options.flexibleWindow?.toSeconds() ?? 0) : 0;
    const gap = this.times.gapAfter(edge)?.toSeconds();
    return gap === undefined || isToken(late) ? undefined : gap - late;
  }
}

/** One window is over when the other begins: a summer's and a winter's. */
function endsBefore({ endDate }: WindowPlan, { startDate }: WindowPlan): boolean {
  return endDate !== undefined && startDate !== undefined && Date.parse(endDate) <= Date.parse(startDate);
}

function checkFlexible(flexibleWindow: Duration | undefined): Check {
  return isToken(flexibleWindow?.toSeconds())
    ? undefined
    : range("flexibleWindow", flexibleWindow?.toMinutes(), limits.sleep.flexibleMinutes, "minutes");
}
