import { copyPhases, provisioningPhase, totalSeconds } from "../../../behaviour/laws/cold-start";
import type { Failure } from "../../../behaviour/laws/failure";
import type { Requirements } from "../../../behaviour/laws/placement";
import { DEFAULT_RELEASE_RATE, released } from "../../../behaviour/laws/release";
import type { Timing } from "../../../behaviour/timing/timing";
import type { UnitId } from "../../events";
import { type Fleet, type FleetCopy, type FleetInstance, wantedOf } from "./fleet";
import { instanceFor, mayAdd } from "./fleet-room";
import { variantUnit } from "./unit-id";

type Mutable<Row> = { -readonly [Member in keyof Row]: Row[Member] };
type Copy = Mutable<FleetCopy>;
type Instance = Mutable<FleetInstance>;

/** Why there is no instance for a copy, and until when. */
export interface Lack {
  readonly kind: Failure["kind"];
  /** When it is over, or AWS gives up, in milliseconds since the epoch. */
  readonly until: number;
  /** Whether there are instances again then. */
  readonly isOver: boolean;
}

/** What the moves of a fleet depend on. */
export interface FleetNeeds {
  /** Milliseconds since the epoch. */
  readonly now: number;
  timing(unit: UnitId): Timing;
  requirements(unit: UnitId): Requirements;
  /** Seconds until an instance without a copy is released. */
  readonly releaseSeconds: number;
  /** @returns `undefined` when AWS has an instance for the copy */
  lack(copy: Pick<FleetCopy, "unit" | "operation">): Lack | undefined;
}

const RANK = ["denied", "waiting", "starting", "serving"];

/** One turn of a fleet at one moment: takes its row, moves what is in it, and makes the row anew. */
export class FleetMoves {
  /** Units for which AWS gave up to look for an instance. */
  readonly lost: { readonly unit: UnitId; readonly kind: Failure["kind"] }[] = [];
  private readonly instances: Instance[];
  private readonly copies: Copy[];
  private readonly changing: Set<UnitId>;
  private nextId: number;
  private nextRelease: number;
  private isToBeSeen: boolean;

  constructor(
    private readonly fleet: Fleet,
    private readonly needs: FleetNeeds,
  ) {
    this.instances = fleet.instances.map((instance) => ({ ...instance }));
    this.copies = fleet.copies.map((copy) => ({ ...copy }));
    this.changing = new Set(fleet.changing);
    this.nextId = fleet.nextId;
    this.nextRelease = fleet.nextRelease;
    // What was to be seen at this moment still is.
    this.isToBeSeen = fleet.due === needs.now;
  }

  row(): Fleet {
    const due = this.isToBeSeen ? this.needs.now : this.next();
    const { due: _before, ...fleet } = this.fleet;
    return {
      ...fleet,
      instances: this.instances,
      copies: this.copies,
      changing: [...this.changing],
      nextId: this.nextId,
      nextRelease: this.nextRelease,
      ...(Number.isFinite(due) && { due }),
    };
  }

  /** Does what is due, which is at this moment. */
  advance(): void {
    this.isToBeSeen = false;
    this.instancesReady();
    this.copiesReady();
    this.release();
  }

  /** The change of a unit is over when nothing of it is under way. Looked at in this moment, but not in this turn. */
  begin(unit: UnitId): void {
    this.changing.add(unit);
    this.isToBeSeen = true;
  }

  end(unit: UnitId): void {
    this.changing.delete(unit);
  }

  /** Brings the copies of a unit to a number. */
  scale(unit: UnitId, copies: number, operation: string): void {
    const wanted = wantedOf(this.fleetNow, unit);
    for (let more = wanted; more < copies; more += 1) {
      this.want(unit, operation);
    }
    this.scaleIn(unit, wanted - copies);
    this.placeWaiting();
    this.begin(unit);
  }

  /** Takes all copies of a unit away at once. */
  remove(unit: UnitId): void {
    for (const copy of this.copies.filter((one) => one.unit === unit)) {
      this.take(copy);
    }
    this.changing.delete(unit);
    this.placeWaiting();
  }

  /** Instances that are ready at a time, each with a copy of the model if the variant has one. */
  start(count: number, readyAt: number, operation: string): void {
    const unit = variantUnit(this.fleet.endpoint, this.fleet.variant);
    for (let made = 0; made < count; made += 1) {
      const instance = this.add(readyAt);
      if (this.fleet.hasModel) {
        this.want(unit, operation).instance = instance.id;
      }
    }
    this.placeWaiting();
    this.begin(unit);
  }

