import { Call } from "../../../src/local-aws/call";
import { ManualClock } from "../../../src/local-aws/clock";
import type { WorldEvent } from "../../../src/local-aws/events";
import { Faults } from "../../../src/local-aws/faults";
import { DYNAMICS } from "../../../src/local-aws/services/services";
import { DEFAULT_SETTINGS } from "../../../src/local-aws/settings";
import { Store } from "../../../src/local-aws/store/store";
import { Timeline } from "../../../src/local-aws/timeline";
import type { World } from "../../../src/local-aws/world";
import { START } from "./local";

/** What one service let the others know, and how many seconds after the start. */
export type Told = readonly [seconds: number, event: WorldEvent];

/** A world without requests, whose services are called directly and whose events are noted. */
export class ToldWorld implements World {
  readonly clock = new ManualClock(START);
  readonly faults = new Faults(this.clock);
  readonly settings = DEFAULT_SETTINGS;
  private list: Told[] = [];
  private readonly timeline = new Timeline(this, DYNAMICS, (error) => {
    throw error;
  });

  constructor(readonly store = new Store()) {}

  call(region = "us-east-1"): Call {
    const note = (event: WorldEvent, { now }: Call) => {
      this.list.push([(now - START) / 1000, event]);
    };
    const { faults, settings, store, timeline } = this;
    const nothingElse = async (): Promise<never> => {
      throw new Error("nothing outside is reached in this world");
    };
    const reached = { faults, settings, store, listeners: [note], perform: nothingElse, later: nothingElse };
    return new Call(region, timeline.now, "", "", reached);
  }

  /** Goes on, event by event. */
  async advance(seconds: number): Promise<void> {
    this.clock.advance(seconds);
    await this.timeline.to(this.clock.now());
  }

  /** What was told since it was last asked for. */
  told(): readonly Told[] {
    const { list } = this;
    this.list = [];
    return list;
  }
}
