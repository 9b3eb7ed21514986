import type { Cause, Phase, Wake } from "../outcome/outcome";
import type { Timing } from "../timing/timing";
import type { Copy } from "./instance";
import { MOST_RECORDED } from "./steps";

interface Open {
  readonly at: number;
  readonly by: Wake["by"];
  readonly refusalsBefore: number;
  /** When the desired capacity rose from zero, and why. */
  raised?: { readonly at: number; readonly cause: Cause };
  /** AWS had no instance before: what raised the capacity in the end came long after the alarm. */
  hasFailed?: true;
}

/** Remainders below this are rounding. */
const NOTHING = 0.5;

/** The wakes of one component or variant, each with its phases. */
export class Wakes {
  readonly list: Wake[] = [];
  count = 0;
  private open: Open | undefined;

  constructor(
    private readonly unit: string,
    private readonly timing: Timing,
  ) {}

  /** A request found no capacity, or a schedule raises it from zero. */
  begin(at: number, by: Wake["by"], refusals: number): void {
    this.open ??= { at, by, refusalsBefore: refusals };
  }

  /** The desired capacity rose from zero. */
  raise(at: number, cause: Cause): void {
    if (this.open !== undefined) {
      this.open.raised ??= { at, cause };
    }
  }

  /** AWS had no instance: what raised the capacity did not count. */
  failed(): void {
    if (this.open !== undefined) {
      delete this.open.raised;
      this.open.hasFailed = true;
    }
  }

  /** The first copy serves. */
  end(at: number, copy: Copy, refusals: number): void {
    const { open } = this;
    if (open !== undefined) {
      this.add({
        unit: this.unit,
        at: open.at,
        by: open.by,
        refused: refusals - open.refusalsBefore,
        seconds: at - open.at,
        phases: this.phases(open, at, copy),
      });
      this.open = undefined;
    }
  }

  /** At the end of the simulation. */
  close(refusals: number): void {
    const { open } = this;
    if (open !== undefined) {
      this.add({ unit: this.unit, at: open.at, by: open.by, refused: refusals - open.refusalsBefore, phases: [] });
    }
  }

  private add(wake: Wake): void {
    this.count += 1;
    if (this.list.length < MOST_RECORDED) {
      this.list.push(wake);
    }
  }

  private phases(open: Open, at: number, copy: Copy): readonly Phase[] {
    const { raised } = open;
    const phases: Phase[] = [];
    const { metricLag, reaction, provisioning } = this.timing;
    if (raised !== undefined && "alarmAt" in raised.cause) {
      const alarmAt = Math.max(open.at, raised.cause.alarmAt);
      phases.push({ name: "alarm", seconds: alarmAt - open.at, basis: metricLag.basis });
      const reacted = raised.at - alarmAt;
      const seconds = open.hasFailed === true ? Math.min(reacted, reaction.seconds) : reacted;
      phases.push({ name: "reaction", seconds, basis: reaction.basis });
    }
    const bornAt = copy.instance?.bornAt ?? 0;
    if (bornAt > open.at || (raised !== undefined && bornAt >= raised.at)) {
      phases.push({ name: "provisioning", seconds: provisioning.seconds, basis: provisioning.basis });
    }
    phases.push(...copy.phases);
    const rest = at - open.at - phases.reduce((sum, { seconds }) => sum + seconds, 0);
    if (rest > NOTHING) {
      phases.push({ name: "waiting for capacity", seconds: rest, basis: "law" });
    }
    return phases;
  }
}
