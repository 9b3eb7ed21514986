interface Event {
  readonly at: number;
  readonly run: (at: number) => void;
}

/** What is going to happen, in order of time; in order of planning at the same time. Few things are planned at once. */
export class Events {
  private readonly planned: Event[] = [];

  /** When the next event happens; infinite if none is planned. */
  next = Number.POSITIVE_INFINITY;

  plan(at: number, run: (at: number) => void): void {
    let index = this.planned.length;
    while (index > 0 && (this.planned[index - 1] as Event).at > at) {
      index -= 1;
    }
    this.planned.splice(index, 0, { at, run });
    this.next = (this.planned[0] as Event).at;
  }

  /** Runs the next event. */
  run(): void {
    const event = this.planned.shift();
    this.next = this.planned[0]?.at ?? Number.POSITIVE_INFINITY;
    event?.run(event.at);
  }
}
