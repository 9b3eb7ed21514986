import { tooMuchWork } from "./errors";

/**
 * More than 100,000 resources take, and little enough to end in seconds. A limit, because the file is not ours: a small
 * one can be written so that everything in it has to be compared with everything else.
 */
const MOST_STEPS = 200_000_000;

/**
 * The steps that are taken for one source, whoever takes them. They are counted, and not timed: the same file gives the
 * same answer on every machine. What grows with the square of a file counts; what grows with the file does not have to.
 */
export class Work {
  private left: number;

  /** @param source what to call it in the error: a file, or what stands for one */
  constructor(
    private readonly source: string,
    private readonly limit = MOST_STEPS,
  ) {
    this.left = limit;
  }

  /** @throws ScaleToZeroError when the source has had its share */
  spend(steps = 1): void {
    this.left -= steps;
    if (this.left < 0) {
      throw tooMuchWork(this.source, this.limit);
    }
  }
}
