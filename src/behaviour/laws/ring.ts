const FIRST_SIZE = 64;

/** A first-in, first-out list of rows of three numbers. Its memory is that of the most rows that were in it at once. */
export class Ring {
  private rows = new Float64Array(FIRST_SIZE * 3);
  private mask = FIRST_SIZE - 1;
  private head = 0;
  size = 0;

  push(first: number, second: number, third: number): void {
    if (this.size > this.mask) {
      this.grow();
    }
    const at = ((this.head + this.size) & this.mask) * 3;
    this.rows[at] = first;
    this.rows[at + 1] = second;
    this.rows[at + 2] = third;
    this.size += 1;
  }

  /** A column of the oldest row: 0, 1 or 2. */
  first(column: number): number {
    return this.rows[this.head * 3 + column] as number;
  }

  shift(): void {
    this.head = (this.head + 1) & this.mask;
    this.size -= 1;
  }

  private grow(): void {
    const size = this.mask + 1;
    const rows = new Float64Array(size * 6);
    rows.set(this.rows.subarray(this.head * 3));
    rows.set(this.rows.subarray(0, this.head * 3), (size - this.head) * 3);
    this.rows = rows;
    this.head = 0;
    this.mask = size * 2 - 1;
  }
}
