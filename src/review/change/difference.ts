import type { Judgement, Range } from "./change-review";
import type { Quantity } from "./ranges";

/** Rounding of binary fractions must not decide. */
const ROUNDING = 1e-9;

/** Whether two numbers of one simulation differ by what counts. */
export function countsAsDifferent(before: number, after: number, { threshold, text }: Quantity): boolean {
  const amount = Math.abs(after - before);
  const larger = Math.max(Math.abs(before), Math.abs(after));
  return (
    text(before) !== text(after) &&
    amount >= threshold.amount - ROUNDING &&
    amount >= larger * threshold.share - ROUNDING
  );
}

/**
 * The one place that decides whether a number is the same, better or worse: less is better. The same is what is below the
 * threshold, and what is within the range of the runs on both sides. Both sides have the same random numbers: if the least,
 * the middle and the most all move in one direction, it is the settings that move them, and not chance.
 */
export function judgedRanges(before: Range, after: Range, quantity: Quantity): Exclude<Judgement, "different"> {
  const [was, is] = [before.typical, after.typical];
  const isNoise = isWithin(is, before) && isWithin(was, after) && !movesTogether(before, after);
  if (isNoise || !countsAsDifferent(was, is, quantity)) {
    return "same";
  }
  return is < was ? "better" : "worse";
}

const isWithin = (value: number, { least, most }: Range): boolean => value >= least && value <= most;

function movesTogether(before: Range, after: Range): boolean {
  const moves = (["least", "typical", "most"] as const).map((one) => Math.sign(after[one] - before[one]));
  return moves.every((one) => one === moves[0] && one !== 0);
}

/** `1 min 6 s longer`, `14 % less`; `undefined` for no difference that counts. */
export function differenceText(before: Range, after: Range, quantity: Quantity): string | undefined {
  const judgement = judgedRanges(before, after, quantity);
  if (judgement === "same") {
    return undefined;
  }
  const amount = Math.abs(after.typical - before.typical);
  const share = Math.round((amount / before.typical) * 100);
  const text = quantity.asShare && before.typical > 0 && share >= 1 ? `${share} %` : quantity.text(amount);
  return `${text} ${judgement === "better" ? quantity.less : quantity.more}`;
}
