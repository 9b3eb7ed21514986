import { ref, Token } from "cdktf";

/**
 * What stands in for a value of the wrong kind, so that a constructor gets through and finds the other problems: what
 * Terraform alone would know is what nothing more can be said about. None is ever written: the problem that it stands for
 * stops the synthesis.
 */
const NOWHERE = "local.wrong_value";

let aNumber: number | undefined;
let aText: string | undefined;

export function unknownNumber(): number {
  aNumber ??= Token.asNumber(ref(NOWHERE));
  return aNumber;
}

export function unknownText(): string {
  aText ??= Token.asString(ref(NOWHERE));
  return aText;
}
