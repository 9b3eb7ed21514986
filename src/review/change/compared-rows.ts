import { Duration } from "../../time";
import { clockWords } from "../../time/clock-words";
import { type SleepReason, sleepText, type WakeReason, wakeText } from "../reason";
import type { Answer } from "../review";
import type {
  ComparedRow,
  EndpointBehaviour,
  Judgement,
  Range,
  ReviewedBounds,
  ReviewedSchedule,
} from "./change-review";
import { differenceText, judgedRanges } from "./difference";
import { isAsleepForEver } from "./endpoint-behaviour";
import { amountsOf, COUNT, HOURS, LOST, MONEY, type Quantity, rangeOf, rangeText, SECONDS } from "./ranges";
import { hasOtherRegion } from "./setting-clauses";

type Behaviour = EndpointBehaviour | null;

/** The comparison of before and after, line by line; without the lines that say nothing on both sides. */
export function comparedRows(before: Behaviour, after: Behaviour): readonly ComparedRow[] {
  const rows: readonly (ComparedRow | undefined)[] = [
    sleepRow(before, after),
    wakeRow(before, after),
    numberRow("first answer", (one) => one.firstAnswerSeconds, SECONDS, noAnswerText, before, after),
    numberRow("refused per wake", (one) => one.refusedPerWake, COUNT, noWakeText, before, after),
    lostRow(before, after),
    numberRow("instance-hours", (one) => one.monthlyInstanceHours, HOURS, unknownUsageText, before, after),
    costRow(before, after),
    textRow("bounds", (one) => one.bounds.map(boundsText).join("; "), before, after),
    textRow("schedules", (one) => one.schedules.map(scheduleText).join("; "), before, after),
    textRow("instance type", (one) => one.instanceTypes.join(", "), before, after),
    before !== null && after !== null && hasOtherRegion(before, after)
      ? textRow("Region", ({ region }) => region ?? "", before, after)
      : undefined,
  ];
  // What answers no request costs less: to stop is no gain, and to start again is no loss.
  const [was, is] = [before?.wakes, after?.wakes];
  const isIncomparable = (was === "yes" && is === "no") || (was === "no" && is === "yes");
  // An hour of one instance type is not one of another.
  const hasOtherTypes =
    before !== null && after !== null && String(before.instanceTypes) !== String(after.instanceTypes);
  const isUnjudged = (row: ComparedRow): boolean =>
    (isIncomparable && isUsage(row)) || (hasOtherTypes && row.what === "instance-hours");
  return rows.flatMap((row) => (row === undefined ? [] : [isUnjudged(row) ? withoutJudgement(row) : row]));
}

const isUsage = ({ what }: ComparedRow): boolean =>
  what === "cost" || what === "instance-hours" || what === "lost requests";

const withoutJudgement = (row: ComparedRow): ComparedRow =>
  row.judgement === "same" ? row : { ...row, judgement: "different" };

/** `25 min without requests`, `19:00 Europe/Paris`, `never`. */
function sleepsAfterText({ sleepsWhen, idleToZeroSeconds }: EndpointBehaviour): string {
  if (sleepsWhen.kind === "idle") {
    const text = idleToZeroSeconds === null ? `about ${Duration.seconds(sleepsWhen.seconds)}` : undefined;
    return `${text ?? rangeText(idleToZeroSeconds as Range, SECONDS)} without requests`;
  }
  return sleepsWhen.kind === "hours" ? sleepText(sleepsWhen).replace(/^sleeps at /, "") : SLEEPS[sleepsWhen.kind];
}

const SLEEPS: Readonly<Record<Exclude<SleepReason["kind"], "idle" | "hours">, string>> = {
  serverless: "has no instances",
  "always awake": "never: always awake",
  never: "never",
  refused: "refused by AWS",
  "no component": "no inference component",
  unknown: "unknown",
};

/** `1 request`, `more than 3 waiting requests`, `nothing`. */
function wakesOnText({ wakesWhen }: EndpointBehaviour): string {
  switch (wakesWhen.kind) {
    case "request":
      return "1 request";
    case "waiting":
      return `more than ${wakesWhen.above} waiting ${wakesWhen.above === 1 ? "request" : "requests"}`;
    case "hours":
      return wakeText(wakesWhen).replace(/^no request wakes it, /, "");
    case "never":
      return "nothing";
    case "no component":
      return "no inference component";
    case "unknown":
      return "unknown";
    default:
      return wakeText(wakesWhen);
  }
}

export const boundsText = ({ of, unit, min, max }: ReviewedBounds): string =>
  `${of} ${min ?? "?"} to ${max ?? "?"} ${unit}`;

const scheduleText = ({ of, name, expression, timeZone, does }: ReviewedSchedule): string =>
  `${name}: ${clockWords(expression, timeZone)}, ${of} ${does}`;

function sleepRow(before: Behaviour, after: Behaviour): ComparedRow {
  const [was, is] = [idleRange(before), idleRange(after)];
  if (before === null || after === null || was === null || is === null) {
    return textualRow("sleeps after", sleepsAfterText, before, after, (one, other) =>
      judgedAnswers(one.sleeps, other.sleeps),
    );
  }
  const difference = differenceText(was, is, SECONDS);
  return {
    what: "sleeps after",
    before: sleepsAfterText(before),
    after: sleepsAfterText(after),
    judgement: judgedRanges(was, is, SECONDS),
    ...(difference !== undefined && { difference }),
  };
}

/** As it is simulated; otherwise as the settings say. */
function idleRange(behaviour: Behaviour): Range | null {
  if (behaviour === null || behaviour.sleepsWhen.kind !== "idle") {
    return null;
  }
  return behaviour.idleToZeroSeconds ?? rangeOf([behaviour.sleepsWhen.seconds]);
}

