import { type Hosted, hostedIn } from "../behaviour";
import { grouped } from "../grouped";
import { type CheckedFindings, isInSource } from "../rules/acknowledgements";
import type { Addressed, Finding } from "../rules/finding";
import { type ModuleCalls, type NotLookedInto, nodeKey, type SourceLine, type Topology } from "../topology";
import { isAboutSagemaker } from "./about-sagemaker";
import { type Account, causesOf } from "./causes";
import { Effects } from "./effects";
import { causesFirst } from "./folded";
import { withModuleFix } from "./module-fix";
import { byFile, byGravity, byName, byType, compare } from "./order";
import { resourcesOf } from "./resources-of";
import type { AcknowledgedFinding, EndpointReview, Place, Review, ReviewedFinding, Unread } from "./review";
import { reviewedWays } from "./reviewed-ways";
import { subjectsOf, verdictOn } from "./verdict";
import { wakePathsOf } from "./wake-path";

/** A source that was read, and the findings about it. */
export interface ReviewedSource extends Partial<CheckedFindings> {
  /** The file or folder, as given. */
  readonly file: string;
  readonly topology: Topology;
  readonly open: readonly Finding[];
  /** @default - it is not a live account */
  readonly account?: Account;
  /** @default - all its stacks are in `file` */
  fileOf?(stack: string | undefined): string;
  /** What the callers of modules set. @default - unknown: fixes name the arguments of resources */
  readonly moduleCalls?: ModuleCalls;
  /** The line of a resource in what the source was made from. @default - only lines that the source has */
  lineOf?(address: string): SourceLine | undefined;
}

/** Creates the review. The order of the result does not depend on the order of the sources. */
export function review(sources: readonly ReviewedSource[]): Review {
  const parts = sources.map(reviewSource);
  const all = <T>(of: (part: Review) => readonly T[]): T[] => parts.flatMap(of);
  return {
    limits: all(({ limits }) => limits).sort(byFile),
    endpoints: all(({ endpoints }) => endpoints).sort(byName),
    findings: causesFirst(all(({ findings }) => findings)),
    elsewhere: causesFirst(all(({ elsewhere }) => elsewhere)),
    acknowledged: all(({ acknowledged }) => acknowledged).sort(byGravity),
    notLookedInto: all(({ notLookedInto }) => notLookedInto).sort(byType),
    nothingIn: all(({ nothingIn }) => nothingIn).sort(compare),
    noEndpointIn: all(({ noEndpointIn }) => noEndpointIn).sort(compare),
  };
}

/** The review of one source, with its endpoints in the order of `hostedIn`. */
export function reviewSource(source: ReviewedSource): Review {
  const { topology } = source;
  const findings = reviewedFindings(source);
  const acknowledged = new Map(
    (source.acknowledged ?? []).map(({ finding, acknowledgement }) => [
      finding,
      { ...reviewed(source, finding), reason: acknowledgement.reason, inSource: isInSource(acknowledgement) },
    ]),
  );
  const byNode = grouped([...findings.keys(), ...acknowledged.keys()], ({ on }) => nodeKey(on));
  const effects = new Effects(topology);
  const placed = new Set<Finding>();
  const endpoints = [...hostedIn(topology)].map((hosted) => {
    const own = findingsAbout(topology, hosted, byNode);
    for (const finding of own) {
      placed.add(finding);
    }
    return reviewEndpoint(source, hosted, { own, findings, acknowledged, effects });
  });
  return {
    limits: topology.limits.map((limit) => ({ ...limit, file: source.file })),
    endpoints,
    findings: [...findings.values()],
    elsewhere: [...findings].flatMap(([finding, shown]) => (placed.has(finding) ? [] : [shown])),
    acknowledged: [...acknowledged.values()],
    notLookedInto: topology.notLookedInto.map((node) => unread(source, node)),
    nothingIn: isOfUse(topology) || findings.size + acknowledged.size > 0 ? [] : [source.file],
    noEndpointIn: endpoints.length === 0 && lacksEndpoint(topology) ? [source.file] : [],
  };
}

