import { instanceShape } from "../../catalogue/instance-shapes";
import { copyPhases, provisioningPhase, totalSeconds } from "../laws/cold-start";
import { DROUGHT_SECONDS, droughtEnds, type Failure, failsAt } from "../laws/failure";
import { copiesThatFit, emptyRoom, occupy, placed, type Room } from "../laws/placement";
import { DEFAULT_RELEASE_RATE, released } from "../laws/release";
import type { Requirements, UnitSetup, VariantSetup } from "../setup/endpoint-setup";
import type { Timing } from "../timing/timing";
import type { Events } from "./events";
import type { Copy, Instance } from "./instance";
import { Steps } from "./steps";
import type { UncertainOptions } from "./uncertain";

export interface FleetEvents {
  /** The number of copies that serve has changed. @param copy the one that serves now; absent when one left */
  served(at: number, unit: number, serving: number, copy?: Copy): void;
  /** No instance can be had for a copy. */
  failed(at: number, unit: number, kind: Failure["kind"]): void;
  /** AWS has no instance for a copy for now, or has one again. */
  lacking(at: number, unit: number): void;
  /** The last instance was released, or the first one asked for. */
  instances(at: number, count: number): void;
}

export interface FleetOptions extends Pick<UncertainOptions, "billedFrom"> {
  /** For each unit. */
  readonly timings: readonly Timing[];
  readonly failures: readonly Failure[];
}

/** Takes a whole instance: that of an asynchronous variant, or a copy on an instance of unknown shape. */
const WHOLE: Requirements = { accelerators: 1, cpuCores: 0, memoryMb: 0, placement: "SPREAD" };

