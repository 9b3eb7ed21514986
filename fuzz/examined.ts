import { type Target, Violation } from "./target";

/** An input of at most some hundred kilobytes that takes longer than this does not end soon enough for anybody. */
const MAX_MILLISECONDS = 5_000;

/** Far more than any of these inputs is worth. */
const MAX_ANSWER = 20_000_000;

/**
 * Gives an input to a target, and looks at how long that takes and how much comes back.
 *
 * @param twice also looks whether the same input gets the same answer again
 * @throws what is wrong
 */
export async function examine(target: Target, input: string, twice: boolean): Promise<void> {
  const [answer, milliseconds] = await timed(target, input);
  if (answer.length > MAX_ANSWER) {
    throw new Violation(`an input of ${input.length} characters gets an answer of ${answer.length}`);
  }
  if (milliseconds > MAX_MILLISECONDS) {
    await checkSlow(target, input, milliseconds);
  }
  if (twice) {
    const [again] = await timed(target, input);
    if (again !== answer) {
      throw new Violation(`the same input gets another answer${difference(answer, again)}`);
    }
  }
}

async function timed(target: Target, input: string): Promise<readonly [string, number]> {
  const start = performance.now();
  const given = target.run(input);
  // Most targets answer at once, and a million turns of the event loop are seconds.
  const answer = typeof given === "string" ? given : await given;
  return [answer, performance.now() - start];
}

/** A machine that does something else, too, is no failure: only what is slow each time is slow. */
async function checkSlow(target: Target, input: string, first: number): Promise<void> {
  const [, second] = await timed(target, input);
  const fastest = Math.min(first, second);
  if (fastest > MAX_MILLISECONDS) {
    throw new Violation(`an input of ${input.length} characters takes more than ${MAX_MILLISECONDS / 1000} s`);
  }
}

const SHOWN = 80;

function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) {
    at++;
  }
  const [before, after] = [one, other].map((text) => JSON.stringify(text.slice(at, at + SHOWN)));
  return `: ${before} and then ${after}`;
}
