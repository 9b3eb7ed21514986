import type { ResourceChange } from "../../topology";
import { sleepText, verdictClauses, wakeText } from "../reason";
import type { EndpointReview, ReviewedFinding } from "../review";
import type { ApplyEffect, EndpointBehaviour, FindingChanges, Range, ReviewedTraffic } from "./change-review";
import { judgedRanges } from "./difference";
import { failureClauses } from "./failure-clauses";
import { amountsOf, HOURS, LOST, MONEY, type Quantity, SECONDS } from "./ranges";
import { type ComponentNames, settingClauses } from "./setting-clauses";

/** What the verdict on one endpoint is made of. */
export interface SentenceParts {
  readonly change: "created" | "changed" | "unchanged" | "deleted" | "forgotten";
  /** Whether the source after the change does not show it, and nothing deletes it. */
  readonly isHidden: boolean;
  readonly before: EndpointBehaviour | null;
  readonly after: EndpointBehaviour | null;
  /** The name before, if it is another one. */
  readonly previousName?: string;
  /** After the change. @default - nothing is left */
  readonly review?: EndpointReview;
  readonly findings: FindingChanges;
  /** What the apply does to it. */
  readonly apply: readonly ApplyEffect[];
  readonly components: ComponentNames;
  /** The endpoint with the same settings that takes its place, or whose place it takes. @default - none */
  readonly counterpart?: string;
  /** Changes of its resources. */
  readonly changes: readonly ResourceChange[];
  readonly traffic: Pick<ReviewedTraffic, "name">;
}

const UNTOUCHED: ReadonlySet<ResourceChange["action"]> = new Set(["none", "read", "move", "import"] as const);

/** The verdict on one endpoint, in one sentence without its name. */
export function sentenceOf(parts: SentenceParts): string {
  const { change, before, after } = parts;
  switch (change) {
    case "created":
      return after === null ? "created" : createdText(after, parts);
    case "deleted":
      return deletedText(before, parts);
    case "forgotten":
      return forgottenText(before, parts);
    default:
      return before === null || after === null ? change : comparedText(before, after, parts);
  }
}

function forgottenText(before: EndpointBehaviour | null, parts: SentenceParts): string {
  const [cost] = before === null ? [] : costOf(before, (text) => `${text} a month`);
  return joined([`leaves the Terraform state and goes on costing ${cost ?? "money"}`], parts, cost !== undefined);
}

function deletedText(before: EndpointBehaviour | null, parts: SentenceParts): string {
  const cost = before === null ? [] : costOf(before, (text) => `${text} a month less`);
  return joined(["deleted", ...replacement(parts, "replaced by"), ...failures(parts), ...cost], parts, cost.length > 0);
}

const replacement = ({ counterpart }: SentenceParts, verb: string): readonly string[] =>
  counterpart === undefined ? [] : [`${verb} ${counterpart}`];

/** Beside the name of its counterpart, what the interruption means is enough, and for the one that goes. */
function failures({ apply, counterpart, change }: SentenceParts): readonly string[] {
  if (counterpart === undefined) {
    return failureClauses(apply);
  }
  const [interruptions, others] = [true, false].map((wanted) =>
    apply.filter(({ kind }) => (kind === "interrupts") === wanted),
  );
  const meaning = failureClauses(interruptions ?? []).map((text) => text.replace(/^.*?: /s, ""));
  return [...(change === "deleted" ? meaning : []), ...failureClauses(others ?? [])];
}

function createdText(after: EndpointBehaviour, parts: SentenceParts): string {
  const sleeps =
    after.sleepsWhen.kind === "idle" && after.idleToZeroSeconds !== null
      ? `sleeps when idle for ${SECONDS.text(after.idleToZeroSeconds.typical)}`
      : sleepText(after.sleepsWhen);
  const wakes = wakeText(after.wakesWhen);
  const [first = "", ...more] = verdictClauses(after);
  const verdict = more.length === 0 ? first : `${sleeps}, ${wakes}`;
  const answer = after.firstAnswerSeconds;
  return joined(
    [
      "new",
      ...replacement(parts, "replaces"),
      verdict,
      ...failures(parts),
      ...(answer === null ? [] : [`first answer ${SECONDS.text(answer.typical)}`]),
      ...costOf(after, (cost) => `${cost} a month`),
      ...findingClauses(parts.findings),
    ],
    parts,
    answer !== null || after.monthlyCost !== null || after.idleToZeroSeconds !== null,
  );
}

