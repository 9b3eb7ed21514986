import type { Reference } from "../nodes/node";

/**
 * Longer texts are not compared with each other: templates of templates could grow without end, and V8 gives all texts
 * of one length above 16,383 characters the same hash, so that a map of them compares each with each
 * (https://github.com/v8/v8/blob/main/src/objects/string.h, `kMaxHashCalcLength`).
 */
export const MOST_DEFERRED_TEXT = 16_000;

/** A value that only Terraform can work out, as far as the source says what it is made of. */
export class Deferred implements Reference {
  readonly text?: string;

  /**
   * @param from the resources that it is computed from
   * @param text the value with `${…}` where it is unknown
   * @param parts of a template, in order
   */
  constructor(
    readonly from: readonly string[],
    text: string | undefined,
    readonly parts?: readonly (string | Deferred)[],
  ) {
    if (text !== undefined && text.length <= MOST_DEFERRED_TEXT) {
      this.text = text;
    }
  }
}

/** The argument of `jsonencode`: it can be looked into even where the text that comes out is not known. */
export class Encoded {
  constructor(readonly value: unknown) {}
}