/** The instances of one variant, and the copies on them. */
export class Fleet {
  readonly count: Steps;
  /** Instances that are billed. */
  readonly billed = new Steps(0);
  private readonly instances: Instance[] = [];
  private readonly copies: Copy[] = [];
  private readonly serving: number[];
  /** When the next instance may go. */
  /** When instances are looked at next. */
  private lookAt = Number.POSITIVE_INFINITY;
  private nextRelease = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly setup: VariantSetup,
    private readonly units: readonly UnitSetup[],
    private readonly events: Events,
    private readonly options: FleetOptions,
    private readonly report: FleetEvents,
  ) {
    this.serving = units.map(() => 0);
    this.count = new Steps(0);
  }

  /** Puts everything in place as after a deployment: what serves at the start. */
  deploy(capacities: readonly (readonly [unit: number, copies: number])[]): void {
    const dedicated = capacities.some(([unit]) => this.isDedicated(unit));
    for (let made = 0; made < (dedicated ? 0 : this.setup.initialInstances); made += 1) {
      this.add(0, true);
    }
    for (const [unit, copies] of capacities) {
      for (let made = 0; made < copies; made += 1) {
        const copy: Copy = { unit, wantedAt: 0, state: "waiting", phases: [] };
        this.copies.push(copy);
        const instance = this.roomFor(copy) ?? (this.mayAdd(unit) ? this.add(0, true) : undefined);
        if (instance !== undefined) {
          this.place(copy, instance);
          instance.images.add(unit);
          this.serve(0, copy);
        }
      }
    }
    for (const instance of this.instances) {
      this.mindEmpty(0, instance);
    }
    this.count.set(0, this.instances.length);
  }

  wanted(unit: number): number {
    return this.copies.filter((copy) => copy.unit === unit && copy.state !== "leaving").length;
  }

  scaleOut(at: number, unit: number, copies: number): void {
    for (let made = 0; made < copies; made += 1) {
      this.copies.push({ unit, wantedAt: at, state: "waiting", phases: [] });
    }
    this.placeWaiting(at);
  }

  /** Removes copies: first those that do not serve yet, then those on the instances with the fewest. */
  scaleIn(at: number, unit: number, copies: number): void {
    const rank = ({ state, instance }: Copy): number =>
      ["denied", "waiting", "starting", "serving"].indexOf(state) * 1000 + (instance?.copies.size ?? 0);
    const candidates = this.copies.filter((copy) => copy.unit === unit && copy.state !== "leaving");
    candidates.sort((one, other) => rank(one) - rank(other));
    for (const copy of candidates.slice(0, copies)) {
      if (this.isDedicated(unit) && copy.instance !== undefined) {
        this.leave(at, copy, copy.instance);
      } else {
        this.remove(at, copy);
      }
    }
    this.placeWaiting(at);
  }

  /**
   * Whether an update of the copies is under way: SageMaker refuses another one meanwhile. A copy that waits for room on the
   * instances that are there does not count.
   */
  isUpdating(unit: number): boolean {
    return this.copies.some(
      ({ unit: own, state, instance }) =>
        own === unit && state !== "serving" && !(state === "waiting" && instance === undefined),
    );
  }

  /** Whether a copy waits for an instance that AWS does not have. */
  isLacking(unit: number): boolean {
    return this.copies.some((copy) => copy.unit === unit && copy.state === "denied");
  }

  private isDedicated(unit: number): boolean {
    return this.units[unit]?.kind === "variant";
  }

  /** The instance of an asynchronous variant goes a while after the decision, with the job that it works on. */
  private leave(at: number, copy: Copy, instance: Instance): void {
    const wasServing = copy.state === "serving";
    copy.state = "leaving";
    this.events.plan(at + this.timing(copy.unit).release.seconds, (gone) => {
      this.forget(copy);
      if (wasServing) {
        this.unserve(gone, copy.unit);
      }
      this.drop(gone, [instance]);
    });
  }

  private remove(at: number, copy: Copy): void {
    const wasServing = copy.state === "serving";
    this.forget(copy);
    if (wasServing) {
      this.unserve(at, copy.unit);
    }
    const { instance } = copy;
    if (instance !== undefined) {
      instance.copies.delete(copy);
      occupy(instance.room, this.requirements(copy.unit), -1);
      this.mindEmpty(at, instance);
    }
  }

  private forget(copy: Copy): void {
    copy.state = "gone";
    this.copies.splice(this.copies.indexOf(copy), 1);
  }

  private placeWaiting(at: number): void {
    for (const copy of this.copies.filter(({ state, instance }) => state === "waiting" && instance === undefined)) {
      const room = this.roomFor(copy);
      if (room !== undefined) {
        this.place(copy, room);
        if (room.isReady) {
          this.start(at, copy, room);
        }
      } else if (this.mayAdd(copy.unit)) {
        this.provision(at, copy);
      }
    }
  }

  private provision(at: number, copy: Copy): void {
    const failure = failsAt(this.options.failures, at);
    if (failure !== undefined) {
      this.deny(at, copy, failure);
      return;
    }
    const instance = this.add(at, false);
    this.place(copy, instance);
    this.events.plan(at + totalSeconds([provisioningPhase(this.timing(copy.unit))]), (ready) => {
      if (this.instances.includes(instance)) {
        instance.isReady = true;
        this.bill(ready);
        for (const waiting of instance.copies) {
          this.start(ready, waiting, instance);
        }
        this.mindEmpty(ready, instance);
      }
    });
  }

  /** In a drought, AWS goes on looking for an instance for a while. */
  private deny(at: number, copy: Copy, failure: Failure["kind"]): void {
    copy.state = "denied";
    this.report.lacking(at, copy.unit);
    const givesUpAt = at + (failure === "drought" ? DROUGHT_SECONDS : 0);
    const endsAt = failure === "drought" ? droughtEnds(this.options.failures, at) : givesUpAt;
    // After the caller has recorded that it wants the copy.
    this.events.plan(Math.min(givesUpAt, endsAt), (when) => {
      if (copy.state !== "denied") {
        return;
      }
      if (endsAt < givesUpAt) {
        copy.state = "waiting";
        this.placeWaiting(when);
        this.report.lacking(when, copy.unit);
      } else {
        this.report.failed(when, copy.unit, failure);
      }
    });
  }

  private start(at: number, copy: Copy, instance: Instance): void {
    if (copy.state !== "waiting") {
      return;
    }
    copy.state = "starting";
    copy.phases = copyPhases(this.timing(copy.unit), instance.images.has(copy.unit));
    this.events.plan(at + totalSeconds(copy.phases), (ready) => {
      if (copy.state === "starting") {
        instance.images.add(copy.unit);
        this.serve(ready, copy);
      }
    });
  }

  private serve(at: number, copy: Copy): void {
    copy.state = "serving";
    const serving = (this.serving[copy.unit] ?? 0) + 1;
    this.serving[copy.unit] = serving;
    this.report.served(at, copy.unit, serving, copy);
  }

  private unserve(at: number, unit: number): void {
    const serving = (this.serving[unit] ?? 0) - 1;
    this.serving[unit] = serving;
    this.report.served(at, unit, serving);
  }

  // Instances

  private mayAdd(unit: number): boolean {
    if (this.isDedicated(unit)) {
      return true;
    }
    const { managed, maxInstances } = this.setup;
    const fits = copiesThatFit(this.newRoom(), this.requirements(unit)) >= 1;
    return managed && fits && this.instances.length < maxInstances;
  }

  private roomFor(copy: Copy): Instance | undefined {
    if (this.isDedicated(copy.unit)) {
      return undefined;
    }
    const places = this.instances.map(({ room, copies }) => {
      let ownCopies = 0;
      for (const { unit } of copies) {
        ownCopies += unit === copy.unit ? 1 : 0;
      }
      return { room, ownCopies, copies: copies.size };
    });
    return this.instances[placed(places, this.requirements(copy.unit))];
  }

  private place(copy: Copy, instance: Instance): void {
    copy.instance = instance;
    instance.copies.add(copy);
    occupy(instance.room, this.requirements(copy.unit), 1);
  }

  private add(at: number, isReady: boolean): Instance {
    const instance: Instance = {
      bornAt: at,
      isReady,
      room: this.newRoom(),
      copies: new Set(),
      images: new Set(),
      emptySince: at,
    };
    this.instances.push(instance);
    this.counted(at);
    return instance;
  }

  private newRoom(): Room {
    const shape = this.setup.instanceType === undefined ? undefined : instanceShape(this.setup.instanceType);
    return shape === undefined ? { accelerators: 1, cpuCores: 0, memoryMb: 0 } : emptyRoom(shape);
  }

  private requirements(unit: number): Requirements {
    const known = this.setup.instanceType !== undefined && instanceShape(this.setup.instanceType) !== undefined;
    return known ? (this.units[unit]?.requirements ?? { ...WHOLE, accelerators: 0 }) : WHOLE;
  }

  private mindEmpty(at: number, instance: Instance): void {
    if (instance.copies.size === 0) {
      instance.emptySince = at;
      this.planRelease(at + this.releaseSeconds);
    }
  }

  /** Many instances that become empty at once wait for one look at them. */
  private planRelease(at: number): void {
    if (at >= this.lookAt) {
      return;
    }
    this.lookAt = at;
    this.events.plan(at, (when) => {
      // An earlier look took its place.
      if (when === this.lookAt) {
        this.lookAt = Number.POSITIVE_INFINITY;
        this.release(when);
      }
    });
  }

  private release(at: number): void {
    const { managed, minInstances } = this.setup;
    const due = this.instances.filter(
      ({ copies, isReady, emptySince }) => isReady && copies.size === 0 && emptySince + this.releaseSeconds <= at,
    );
    const count = managed ? released({ instances: this.instances.length, minInstances, due: due.length }) : 0;
    if (count > 0 && at < this.nextRelease) {
      this.planRelease(this.nextRelease);
      return;
    }
    if (count > 0) {
      this.nextRelease = at + DEFAULT_RELEASE_RATE.betweenSeconds;
      this.drop(at, due.slice(0, count));
    }
    this.planNext(at);
  }

  /** The next look: at what is due already, or when the next empty instance is. */
  private planNext(at: number): void {
    const { managed, minInstances } = this.setup;
    if (!managed || this.instances.length <= minInstances) {
      return;
    }
    let next = Number.POSITIVE_INFINITY;
    for (const { copies, isReady, emptySince } of this.instances) {
      if (isReady && copies.size === 0) {
        next = Math.min(next, Math.max(emptySince + this.releaseSeconds, this.nextRelease));
      }
    }
    if (next > at && Number.isFinite(next)) {
      this.planRelease(next);
    }
  }

  private drop(at: number, gone: readonly Instance[]): void {
    for (const instance of gone) {
      const index = this.instances.indexOf(instance);
      if (index >= 0) {
        this.instances.splice(index, 1);
      }
    }
    this.counted(at);
  }

  private counted(at: number): void {
    this.count.set(at, this.instances.length);
    this.bill(at);
    this.report.instances(at, this.instances.length);
  }

  private bill(at: number): void {
    const { instances } = this;
    const isFromReady = this.options.billedFrom === "ready";
    this.billed.set(at, isFromReady ? instances.filter(({ isReady }) => isReady).length : instances.length);
  }

  private timing(unit: number): Timing {
    return this.options.timings[unit] as Timing;
  }

  /** That of any unit on it: all of one kind have the same. */
  private get releaseSeconds(): number {
    return this.options.timings[0]?.release.seconds ?? 0;
  }
}