const costOf = ({ monthlyCost }: EndpointBehaviour, text: (cost: string) => string): readonly string[] =>
  monthlyCost === null ? [] : [text(MONEY.text(monthlyCost.typical.amount))];

function comparedText(before: EndpointBehaviour, after: EndpointBehaviour, parts: SentenceParts): string {
  if (parts.isHidden) {
    const touched = parts.changes.filter(({ action }) => !UNTOUCHED.has(action));
    const [first] = touched;
    const more = touched.length > 1 ? ` and ${touched.length - 1} more` : "";
    const deeds = first === undefined ? "" : `, which changes ${first.address} (${first.action})${more}`;
    return `not shown by this partial plan${deeds}; before it: ${verdictClauses(before).join(", ")}`;
  }
  if (parts.change === "unchanged") {
    return `no change in behaviour: ${verdictClauses(after).join(", ")}`;
  }
  const failed = failures(parts);
  const numbers = [
    ...arrow("idle to zero ", before.idleToZeroSeconds, after.idleToZeroSeconds, SECONDS),
    ...arrow("first answer ", before.firstAnswerSeconds, after.firstAnswerSeconds, SECONDS),
    ...arrow("lost requests ", before.monthlyLostRequests, after.monthlyLostRequests, LOST).map(
      (text) => `${text} a month`,
    ),
    ...costArrow(before, after),
  ];
  return joined(
    [
      ...(parts.previousName === undefined ? [] : [`renamed from ${parts.previousName}`]),
      verdictChange(before, after, parts),
      ...failed,
      ...numbers,
      ...settingClauses(before, after, parts.components).filter((text) => !isRepeated(text, failed)),
      ...findingClauses(parts.findings),
    ],
    parts,
    numbers.length > 0,
  );
}

/** Whether a clause about the apply already names a component that is replaced. */
function isRepeated(setting: string, failed: readonly string[]): boolean {
  const [component, other] = setting.split(" replaced by ");
  return (
    other !== undefined &&
    failed.some(
      (text) => text.startsWith(`${component} is replaced by ${other}`) || text.includes(`update of ${component} `),
    )
  );
}

/** `still sleeps, still wakes`, `no longer wakes: …`. */
function verdictChange(
  before: EndpointBehaviour,
  after: EndpointBehaviour,
  { review, findings }: SentenceParts,
): string {
  const is = after.sleepsWhen.kind;
  if (is === "refused" || is === "no component") {
    const reason = is === "refused" ? causeOf(findings.new.filter(({ severity }) => severity === "error")) : "";
    return `${before.sleepsWhen.kind === is ? "still " : ""}${sleepText(after.sleepsWhen)}${reason}`;
  }
  const sleeps = sleepChange(before, after, review);
  // One that never sleeps needs not wake.
  return after.sleeps === "no" && after.wakesWhen.kind === "always awake"
    ? sleeps
    : `${sleeps}${sleeps.includes(": ") ? ";" : ","} ${wakeChange(before, after, review)}`;
}

function sleepChange(before: EndpointBehaviour, after: EndpointBehaviour, review: EndpointReview | undefined): string {
  if (after.sleepsWhen.kind === "serverless") {
    return before.sleepsWhen.kind === "serverless" ? "still has no instances" : "now has no instances";
  }
  switch (`${before.sleeps} ${after.sleeps}` as const) {
    case "yes yes":
      return after.sleepsWhen.kind === before.sleepsWhen.kind
        ? "still sleeps"
        : `still sleeps, now ${sleepText(after.sleepsWhen).replace(/^sleeps /, "")}`;
    case "no no":
      return "never slept and still does not";
    case "yes no":
      return `no longer sleeps: ${brokenWay(review, "down") ?? sleepText(after.sleepsWhen)}`;
    case "no yes":
      return "now sleeps";
    case "unknown yes":
      return "sleeps (unknown before)";
    case "unknown no":
      return `does not sleep (unknown before): ${brokenWay(review, "down") ?? sleepText(after.sleepsWhen)}`;
    default:
      return `whether it ${before.sleeps === "yes" ? "still " : ""}sleeps is unknown${because(after.sleepsWhen)}`;
  }
}

