import { type Part, RANK, type Rank } from "./part";

const BETWEEN = "\n\n";

/** The verdicts leave room for the new errors. */
const SHARE_OF_VERDICTS = 0.6;

/** `- 12345 more`, as a row of a table too. */
const MORE_CHARACTERS = 80;

export interface Fitted {
  readonly blocks: readonly string[];
  /** What was left out, by its name, in the order of the page. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** The parts in at most so many characters: what ranks low is left out first, and then rows. */
export function fitted(parts: readonly Part[], most: number): Fitted {
  const page = new Page(parts, most);
  for (const rank of Object.values(RANK)) {
    page.fill(rank);
  }
  return page.result();
}

class Page {
  private used = 0;
  private isCut = false;
  /** The number of rows that are shown, by part: rows of a part are in the order of their ranks. */
  private readonly shown = new Map<Part, number>();

  constructor(
    private readonly parts: readonly Part[],
    private readonly most: number,
  ) {}

  fill(rank: Rank): void {
    // What is less important than something that was left out would only look complete.
    if (this.isCut && rank > RANK.newError) {
      return;
    }
    const most = rank === RANK.verdict ? this.most * SHARE_OF_VERDICTS : this.most;
    for (const part of this.parts) {
      if (part.within === undefined || (this.shown.get(part.within) ?? 0) > 0) {
        if (!this.fillPart(part, rank, most)) {
          this.isCut = true;
          return;
        }
      } else if (part.rows.some((row) => row.rank === rank)) {
        this.isCut = true;
      }
    }
  }

  /** @returns whether all rows of the rank fit */
  private fillPart(part: Part, rank: Rank, most: number): boolean {
    for (let index = this.shown.get(part) ?? 0; index < part.rows.length; index += 1) {
      const row = part.rows[index];
      if (row === undefined || row.rank > rank) {
        return true;
      }
      const needed = row.text.length + (index === 0 ? frame(part) : (part.joiner ?? "\n").length);
      if (this.used + needed > most) {
        return false;
      }
      this.used += needed;
      this.shown.set(part, index + 1);
    }
    return true;
  }

  result(): Fitted {
    const leftOut = new Map<string, number>();
    const blocks = this.parts.flatMap((part) => {
      const count = this.shown.get(part) ?? 0;
      const missing = part.rows.length - count;
      if (missing > 0 && part.of !== "") {
        leftOut.set(part.of, (leftOut.get(part.of) ?? 0) + missing);
      }
      return count === 0 ? [] : [text(part, count, missing)];
    });
    return { blocks, leftOut };
  }
}

/** What a part costs beside its rows. One row is complete or absent, so that nothing says how many more exist. */
const frame = ({ open = "", close = "", rows }: Part): number =>
  BETWEEN.length + open.length + close.length + (rows.length > 1 ? MORE_CHARACTERS : 0);

function text(
  { open = "", rows, joiner = "\n", close = "", more = (count) => `- ${count}` }: Part,
  count: number,
  missing: number,
): string {
  const shown = rows.slice(0, count).map((row) => row.text);
  return `${open}${[...shown, ...(missing > 0 ? [more(`${missing} more`)] : [])].join(joiner)}${close}`;
}
