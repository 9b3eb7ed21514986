import type { Look } from "./looks";
import type { Moment, MomentName } from "./moments";

const TO_MS = 1000;

/** Keeps the first time that each thing was seen. */
export class Recorder {
  private readonly seen = new Map<MomentName, Moment>();
  private last: Look | undefined;

  /** @param kind what the copies or instances are read with */
  constructor(private readonly kind: "component" | "variant") {}

  get moments(): readonly Moment[] {
    return [...this.seen.values()];
  }

  has(name: MomentName): boolean {
    return this.seen.has(name);
  }

  /** At one time. */
  at(name: MomentName, instant: number, source: string): void {
    this.between(name, instant, instant, source);
  }

  between(name: MomentName, from: number, to: number, source: string): void {
    if (!this.seen.has(name)) {
      this.seen.set(name, { name, from: Math.min(from, to), to, source });
    }
  }

  /** @param since the first request: what was before it is not its effect */
  takeWake(look: Look, since: number): void {
    const counts = this.kind === "component" ? "DescribeInferenceComponent" : "DescribeEndpoint";
    this.takeAlarm("alarm", look, since);
    const activity = look.activities.at(-1);
    if (activity !== undefined) {
      this.at("activity", activity.startedAt.getTime(), "DescribeScalingActivities, StartTime");
    }
    this.polled("desired", look, look.desired > 0, counts);
    this.polled("instance", look, look.instances > 0, "DescribeEndpoint");
    if (this.kind === "component") {
      this.polled("copy", look, look.current > 0, counts);
    }
    this.last = look;
  }

  /** @param since the last request */
  takeDown(look: Look, since: number): void {
    const counts = this.kind === "component" ? "DescribeInferenceComponent" : "DescribeEndpoint";
    this.takeAlarm("idle alarm", look, since);
    this.polled("desired zero", look, look.desired === 0, counts);
    if (this.kind === "component") {
      this.polled("no copy", look, look.current === 0, counts);
    }
    this.polled("no instance", look, look.instances === 0, "DescribeEndpoint");
    this.last = look;
  }

  private takeAlarm(name: MomentName, look: Look, since: number): void {
    const times = look.alarms.flatMap(({ state, since: at }) =>
      // CloudWatch states whole milliseconds, and some of its own clock.
      state === "ALARM" && at !== undefined && at >= since - TO_MS ? at : [],
    );
    if (times.length > 0) {
      this.at(name, Math.max(since, Math.min(...times)), "DescribeAlarms, StateTransitionedTimestamp");
    }
  }

  private polled(name: MomentName, look: Look, isSo: boolean, source: string): void {
    if (isSo) {
      this.between(name, this.last?.began ?? look.began, look.ended, source);
    }
  }
}