  /** Another number of instances for components: one with a copy on it stays. */
  setInstances(count: number, readyAt: number): void {
    for (let more = this.instances.length; more < count; more += 1) {
      this.add(readyAt);
    }
    const empty = this.instances.filter(({ id }) => this.on(id).length === 0);
    this.drop(empty.slice(0, Math.max(0, this.instances.length - count)));
    this.placeWaiting();
    this.begin(variantUnit(this.fleet.endpoint, this.fleet.variant));
  }

  /** Puts everything in place as a deployment leaves it: all that finds room serves. */
  deploy(instances: number, capacities: ReadonlyMap<UnitId, number>, operation: string): void {
    for (let made = 0; made < instances; made += 1) {
      this.ready(this.add(this.needs.now));
    }
    for (const [unit, copies] of capacities) {
      for (let made = 0; made < copies; made += 1) {
        this.deployCopy(this.want(unit, operation));
      }
    }
  }

  /** Places the copies of a unit anew, whose requirements are others now. */
  replace(unit: UnitId): void {
    const own = this.copies.filter((copy) => copy.unit === unit && copy.state !== "leaving");
    for (const copy of own) {
      this.leaveInstance(copy);
    }
    for (const copy of own) {
      copy.state = "waiting";
      copy.serves = false;
      copy.until = undefined;
      this.deployCopy(copy);
    }
    this.begin(unit);
  }

  private get fleetNow(): Fleet {
    return { ...this.fleet, instances: this.instances, copies: this.copies };
  }

  private want(unit: UnitId, operation: string): Copy {
    const copy: Copy = {
      id: this.id(),
      unit,
      wantedAt: this.needs.now,
      operation,
      state: "waiting",
      serves: false,
    };
    this.copies.push(copy);
    return copy;
  }

  private id(): number {
    this.nextId += 1;
    return this.nextId;
  }

  /** First those that do not serve yet, then those on the instances with the fewest. */
  private scaleIn(unit: UnitId, copies: number): void {
    if (copies <= 0) {
      return;
    }
    const rank = ({ state, instance }: Copy): number =>
      RANK.indexOf(state) * 1000 + (instance === undefined ? 0 : this.on(instance).length);
    const candidates = this.copies
      .filter((copy) => copy.unit === unit && copy.state !== "leaving")
      .map((copy) => ({ copy, rank: rank(copy) }));
    candidates.sort((one, other) => one.rank - other.rank);
    for (const { copy } of candidates.slice(0, copies)) {
      if (this.fleet.hasModel && copy.instance !== undefined) {
        // The instance goes a while after the decision, with the job that it works on.
        copy.state = "leaving";
        copy.until = this.after(this.needs.timing(unit).release.seconds);
      } else {
        this.take(copy);
      }
    }
  }

  private take(copy: Copy): void {
    this.copies.splice(this.copies.indexOf(copy), 1);
    const instance = this.instances.find(({ id }) => id === copy.instance);
    if (instance !== undefined && this.fleet.hasModel) {
      this.drop([instance]);
    } else {
      this.leaveInstance(copy);
    }
  }

  private leaveInstance(copy: Copy): void {
    const instance = this.instances.find(({ id }) => id === copy.instance);
    copy.instance = undefined;
    if (instance !== undefined && this.on(instance.id).every(({ id }) => id === copy.id)) {
      instance.emptySince = this.needs.now;
    }
  }

  private placeWaiting(): void {
    for (const copy of this.copies.filter(({ state, instance }) => state === "waiting" && instance === undefined)) {
      const instance = this.roomFor(copy);
      if (instance !== undefined) {
        copy.instance = instance.id;
        if (instance.isReady) {
          this.startCopy(copy, instance);
        }
      } else if (this.mayAdd(copy.unit)) {
        this.provision(copy);
      }
    }
  }

  private provision(copy: Copy): void {
    const lack = this.needs.lack(copy);
    if (lack === undefined) {
      copy.instance = this.add(this.after(totalSeconds([provisioningPhase(this.needs.timing(copy.unit))]))).id;
    } else {
      copy.state = "denied";
      copy.until = lack.until;
      copy.lack = { kind: lack.kind, isOver: lack.isOver };
    }
  }

