import { type Hosted, placedComponents } from "../behaviour";
import { largest } from "../largest";
import type { Finding } from "../rules/finding";
import { isKnown, type Topology, type Variant } from "../topology";
import type { Effects } from "./effects";
import { hiddenFromSleep } from "./hidden";
import { staysProvisioned } from "./provisioned-concurrency";
import { type SleepReason, sleepText, type WakeReason } from "./reason";
import type { Answer, Verdict, WakePath } from "./review";
import { nameOf } from "./station";
import { type Breaks, type SubjectVerdict, subjectVerdict, targetVerdict } from "./subject-verdict";

/** The inputs of a verdict in addition to the topology. */
export interface Grounds {
  /** Includes acknowledged findings: they still apply. */
  readonly findings: readonly Finding[];
  readonly wakePaths: readonly WakePath[];
  readonly effects: Effects;
  /** What scales in the endpoint, with the ways that findings break. */
  readonly subjects: readonly SubjectVerdict[];
}

/** Whether an endpoint scales to zero and wakes again: an analysis of all its ways, and of their findings. */
export function verdictOn(topology: Topology, hosted: Hosted, grounds: Grounds): Verdict {
  const { findings, wakePaths, effects, subjects } = grounds;
  const found = new Set(findings.flatMap((finding) => effects.of(finding)));
  if (found.has("refused")) {
    const both = { kind: "refused" } as const;
    return verdict(both, both, ["AWS rejects this configuration"]);
  }
  if (lacksComponents(topology, hosted)) {
    const both = { kind: "no component" } as const;
    return verdict(both, found.has("stays asleep") || found.has("wakes nothing") ? NEVER : both, []);
  }
  const steady = hosted.variants.flatMap((variant) => alwaysOn(topology, variant) ?? []);
  const overwritten = found.has("overwritten") ? ["two of its resources have the same name, and either can win"] : [];
  const hidden = [...overwritten, ...hiddenFromSleep(topology, hosted), ...scalingElsewhere(hosted, subjects)];
  const isServerless =
    hosted.variants.length > 0 && hosted.variants.every((variant) => isServerlessIn(topology, variant));
  const sleeps = sleepReason({ subjects, steady, hidden, isHeld: found.has("stays awake"), isServerless });
  const isAwake = sleeps.kind === "always awake" || sleeps.kind === "never";
  const doubts = [
    ...overwritten,
    ...(wakePaths.length === 0 && !isAwake && !isServerless ? hidden : []),
    ...wakePaths.flatMap((path) => doubtAbout(path) ?? []),
  ];
  const isAsleep = found.has("stays asleep") || (found.has("wakes nothing") && !areWoken(subjects));
  const wakes = isAsleep ? neverOr(subjects) : wakeReason(subjects, doubts, sleeps, isServerless);
  return verdict(
    isServerless && sleeps.kind !== "always awake" && sleeps.kind !== "unknown" ? SERVERLESS : sleeps,
    wakes,
    steady,
  );
}

/** What the scaling alone shows about an endpoint. */
function scalingElsewhere({ endpoint, strays }: Hosted, subjects: readonly SubjectVerdict[]): readonly string[] {
  const isVariant = endpoint === undefined && strays.some(({ names }) => names === "endpoint");
  return isVariant
    ? subjects.map(({ sleeps }) => `its scaling ${sleepText(sleeps)}, if the endpoint is asynchronous`)
    : [];
}

const NEVER = { kind: "never" } as const;
const SERVERLESS = { kind: "serverless" } as const;

const SLEEPS: Readonly<Record<SleepReason["kind"], Answer>> = {
  idle: "yes",
  hours: "yes",
  serverless: "yes",
  "always awake": "no",
  never: "no",
  refused: "unknown",
  "no component": "unknown",
  unknown: "unknown",
};

/** `wakes` is about requests: an endpoint that only a schedule wakes does not wake. */
const WAKES: Readonly<Record<WakeReason["kind"], Answer>> = {
  request: "yes",
  waiting: "yes",
  hours: "no",
  "always awake": "yes",
  never: "no",
  refused: "unknown",
  "no component": "unknown",
  unknown: "unknown",
};

function verdict(sleepsWhen: SleepReason, wakesWhen: WakeReason, remarks: readonly string[]): Verdict {
  const because = [sleepsWhen, wakesWhen].flatMap((reason) => (reason.kind === "unknown" ? reason.because : []));
  return {
    sleeps: SLEEPS[sleepsWhen.kind],
    wakes: WAKES[wakesWhen.kind],
    sleepsWhen,
    wakesWhen,
    remarks: [...new Set([...remarks, ...because])],
  };
}

/** What scales by itself: components with copies, queues, and targets of resources elsewhere. */
export function subjectsOf(topology: Topology, hosted: Hosted, breaks: Breaks): readonly SubjectVerdict[] {
  const queues = hosted.variants.filter(
    (variant) => topology.hostingOf(variant) === "asynchronous" && topology.targetsOf(variant).nodes.length > 0,
  );
  return [
    ...[...placedComponents(hosted), ...queues].map((subject) => subjectVerdict(topology, subject, breaks)),
    ...hosted.strays
      .filter(({ endpoint }) => endpoint === undefined)
      .map(({ target, name, variantName }) =>
        targetVerdict(topology, variantName === undefined ? name : `${name}/${variantName}`, target, breaks),
      ),
  ];
}