const wakeRow = (before: Behaviour, after: Behaviour): ComparedRow =>
  textualRow("wakes on", wakesOnText, before, after, (one, other) => {
    const answers = judgedAnswers(one.wakes, other.wakes);
    return answers === "different" && one.wakes === other.wakes ? judgedWakes(one.wakesWhen, other.wakesWhen) : answers;
  });

/** How many requests must come until it wakes: more are worse. It is a setting, without a threshold. */
function judgedWakes(before: WakeReason, after: WakeReason): Judgement {
  const [was, is] = [neededFor(before), neededFor(after)];
  return was === undefined || is === undefined || was === is ? "different" : is < was ? "better" : "worse";
}

function neededFor(reason: WakeReason): number | undefined {
  return reason.kind === "request" ? 1 : reason.kind === "waiting" ? reason.above + 1 : undefined;
}

/** `different` also for equal answers: whoever calls compares the texts first. */
function judgedAnswers(before: Answer, after: Answer): Judgement {
  if (before === "yes" && after === "no") {
    return "worse";
  }
  return before === "no" && after === "yes" ? "better" : "different";
}

/** Why there is no first answer after a wake. */
const noAnswerText = ({ wakes, wakesWhen }: EndpointBehaviour): string =>
  wakesWhen.kind === "always awake" ? "always awake" : wakes === "no" ? "never" : "unknown";

const noWakeText = ({ wakes, wakesWhen, monthlyInstanceHours }: EndpointBehaviour): string =>
  wakesWhen.kind === "always awake" || wakes === "no"
    ? "no wake"
    : wakes === "yes" && monthlyInstanceHours !== null
      ? "no wake in this traffic"
      : "unknown";

/** Why the hours, and with them the cost, are not known. */
function unknownUsageText({ sleeps, wakes, sleepsWhen, wakesWhen }: EndpointBehaviour): string {
  if (isAsleepForEver({ sleeps, wakes, wakesWhen })) {
    return "not known: nothing wakes it";
  }
  if (sleepsWhen.kind === "refused" || sleepsWhen.kind === "no component") {
    return `not known: ${SLEEPS[sleepsWhen.kind]}`;
  }
  return sleeps === "no" || wakes === "no" ? "not known: the findings are not simulated" : "not known";
}

const unknownCostText = (behaviour: EndpointBehaviour): string =>
  behaviour.monthlyInstanceHours === null ? unknownUsageText(behaviour) : "not priced";

function numberRow(
  what: ComparedRow["what"],
  of: (behaviour: EndpointBehaviour) => Range | null,
  quantity: Quantity,
  absent: (behaviour: EndpointBehaviour) => string,
  before: Behaviour,
  after: Behaviour,
): ComparedRow | undefined {
  const [was, is] = [before === null ? null : of(before), after === null ? null : of(after)];
  if (was === null && is === null) {
    return undefined;
  }
  const difference = was === null || is === null ? undefined : differenceText(was, is, quantity);
  const text = (behaviour: Behaviour, range: Range | null): string | null =>
    behaviour === null ? null : range === null ? absent(behaviour) : rangeText(range, quantity);
  return {
    what,
    before: text(before, was),
    after: text(after, is),
    judgement: was === null || is === null ? "different" : judgedRanges(was, is, quantity),
    ...(difference !== undefined && { difference }),
  };
}

/** Only if a request gets no answer on either side. `about 12 a month (refused, expired)` */
function lostRow(before: Behaviour, after: Behaviour): ComparedRow | undefined {
  const isNone = [before, after].every((one) => (one?.monthlyLostRequests?.most ?? 0) === 0);
  if (isNone) {
    return undefined;
  }
  const row = numberRow("lost requests", (one) => one.monthlyLostRequests, LOST, unknownUsageText, before, after);
  const text = (behaviour: Behaviour, count: string | null): string | null => {
    const lost = behaviour?.monthlyLostRequests ?? null;
    const causes = lost === null || lost.causes.length === 0 ? "" : ` (${lost.causes.join(", ")})`;
    return lost === null ? count : lost.most === 0 ? "none" : `${count} a month${causes}`;
  };
  return row && { ...row, before: text(before, row.before), after: text(after, row.after) };
}

function costRow(before: Behaviour, after: Behaviour): ComparedRow {
  const amounts = ({ monthlyCost }: EndpointBehaviour): Range | null =>
    monthlyCost === null ? null : amountsOf(monthlyCost);
  const row = numberRow("cost", amounts, MONEY, unknownCostText, before, after);
  const text = (behaviour: Behaviour, priced: string | null | undefined): string | null =>
    behaviour === null ? null : behaviour.monthlyCost === null ? unknownCostText(behaviour) : `${priced} a month`;
  return {
    what: "cost",
    judgement: before === null || after === null ? "different" : "same",
    ...row,
    before: text(before, row?.before),
    after: text(after, row?.after),
  };
}

function textRow(
  what: ComparedRow["what"],
  of: (behaviour: EndpointBehaviour) => string,
  before: Behaviour,
  after: Behaviour,
): ComparedRow | undefined {
  const isNothing = [before, after].every((one) => one === null || of(one) === "");
  return isNothing
    ? undefined
    : textualRow(
        what,
        (one) => of(one) || "none",
        before,
        after,
        () => "different",
      );
}

function textualRow(
  what: ComparedRow["what"],
  of: (behaviour: EndpointBehaviour) => string,
  before: Behaviour,
  after: Behaviour,
  judge: (before: EndpointBehaviour, after: EndpointBehaviour) => Judgement,
): ComparedRow {
  const [was, is] = [before === null ? null : of(before), after === null ? null : of(after)];
  const judgement = was === is ? "same" : before === null || after === null ? "different" : judge(before, after);
  return { what, before: was, after: is, judgement };
}