  private deployCopy(copy: Copy): void {
    const instance = this.roomFor(copy) ?? (this.mayAdd(copy.unit) ? this.ready(this.add(this.needs.now)) : undefined);
    if (instance !== undefined) {
      copy.instance = instance.id;
      this.serve(copy);
    }
  }

  private startCopy(copy: Copy, { images }: Instance): void {
    copy.state = "starting";
    copy.until = this.after(totalSeconds(copyPhases(this.needs.timing(copy.unit), images.includes(copy.unit))));
  }

  private serve(copy: Copy): void {
    copy.state = "serving";
    copy.serves = true;
    copy.until = undefined;
    const instance = this.instances.find(({ id }) => id === copy.instance);
    if (instance !== undefined && !instance.images.includes(copy.unit)) {
      instance.images = [...instance.images, copy.unit];
    }
  }

  // What is due

  private instancesReady(): void {
    for (const instance of this.instances.filter(({ isReady, readyAt }) => !isReady && readyAt <= this.needs.now)) {
      this.ready(instance);
      for (const copy of this.on(instance.id).filter(({ state }) => state === "waiting")) {
        this.startCopy(copy, instance);
      }
    }
  }

  private copiesReady(): void {
    for (const copy of this.copies.filter(({ until }) => until !== undefined && until <= this.needs.now)) {
      if (copy.state === "starting") {
        this.serve(copy);
      } else if (copy.state === "leaving") {
        this.take(copy);
      } else if (copy.state === "denied") {
        this.lookAgain(copy);
      }
    }
    this.placeWaiting();
  }

  private lookAgain(copy: Copy): void {
    const { lack } = copy;
    copy.until = undefined;
    if (lack?.isOver === false) {
      this.lost.push({ unit: copy.unit, kind: lack.kind });
    } else {
      copy.state = "waiting";
      copy.lack = undefined;
    }
  }

  private release(): void {
    const { now } = this.needs;
    const due = this.empty().filter(({ emptySince }) => emptySince + this.releaseMs <= now);
    const count = this.releasable(due.length);
    if (count > 0 && now >= this.nextRelease) {
      this.nextRelease = this.after(DEFAULT_RELEASE_RATE.betweenSeconds);
      this.drop(due.slice(0, count));
    }
  }

  private next(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { isReady, readyAt } of this.instances) {
      next = isReady ? next : Math.min(next, readyAt);
    }
    for (const { until } of this.copies) {
      next = Math.min(next, until ?? next);
    }
    const empty = this.empty();
    if (this.releasable(empty.length) > 0) {
      for (const { emptySince } of empty) {
        next = Math.min(next, Math.max(emptySince + this.releaseMs, this.nextRelease));
      }
    }
    return next;
  }

  private releasable(due: number): number {
    const { managed, minInstances } = this.fleet;
    return managed ? released({ instances: this.instances.length, minInstances, due }) : 0;
  }

  private empty(): readonly Instance[] {
    const used = new Set(this.copies.map(({ instance }) => instance));
    return this.instances.filter(({ id, isReady }) => isReady && !used.has(id));
  }

  // Instances

  private mayAdd(unit: UnitId): boolean {
    return mayAdd(this.fleetNow, unit, this.needs.requirements);
  }

  private roomFor(copy: Copy): Instance | undefined {
    return this.instances[instanceFor(this.fleetNow, copy, this.needs.requirements)];
  }

  private on(instance: number): readonly Copy[] {
    return this.copies.filter((copy) => copy.instance === instance);
  }

  private add(readyAt: number): Instance {
    const { now } = this.needs;
    const instance = { id: this.id(), askedAt: now, readyAt, isReady: false, images: [], emptySince: now };
    this.instances.push(instance);
    return instance;
  }

  private ready(instance: Instance): Instance {
    instance.isReady = true;
    instance.emptySince = this.needs.now;
    return instance;
  }

  private drop(gone: readonly Instance[]): void {
    for (const instance of gone) {
      this.instances.splice(this.instances.indexOf(instance), 1);
    }
  }

  private after(seconds: number): number {
    return Math.round(this.needs.now + seconds * 1000);
  }

  private get releaseMs(): number {
    return this.needs.releaseSeconds * 1000;
  }
}