interface Sleeping {
  readonly subjects: readonly SubjectVerdict[];
  readonly steady: readonly string[];
  readonly hidden: readonly string[];
  readonly isHeld: boolean;
  readonly isServerless: boolean;
}

/** One that stays awake keeps the endpoint awake. The slowest determines the time. */
function sleepReason({ subjects, steady, hidden, isHeld, isServerless }: Sleeping): SleepReason {
  const reasons = subjects.map(({ sleeps }) => sleeps);
  const isMeant = reasons.length > 0 && reasons.every(({ kind }) => kind === "always awake");
  if (isMeant || (steady.length > 0 && !isHeld)) {
    return { kind: "always awake" };
  }
  if (isHeld || reasons.some(({ kind }) => kind === "never" || kind === "always awake")) {
    return NEVER;
  }
  const because = [...hidden, ...reasons.flatMap((reason) => (reason.kind === "unknown" ? reason.because : []))];
  if (because.length > 0) {
    return { kind: "unknown", because };
  }
  const hours = reasons.flatMap((reason) => (reason.kind === "hours" ? reason.schedules : []));
  if (hours.length > 0) {
    return { kind: "hours", schedules: [...new Set(hours)] };
  }
  const idle = reasons.flatMap((reason) => (reason.kind === "idle" ? [reason.seconds] : []));
  if (idle.length > 0) {
    return { kind: "idle", seconds: largest(idle) };
  }
  return isServerless ? SERVERLESS : { kind: "unknown", because: ["nothing in this configuration scales it"] };
}

function wakeReason(
  subjects: readonly SubjectVerdict[],
  doubts: readonly string[],
  sleeps: SleepReason,
  isServerless: boolean,
): WakeReason {
  const reasons = subjects.map(({ wakes }) => wakes);
  if (reasons.some(({ kind }) => kind === "never")) {
    return NEVER;
  }
  const because = [...doubts, ...reasons.flatMap((reason) => (reason.kind === "unknown" ? reason.because : []))];
  if (because.length > 0) {
    return { kind: "unknown", because };
  }
  const hours = reasons.flatMap((reason) => (reason.kind === "hours" ? reason.schedules : []));
  if (hours.length > 0) {
    return { kind: "hours", schedules: [...new Set(hours)] };
  }
  const waiting = reasons.flatMap((reason) => (reason.kind === "waiting" ? [reason.above] : []));
  if (waiting.length > 0) {
    return { kind: "waiting", above: largest(waiting) };
  }
  const isAwake = reasons.every(({ kind }) => kind === "always awake") && !isServerless;
  if (isAwake && (sleeps.kind === "always awake" || sleeps.kind === "never")) {
    return { kind: "always awake" };
  }
  return reasons.length > 0 || isServerless
    ? { kind: "request" }
    : { kind: "unknown", because: ["nothing in this configuration wakes it"] };
}

/** Whether each of them has a complete way up, whatever else exists. */
const areWoken = (subjects: readonly SubjectVerdict[]): boolean =>
  subjects.length > 0 && subjects.every(({ wakes: { kind } }) => WOKEN.has(kind));

const WOKEN: ReadonlySet<WakeReason["kind"]> = new Set(["request", "waiting", "always awake"]);

/** If an error prevents waking, schedules may still wake it. */
function neverOr(subjects: readonly SubjectVerdict[]): WakeReason {
  const [hours] = subjects.flatMap(({ wakes }) => (wakes.kind === "hours" ? [wakes] : []));
  return hours ?? NEVER;
}

const isServerlessIn = (topology: Topology, variant: Variant): boolean => topology.hostingOf(variant) === "serverless";

/** An endpoint for inference components without a component, if the source shows all of them. */
function lacksComponents(topology: Topology, hosted: Hosted): boolean {
  const { endpoint, variants } = hosted;
  return (
    endpoint !== undefined &&
    placedComponents(hosted).length === 0 &&
    variants.length > 0 &&
    variants.every((variant) => topology.hostingOf(variant) === "inference-components") &&
    topology.componentsOf(endpoint).complete
  );
}

/** Why a variant stays awake without a fault: it is not configured to sleep. */
function alwaysOn(topology: Topology, variant: Variant): string | undefined {
  const hosting = topology.hostingOf(variant);
  if (hosting === "real-time") {
    return `variant ${nameOf(variant)} runs its own model, and such a variant keeps its instances`;
  }
  if (hosting === "serverless") {
    return staysProvisioned(topology, variant) === true ? provisionedText(variant) : undefined;
  }
  if (hosting !== "asynchronous") {
    return undefined;
  }
  return topology.targetsOf(variant).surelyNone ? `nothing scales variant ${nameOf(variant)} to zero` : undefined;
}

function provisionedText(variant: Variant): string {
  const { provisionedConcurrency: concurrency } = isKnown(variant.serverless) ? variant.serverless : {};
  const amount = isKnown(concurrency) && concurrency > 0 ? ` of ${concurrency}` : "";
  return `variant ${nameOf(variant)} has a provisioned concurrency${amount}, which costs money even without requests`;
}

/** A path with an unknown link does not prove that it wakes. */
function doubtAbout({ of, links }: WakePath): string | undefined {
  const open = links.find(({ state }) => state === "unknown");
  return open === undefined ? undefined : `the wake path of ${of} has ${open.text}`;
}
