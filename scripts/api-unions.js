// The union types that the public API may have: what programs only read, as plain data. Each with the reason.

const NARROWED = "a discriminated union: TypeScript narrows it by `kind`, and each kind has its own members";
const LITERAL = "a word of a report, which programs compare with a literal; the JSON output has the same words";
const NULLABLE = "null: not known, not priced, or it never happens, as the JSON output has it";

/** By the name of an alias, or of an interface and its member. */
const readUnions = {
  "Activity.status": LITERAL,
  "Advice.kind": LITERAL,
  Answer: LITERAL,
  Basis: LITERAL,
  Cause: NARROWED,
  Condition: LITERAL,
  "Cost.alarms": NULLABLE,
  "Cost.storage": NULLABLE,
  "IdleToZero.copiesSeconds": NULLABLE,
  "IdleToZero.instancesSeconds": NULLABLE,
  LimitKind: LITERAL,
  LinkState: LITERAL,
  "Phase.name": LITERAL,
  "PolicyCause.kind": LITERAL,
  "PolicyCause.value": NULLABLE,
  "ReviewedWay.by": LITERAL,
  "ReviewedWay.direction": LITERAL,
  "ReviewedWay.state": LITERAL,
  "ScheduleCause.kind": LITERAL,
  Severity: LITERAL,
  "SimulatedEndpoint.advice": NULLABLE,
  "SimulatedEndpoint.alwaysOn": NULLABLE,
  "SimulatedEndpoint.breakEvenWakesPerDay": NULLABLE,
  "SimulatedEndpoint.kind": LITERAL,
  "SimulatedEndpoint.publishedRecipe": NULLABLE,
  "SimulatedEndpoint.reason": NULLABLE,
  "SimulatedEndpoint.region": NULLABLE,
  "SimulatedEndpoint.requests": NULLABLE,
  "SimulatedEndpoint.stack": NULLABLE,
  "SimulatedEndpoint.wake": NULLABLE,
  "SimulatedUnit.kind": LITERAL,
  "SimulatedWake.by": LITERAL,
  "SimulatedWake.seconds": NULLABLE,
  SimulationBasis: LITERAL,
  SleepReason: NARROWED,
  TerraformKind: "says what was read; programs do not choose it",
  "UnfinishedReason.reason": "why AWS did not answer; programs compare it with a literal",
  "Usage.cost": NULLABLE,
  "Usage.monthlyCost": NULLABLE,
  VerificationOutcome: "how a verification ended; programs compare it with a literal",
  WakeReason: NARROWED,
  When: NARROWED,
};

module.exports = { readUnions };
