const FIRST_SIZE = 64;

/** When the requests that are being worked on end, the earliest first: a binary heap. */
export class Departures {
  size = 0;
  private times = new Float64Array(FIRST_SIZE);
  private answers = new Uint8Array(FIRST_SIZE);

  /** The earliest end; only if `size` is not 0. */
  get earliest(): number {
    return this.times[0] as number;
  }

  /** @param isAnswer whether it ends with an answer */
  add(at: number, isAnswer: boolean): void {
    if (this.size === this.times.length) {
      this.grow();
    }
    let child = this.size;
    this.size += 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      const above = this.times[parent] as number;
      if (above <= at) {
        break;
      }
      this.times[child] = above;
      this.answers[child] = this.answers[parent] as number;
      child = parent;
    }
    this.times[child] = at;
    this.answers[child] = isAnswer ? 1 : 0;
  }

  /** Removes the earliest. @returns whether it ended with an answer */
  take(): boolean {
    const isAnswer = this.answers[0] === 1;
    this.removeFirst();
    return isAnswer;
  }

  /** Removes the latest but for so many. @returns how many were removed */
  keepEarliest(count: number): number {
    const removed = Math.max(0, this.size - Math.max(0, count));
    if (removed > 0) {
      const { times, answers } = this;
      const order = Array.from({ length: this.size }, (_, index) => index)
        .sort((one, other) => (times[one] as number) - (times[other] as number))
        .slice(0, this.size - removed);
      const kept = order.map((index) => [times[index] as number, answers[index] as number] as const);
      this.size = kept.length;
      for (const [index, [at, answer]] of kept.entries()) {
        // In order, they are a heap.
        times[index] = at;
        answers[index] = answer;
      }
    }
    return removed;
  }

  private removeFirst(): void {
    this.size -= 1;
    const { times, answers, size } = this;
    const at = times[size] as number;
    const answer = answers[size] as number;
    let parent = 0;
    for (let child = 1; child < size; child = 2 * parent + 1) {
      if (child + 1 < size && (times[child + 1] as number) < (times[child] as number)) {
        child += 1;
      }
      if ((times[child] as number) >= at) {
        break;
      }
      times[parent] = times[child] as number;
      answers[parent] = answers[child] as number;
      parent = child;
    }
    times[parent] = at;
    answers[parent] = answer;
  }

  private grow(): void {
    const times = new Float64Array(this.size * 2);
    const answers = new Uint8Array(this.size * 2);
    times.set(this.times);
    answers.set(this.answers);
    this.times = times;
    this.answers = answers;
  }
}
