import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import { overlapProblems, type WrittenWindow, windowProblems } from "../../time/sleep-problems";
import { shortestGap } from "../../time/sleep-window";
import { TimeZone } from "../../time/time-zone";
import type { Judgement } from "../../time/window-checks";
import { type Check, durationRange, isToken, nameShape, range, unless } from "../checks/check";
import { SleepMethod } from "./sleep-method";
import type { SleepWindowOptions } from "./sleep-window-options";
import { dateAsWritten, dateChecks } from "./window-dates";

/** AWS's announcement of scale to zero counts 25 minutes to zero instances; field reports up to 10 for a cold start. */
const SLEEP_AND_WAKE_TIME = Duration.minutes(35);
const A_YEAR = Duration.days(366);
const DEFAULT_MAXIMUM_AGE_SECONDS = 3600;
const NOT_SCHEDULED = ["flexibleWindow", "retry", "deadLetterQueueArn", "scheduleGroup"] as const;

/** The two schedules of a window. */
export type Role = "sleep" | "wake";

/** A sleep window as it was asked for, and everything about it that follows without knowing what it puts to sleep. */
export class WindowPlan {
  readonly method: SleepMethod;
  readonly startDate?: string;
  readonly endDate?: string;
  private readonly judgement: Judgement;
  private readonly rooms = new Map<Role, number | undefined>();
  private readonly written: WrittenWindow;

  constructor(
    readonly name: string,
    readonly options: SleepWindowOptions,
    now: Date,
  ) {
    const { sleep, wake, timeZone, endDate, method, sleepAndWakeTime } = options;
    this.method = method ?? SleepMethod.minCapacity();
    this.startDate = dateAsWritten(options.startDate);
    this.endDate = dateAsWritten(endDate);
    this.judgement = { now, cycle: sleepAndWakeTime ?? SLEEP_AND_WAKE_TIME };
    this.written = { name, sleep, wake, timeZone, endDate };
  }

  get isEnabled(): boolean {
    return this.options.enabled ?? true;
  }

  /** As AWS takes it. */
  expression(role: Role): string {
    return this.options[role].expression;
  }

  /** What is wrong, and what works though not as it reads. */
  problems(): { readonly checks: Check[]; readonly warnings: readonly string[] } {
    const found = windowProblems(this.written, this.judgement).map(({ severity, message, fix }) => ({
      severity,
      text: `sleep window ${this.name}: ${message}: ${fix}`,
    }));
    const dates = dateChecks(this.name, this.options, this.judgement.now);
    return {
      checks: [
        nameShape("the name of the sleep window", this.name, limits.names.sleepWindow),
        ...found.filter(({ severity }) => severity === "error").map(({ text }) => ({ told: text })),
        ...dates.checks,
        ...this.schedulerChecks(),
      ],
      warnings: [...found.filter(({ severity }) => severity === "warning").map(({ text }) => text), ...dates.warnings],
    };
  }

  /** What is wrong with two windows of the same component or endpoint together. */
  problemsBeside(earlier: WindowPlan): Check[] {
    const sameMethod = String(this.method) === String(earlier.method);
    return [
      ...overlapProblems(earlier.written, this.written, this.judgement).map(({ message, fix }) => ({
        told: `sleep window ${this.name}: ${message}: ${fix}`,
      })),
      unless(sameMethod, {
        property: `the method of the sleep window ${this.name}`,
        value: String(this.method),
        requirement: `must be ${earlier.method}, as of the window ${earlier.name}`,
        advice: "of two methods on one component the last one to write wins",
      }),
    ];
  }

  /** How long a call may be tried: a sleep that is still tried after the wake would undo it. */
  maximumAgeSeconds(role: Role): number {
    const given = this.options.retry?.maximumAge?.toSeconds();
    const room = this.room(role);
    const half = room === undefined ? DEFAULT_MAXIMUM_AGE_SECONDS : Math.floor(room / 2);
    return given ?? Math.max(60, Math.min(DEFAULT_MAXIMUM_AGE_SECONDS, half));
  }

  private schedulerChecks(): Check[] {
    const { options, method } = this;
    const { flexibleWindow, retry } = options;
    if (!method.isScheduled) {
      return NOT_SCHEDULED.map((property) =>
        unless(options[property] === undefined, {
          property,
          value: "given",
          requirement: `has no meaning to ${method}`,
          advice: "scheduled actions of Application Auto Scaling run on time, once and without a role; leave it out",
          source: "Application Auto Scaling API, PutScheduledAction",
        }),
      );
    }
    const late = flexibleWindow?.toSeconds();
    return [
      isToken(late)
        ? undefined
        : range("flexibleWindow (minutes)", flexibleWindow?.toMinutes(), limits.sleep.flexibleMinutes),
      unless(!isToken(late), {
        property: "flexibleWindow",
        value: "a Terraform value",
        requirement: "must be known when the stack is synthesized",
        advice: "Terraform counts it in minutes, and whether the sleep still comes before the wake depends on it",
      }),
      durationRange("retry.maximumAge", retry?.maximumAge, limits.sleep.maximumAge),
      range("retry.maximumAttempts", retry?.maximumAttempts, limits.sleep.maximumAttempts),
      ...(["sleep", "wake"] as const).map((role) => this.endsBeforeTheOther(role)),
    ];
  }

  /** Late by its flexible window and tried for its maximum age, a call still comes before the other schedule's. */
  private endsBeforeTheOther(role: Role): Check {
    const room = this.room(role);
    const age = this.maximumAgeSeconds(role);
    const other = role === "sleep" ? "wake" : "sleep";
    return unless(room === undefined || isToken(age) || age < room, {
      property: this.options.retry?.maximumAge === undefined ? "flexibleWindow" : "retry.maximumAge",
      value: (this.options.retry?.maximumAge ?? this.options.flexibleWindow)?.toString(),
      requirement: `must leave a late ${role} time to fail before the ${other} of the window ${this.name}`,
      advice: `a ${role} that is still tried after the ${other} undoes it; there are ${Duration.seconds(Math.max(0, room ?? 0))} for it`,
      source: "EventBridge Scheduler API, RetryPolicy",
    });
  }

  /** Seconds from the latest start of a schedule to the other one; `undefined` where nobody knows. */
  private room(role: Role): number | undefined {
    if (!this.rooms.has(role)) {
      this.rooms.set(role, this.findRoom(role));
    }
    return this.rooms.get(role);
  }

  private findRoom(role: Role): number | undefined {
    const { sleep, wake, flexibleWindow } = this.options;
    const zone = this.zone();
    if (zone === undefined) {
      return undefined;
    }
    const [first, second] = role === "sleep" ? [sleep, wake] : [wake, sleep];
    const gap = shortestGap(first, second, zone, this.judgement.now, A_YEAR)?.toSeconds();
    const late = role === "sleep" ? (flexibleWindow?.toSeconds() ?? 0) : 0;
    return gap === undefined || isToken(late) ? undefined : gap - late;
  }

  /** `undefined` for one that is told as a problem, or that Terraform alone knows. */
  private zone(): TimeZone | undefined {
    try {
      const zone = TimeZone.of(this.options.timeZone);
      return zone.isToken ? undefined : zone;
    } catch {
      return undefined;
    }
  }
}
