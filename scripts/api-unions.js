// The union types that the public API may have: what programs only read, as plain data. Each with the reason.

const NARROWED = "a discriminated union: TypeScript narrows it by `kind`, and each kind has its own members";
const LITERAL = "a word of a report, which programs compare with a literal; the JSON output has the same words";

/** By the name of an alias, or of an interface and its member. */
const readUnions = {
  Answer: LITERAL,
  Condition: LITERAL,
  LimitKind: LITERAL,
  LinkState: LITERAL,
  "ReviewedWay.by": LITERAL,
  "ReviewedWay.direction": LITERAL,
  "ReviewedWay.state": LITERAL,
  Severity: LITERAL,
  SleepReason: NARROWED,
  TerraformKind: "says what was read; programs do not choose it",
  "UnfinishedReason.reason": "why AWS did not answer; programs compare it with a literal",
  VerificationOutcome: "how a verification ended; programs compare it with a literal",
  WakeReason: NARROWED,
  When: NARROWED,
};

module.exports = { readUnions };
