import type { Reference } from "../nodes/node";

/** Longer texts are not compared with each other. Templates of templates could grow without end. */
const MAX_TEXT = 65_536;

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
    if (text !== undefined && text.length <= MAX_TEXT) {
      this.text = text;
    }
  }
}

/** The argument of `jsonencode`: it can be looked into even where the text that comes out is not known. */
export class Encoded {
  constructor(readonly value: unknown) {}
}
