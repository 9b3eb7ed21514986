/** Looks whether an input still fails in the same way. */
export type StillFails = (input: string) => Promise<boolean>;

/** How many inputs are tried at most. */
const MOST_TRIES = 1_500;

/**
 * A smaller input that still fails: first with members and items of its JSON taken out, then with parts of its text.
 *
 * @param hasShape whether only items of lists and parts of texts are taken out, so that all members stay
 * @see https://www.st.cs.uni-saarland.de/papers/tse2002/ for the delta debugging of Zeller and Hildebrandt
 */
export async function reduced(input: string, hasShape: boolean, stillFails: StillFails): Promise<string> {
  let tries = 0;
  const bounded: StillFails = async (candidate) => tries++ < MOST_TRIES && (await stillFails(candidate));
  const small = await reducedJson(input, hasShape, bounded);
  return hasShape ? small : reducedText(small, bounded);
}

async function reducedJson(input: string, hasShape: boolean, stillFails: StillFails): Promise<string> {
  let document: unknown;
  try {
    document = JSON.parse(input);
  } catch {
    return input;
  }
  if (!(await stillFails(JSON.stringify(document)))) {
    return input;
  }
  document = await smaller(document, hasShape, (candidate) => stillFails(JSON.stringify(candidate)));
  return JSON.stringify(document);
}

/** @param stillFails given the whole document with a value in the place of `value` */
async function smaller(
  value: unknown,
  hasShape: boolean,
  stillFails: (candidate: unknown) => Promise<boolean>,
): Promise<unknown> {
  if (typeof value === "string") {
    return hasShape ? reducedText(value, stillFails) : value;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const build = (entries: readonly (readonly [string, unknown])[]): unknown =>
    Array.isArray(value) ? entries.map(([, item]) => item) : fromEntries(entries);
  let entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  for (
    let size = hasShape && !Array.isArray(value) ? 0 : entries.length;
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < entries.length; ) {
      const fewer = [...entries.slice(0, at), ...entries.slice(at + size)];
      if (await stillFails(build(fewer))) {
        entries = fewer;
      } else {
        at += size;
      }
    }
  }
  for (const [index, [key, inner]] of entries.entries()) {
    const others = entries;
    const withInner = (candidate: unknown) =>
      build(others.map((entry, position) => (position === index ? [key, candidate] : entry)));
    const found = await smaller(inner, hasShape, (candidate) => stillFails(withInner(candidate)));
    entries = others.map((entry, position) => (position === index ? [key, found] : entry));
  }
  return build(entries);
}

/** `__proto__` as a member of its own, as `JSON.parse` has it. */
const fromEntries = (entries: readonly (readonly [string, unknown])[]): unknown => Object.fromEntries(entries);

async function reducedText(input: string, stillFails: StillFails): Promise<string> {
  let text = input;
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < text.length; ) {
      const shorter = `${text.slice(0, at)}${text.slice(at + size)}`;
      if (await stillFails(shorter)) {
        text = shorter;
      } else {
        at += size;
      }
    }
  }
  return text;
}