function wakeChange(before: EndpointBehaviour, after: EndpointBehaviour, review: EndpointReview | undefined): string {
  const why = (): string => brokenLink(review) ?? brokenWay(review, "up") ?? wakeText(after.wakesWhen);
  const wasAsleep = before.sleeps === "yes" || before.wakesWhen.kind !== "always awake";
  switch (`${before.wakes} ${after.wakes}` as const) {
    case "yes yes":
      return wasAsleep ? stillWakes(before, after) : wakeText(after.wakesWhen);
    case "no no":
      return "never woke on a request and still does not";
    case "yes no":
      return wasAsleep ? `no longer wakes: ${why()}` : `does not wake: ${why()}`;
    case "no yes":
      return "now wakes";
    case "unknown yes":
      return "wakes (unknown before)";
    case "unknown no":
      return `does not wake (unknown before): ${why()}`;
    default:
      return `whether it ${before.wakes === "yes" ? "still " : ""}wakes is unknown${because(after.wakesWhen)}`;
  }
}

function stillWakes({ wakesWhen: before }: EndpointBehaviour, { wakesWhen: after }: EndpointBehaviour): string {
  return wakeText(before) === wakeText(after) || after.kind === "always awake"
    ? "still wakes"
    : `still wakes, now ${wakeText(after).replace(/^wakes /, "")}`;
}

function because(reason: EndpointBehaviour["sleepsWhen"] | EndpointBehaviour["wakesWhen"]): string {
  const [first] = reason.kind === "unknown" ? reason.because : [];
  return first === undefined ? "" : `: ${first}`;
}

/** The first link of a wake path that does not hold, in the words of the rule that reports it. */
function brokenLink(review: EndpointReview | undefined): string | undefined {
  const link = review?.wakePaths
    .flatMap(({ links }) => links)
    .find(({ state }) => state === "broken" || state === "missing");
  if (review === undefined || link === undefined) {
    return undefined;
  }
  return ruleText(review, link.rules) ?? link.text;
}

/** Why the capacity does not go to zero, or from it, in the words of the rule that reports it. */
function brokenWay(review: EndpointReview | undefined, wanted: "down" | "up"): string | undefined {
  const way = review?.ways.find(({ direction, state }) => direction === wanted && state === "broken");
  return review === undefined || way === undefined ? undefined : (ruleText(review, way.rules) ?? way.why[0]);
}

function ruleText({ findings, acknowledged }: EndpointReview, rules: readonly string[]): string | undefined {
  const found = [...findings, ...acknowledged].find(({ id, severity }) => severity === "error" && rules.includes(id));
  return found === undefined ? undefined : causeText(found);
}

const causeOf = ([finding]: readonly ReviewedFinding[]): string =>
  finding === undefined ? "" : `: ${causeText(finding)}`;

/** Without what follows from it: the finding is below. */
const causeText = ({ what, id }: ReviewedFinding): string => `${what.replace(/: .*$/, "")} (${id})`;

function arrow(label: string, before: Range | null, after: Range | null, quantity: Quantity): readonly string[] {
  return before === null || after === null || judgedRanges(before, after, quantity) === "same"
    ? []
    : [`${label}${quantity.text(before.typical)} → ${quantity.text(after.typical)}`];
}

/** Where one side is not priced, the hours say it. */
function costArrow(was: EndpointBehaviour, is: EndpointBehaviour): readonly string[] {
  const [before, after] = [was.monthlyCost, is.monthlyCost];
  return before === null || after === null
    ? arrow("instance-hours ", was.monthlyInstanceHours, is.monthlyInstanceHours, HOURS).map(
        (text) => `${text} a month`,
      )
    : arrow("", amountsOf(before), amountsOf(after), MONEY).map((text) => `${text} a month`);
}

function findingClauses({ new: added, fixed }: FindingChanges): readonly string[] {
  return [...countsOf(added, "new "), ...countsOf(fixed, "fixed ")];
}

const countsOf = (findings: readonly ReviewedFinding[], word: string): readonly string[] =>
  (["error", "warning", "note"] as const).flatMap((severity) => {
    const same = findings.filter((one) => one.severity === severity);
    const rules = [...new Set(same.map(({ id }) => id))].sort();
    return same.length === 0
      ? []
      : [`${same.length} ${word}${same.length === 1 ? severity : `${severity}s`} (${rules.join(", ")})`];
  });

/** @param isSimulated whether a clause depends on the traffic */
function joined(clauses: readonly string[], { traffic }: SentenceParts, isSimulated = clauses.length > 1): string {
  const text = clauses.join("; ");
  return isSimulated ? `${text} (${trafficText(traffic.name)})` : text;
}

/** A built-in profile by its name; a file by its path. */
const trafficText = (name: string): string => (/[./\\]/.test(name) ? `traffic of ${name}` : `${name} profile`);
