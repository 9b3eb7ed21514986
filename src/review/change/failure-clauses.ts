import type { ApplyEffect } from "./change-review";

/**
 * What goes wrong in the apply: `the apply fails: update of endpoint chat (the old one still has the name)`.
 * Other errors of the apply, such as an interruption, keep their own text.
 */
export const failureClauses = (effects: readonly ApplyEffect[]): readonly string[] => [
  ...new Set(effects.filter(isFailure).map(failureClause)),
];

/** What fails, and an update that may fail as a whole. */
const isFailure = ({ severity, what }: ApplyEffect): boolean => severity === "error" || MAY_FAIL.test(what);

const MAY_FAIL = /^The update of .+? may fail: /s;
const FAILS = /^(?:The )?(.+?) (fails(?: or does nothing)?|may fail): (.+)$/s;

function failureClause({ kind, what }: ApplyEffect): string {
  const text = what.replace(/\.$/, "");
  const [, deed, fails, cause] = (kind === "fails" && FAILS.exec(text)) || [];
  return deed === undefined
    ? lowered(text)
    : `the apply ${fails}: ${lowered(deed)} (${cause?.replace(/ \([^()]*\)$/, "")})`;
}

/** A name in capitals stays as it is. */
const lowered = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text);