/** A plan that destroys everything, or a partial plan, can be the right file. */
const isOfUse = (topology: Topology): boolean =>
  isAboutSagemaker(topology) || topology.isPartial || topology.limits.some(({ kind }) => kind === "destroy");

const lacksEndpoint = (topology: Topology): boolean =>
  isAboutSagemaker(topology) && !topology.isPartial && topology.limits.every(({ kind }) => kind !== "destroy");

interface Heard {
  readonly own: readonly Finding[];
  readonly findings: ReadonlyMap<Finding, ReviewedFinding>;
  readonly acknowledged: ReadonlyMap<Finding, AcknowledgedFinding>;
  readonly effects: Effects;
}

/** A finding on a shared resource is in the report of each endpoint: the budget ends before the memory is full. */
const STEPS_OF_A_FINDING = 500;

function reviewEndpoint(source: ReviewedSource, hosted: Hosted, heard: Heard): EndpointReview {
  const { own, effects } = heard;
  source.topology.work.spend(own.length * STEPS_OF_A_FINDING);
  const wakePaths = wakePathsOf(source.topology, hosted, own);
  const breaks = effects.breaks(own);
  const subjects = subjectsOf(source.topology, hosted, breaks);
  return {
    name: hosted.name,
    place: placeOf(source, hosted.endpoint ?? hosted.components[0] ?? { address: hosted.name }),
    verdict: verdictOn(source.topology, hosted, { findings: own, wakePaths, effects, subjects }),
    wakePaths,
    ways: reviewedWays(source.topology, subjects, { findings: own, breaks }),
    findings: causesFirst(own.flatMap((finding) => heard.findings.get(finding) ?? [])),
    acknowledged: own.flatMap((finding) => heard.acknowledged.get(finding) ?? []).sort(byGravity),
  };
}

function findingsAbout(
  topology: Topology,
  hosted: Hosted,
  byNode: ReadonlyMap<string, readonly Finding[]>,
): readonly Finding[] {
  if (byNode.size === 0) {
    return [];
  }
  const about = new Set<Finding>();
  for (const node of resourcesOf(topology, hosted)) {
    for (const finding of byNode.get(nodeKey(node)) ?? []) {
      about.add(finding);
    }
  }
  return [...about];
}

/** Each finding with its cause. */
function reviewedFindings(source: ReviewedSource): ReadonlyMap<Finding, ReviewedFinding> {
  const findings = [...source.open, ...(source.acknowledgementProblems ?? [])];
  const causes = causesOf(findings, source.topology, source.account);
  const all = new Map<Finding, ReviewedFinding>();
  for (const finding of findings) {
    if (!causes.has(finding)) {
      all.set(finding, reviewed(source, finding));
    }
  }
  for (const [finding, cause] of causes) {
    const followsFrom = all.get(cause);
    all.set(finding, { ...reviewed(source, finding), ...(followsFrom !== undefined && { followsFrom }) });
  }
  return all;
}

function reviewed(source: ReviewedSource, finding: Finding): ReviewedFinding {
  const { id, slug, severity, title, what, why, fix, source: document, on, about } = finding;
  return {
    id,
    slug,
    severity,
    title,
    what,
    why,
    fix: withModuleFix(fix, [on, ...about], source.moduleCalls),
    source: document,
    place: placeOf(source, on),
    about: [...new Set(about.map(({ address }) => address))].sort(),
  };
}

const unread = (source: ReviewedSource, node: NotLookedInto): Unread => ({
  type: node.type,
  place: placeOf(source, node),
});

function placeOf(source: ReviewedSource, { address, stack, constructPath, sourceLine: own }: Addressed): Place {
  const file = source.fileOf?.(stack) ?? source.file;
  const sourceLine = own ?? source.lineOf?.(address);
  return {
    file,
    address,
    ...(stack === undefined ? {} : { stack }),
    ...(constructPath === undefined ? {} : { constructPath }),
    ...(sourceLine === undefined ? {} : { sourceLine }),
  };
}
