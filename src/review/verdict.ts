import type { Finding } from "../rules/finding";
import { isKnown, type Topology, type Variant } from "../topology";
import type { Effects } from "./effects";
import { hiddenFromSleep } from "./hidden";
import type { Hosted } from "./hosted";
import { staysProvisioned } from "./provisioned-concurrency";
import type { Answer, Verdict, WakePath } from "./review";
import { nameOf } from "./station";

/**
 * Whether an endpoint gets to zero and back: what the findings say, acknowledged ones included, for they are no less true.
 * Without such a finding, what the source hides.
 */
export function verdictOn(
  topology: Topology,
  hosted: Hosted,
  { findings, wakePaths, effects }: { findings: readonly Finding[]; wakePaths: readonly WakePath[]; effects: Effects },
): Verdict {
  const found = new Set(findings.flatMap((finding) => effects.of(finding)));
  const steady = hosted.variants.flatMap((variant) => alwaysOn(topology, variant) ?? []);
  const refused = found.has("refused") ? ["AWS refuses the configuration as it is"] : [];
  const hidden = [...refused, ...hiddenFromSleep(topology, hosted)];
  const staysAwake = found.has("stays awake") || steady.length > 0;
  const sleeps = answer(staysAwake, hidden);

  // Without a path to look at, it wakes only where it is seen to stay up, or needs nobody to wake it.
  const unseen = wakePaths.length === 0 && !staysAwake && !isServerless(topology, hosted) ? hidden : [];
  const doubts = [...refused, ...unseen, ...wakePaths.flatMap((path) => doubtAbout(path) ?? [])];
  const wakes = answer(found.has("stays asleep"), doubts);
  const remarks = [...steady, ...(sleeps === "unknown" ? hidden : []), ...(wakes === "unknown" ? doubts : [])];
  return { sleeps, wakes, remarks: [...new Set(remarks)] };
}

const isServerless = (topology: Topology, { variants }: Hosted): boolean =>
  variants.length > 0 && variants.every((variant) => topology.hostingOf(variant) === "serverless");

const answer = (isNo: boolean, doubts: readonly string[]): Answer =>
  isNo ? "no" : doubts.length > 0 ? "unknown" : "yes";

/** Why a variant never gets to zero, although nothing is wrong with it: nobody asked for it. */
function alwaysOn(topology: Topology, variant: Variant): string | undefined {
  const hosting = topology.hostingOf(variant);
  if (hosting === "real-time") {
    return `variant ${nameOf(variant)} runs a model of its own, and such a variant keeps its instances`;
  }
  if (hosting === "serverless") {
    return staysProvisioned(topology, variant) === true ? provisionedText(variant) : undefined;
  }
  if (hosting !== "asynchronous") {
    return undefined;
  }
  const targets = topology.targetsOf(variant);
  const held = targets.nodes.some(({ minCapacity }) => isKnown(minCapacity) && minCapacity > 0);
  return targets.surelyNone || held ? `nothing takes variant ${nameOf(variant)} to zero` : undefined;
}

function provisionedText(variant: Variant): string {
  const { provisionedConcurrency: concurrency } = isKnown(variant.serverless) ? variant.serverless : {};
  const amount = isKnown(concurrency) && concurrency > 0 ? ` of ${concurrency}` : "";
  return `variant ${nameOf(variant)} has a provisioned concurrency${amount}, which is paid for whether anybody calls or not`;
}

/** A path that is not whole does not prove that it wakes. */
function doubtAbout({ of, links }: WakePath): string | undefined {
  const open = links.find(({ state }) => state === "unknown" || state === "missing");
  return open === undefined ? undefined : `the wake path of ${of} has ${open.text}`;
}
