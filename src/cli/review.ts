import { packageVersion } from "../package-info";
import { changeFails, failingOf } from "../review/change/change-fail-on";
import type { ChangeReview } from "../review/change/change-review";
import { renderChange } from "../review/change/render/render";
import { type ChangeSource, reviewChange } from "../review/change/review-change";
import { withSourceLines } from "../review/change/source-lines";
import { checkedSources } from "../rules/checked-findings";
import { type ActionInvocation, changesBetween, type TerraformReading } from "../topology";
import { readAcknowledgements } from "./acknowledgements";
import { repositoryRoot, runAddress } from "./ci";
import { baseForEach, nothingBefore, stdinTwice } from "./errors";
import { ExitCode } from "./exit-code";
import { inputPaths, type Reading, readInput } from "./inputs";
import { type Io, progress, wantsColour, widthOf, writeLine } from "./io";
import { checkOutput } from "./output-file";
import { print } from "./printed-review";
import { destinationIn, publishReview } from "./published-review";
import type { ReviewFlags } from "./review-flags";
import { withSettings } from "./review-settings";
import { type Compared, lineOfSources } from "./review-sources";
import { AssumedValues } from "./simulation/assumed-values";
import { chosenSimulation, simulationFiles } from "./simulation/chosen-simulation";
import { unknownEndpoint } from "./simulation/errors";
import { unusedTraffic } from "./simulation/unused-traffic";

/** Reads, compares, prints and publishes: `scale-to-zero review`. */
export async function reviewInputs(paths: readonly string[], flags: ReviewFlags, io: Io): Promise<ExitCode> {
  const { output } = flags;
  const destination = destinationIn(flags, io);
  const review = await changeReviewOf(paths, flags, io);
  const failing = failingOf(flags.failOn);
  const link = flags.link ?? runAddress(io.env);
  const isForPeople = flags.format === "text" || flags.format === "junit";
  const text = renderChange(review, flags.format, {
    colour: output === undefined && wantsColour(io.stdout, io.env),
    ...(output === undefined && { width: widthOf(io.stdout) }),
    cwd: isForPeople ? io.cwd : repositoryRoot(io),
    version: packageVersion(),
    failing,
    ...(link !== undefined && { link }),
  });
  print(text, output, io);
  const code = changeFails(review, failing) ? ExitCode.FINDINGS : ExitCode.GOOD;
  return destination === undefined ? code : publishReview(review, { destination, code, link: flags.link }, io);
}

/** What both plans invoke is no effect of what is between them. */
function newInvocations(
  base: TerraformReading | undefined,
  { invocations = [] }: TerraformReading,
): readonly ActionInvocation[] {
  const known = new Set(base?.invocations?.map((one) => JSON.stringify(one)));
  return invocations.filter((one) => !known.has(JSON.stringify(one)));
}

/** Reads and compares. */
export async function changeReviewOf(paths: readonly string[], given: ReviewFlags, io: Io): Promise<ChangeReview> {
  const now = new Date();
  // Before the inputs: a mistake in an option must not be reported after a minute of reading.
  const { file, acknowledgements, settings } = readAcknowledgements(given.acknowledgements, io.cwd);
  const flags = withSettings(given, settings, file, io.cwd);
  checkOutput(given.output, [...inputPaths(paths, io), ...(flags.base ?? []), file, ...simulationFiles(flags)], io.cwd);
  const { traffic, endpoints, ...simulation } = chosenSimulation(flags, io);
  const assumed = new AssumedValues(flags.assume ?? []);
  const pairs = await readPairs(paths, flags.base ?? [], io);
  const lineOf = lineOfSources(pairs, flags.source, io.cwd);
  const options = { rules: io.rules(), now, acknowledgements };
  const afters = pairs.map(({ after }) => after);
  progress(io, `Reviewing ${afters.map((one) => one.file).join(", ")} …`);
  const checked = checkedSources(afters.map(sourceOf), options);
  const before = checkedSources(pairs.map(beforeOf), options);
  const review = reviewChange(
    pairs.map(
      ({ base, after }, index): ChangeSource => ({
        ...(before.sources[index] !== undefined && { before: before.sources[index] }),
        after: checked.sources[index] ?? { ...sourceOf(after), open: [] },
        changes: base === undefined ? (after.reading.changes ?? []) : changesBetween(base.reading, after.reading),
        invocations: newInvocations(base?.reading, after.reading),
        names: { before: base?.file ?? null, after: after.file },
      }),
    ),
    {
      stack: flags.stack,
      traffic,
      isDefaultTraffic: flags.isDefaultTraffic,
      simulation,
      assume: assumed.values,
      ...(flags.runs !== undefined && { runs: flags.runs }),
      ...(endpoints !== undefined && { endpoints }),
      budgets: {
        ...(flags.maxMonthlyCost !== undefined && { maxMonthlyCost: flags.maxMonthlyCost }),
        ...(flags.maxWake !== undefined && { maxWakeSeconds: flags.maxWake }),
        ...(flags.maxIdleToZero !== undefined && { maxIdleToZeroSeconds: flags.maxIdleToZero }),
      },
      acknowledgementProblems: {
        file,
        before: before.acknowledgementProblems,
        after: checked.acknowledgementProblems,
      },
    },
  );
  const both = [...before.sources, ...checked.sources];
  for (const name of endpoints ?? []) {
    if (!review.endpoints.some((one) => one.name === name || one.previousName === name)) {
      throw unknownEndpoint(name, afters.map((one) => one.file).join(", "), both);
    }
  }
  assumed.checkUsed();
  for (const sentence of unusedTraffic(
    traffic,
    both.map(({ topology }) => topology),
  )) {
    writeLine(io.stderr, `${flags.traffic}: ${sentence}`);
  }
  return withSourceLines(review, lineOf);
}

async function readPairs(given: readonly string[], bases: readonly string[], io: Io): Promise<readonly Compared[]> {
  const paths = inputPaths(given, io);
  if (bases.length > 0 && bases.length !== paths.length) {
    throw baseForEach(paths.length, bases.length);
  }
  if ([...paths, ...bases].filter((path) => path === "-").length > 1) {
    throw stdinTwice();
  }
  const pairs: Compared[] = [];
  for (const [index, path] of paths.entries()) {
    const after = await readInput(path, io);
    const base = bases[index];
    if (base === undefined && after.reading.kind !== "plan") {
      throw nothingBefore(after.file, WHAT[after.reading.kind]);
    }
    pairs.push({ after, ...(base !== undefined && { base: await readInput(base, io) }) });
  }
  return pairs;
}

const WHAT: Readonly<Record<TerraformReading["kind"], string>> = {
  plan: "a plan",
  state: "a state",
  synthesized: "synthesized JSON",
};

function sourceOf({ file, reading, fileOf }: Reading) {
  const { topology, moduleCalls } = reading;
  return { file, topology, fileOf, ...(moduleCalls && { moduleCalls }) };
}

function beforeOf({ base, after }: Compared) {
  // Read only if it is needed: it may be half of the plan.
  const topology = base === undefined ? after.reading.before : base.reading.topology;
  const source = sourceOf(base ?? after);
  return topology === undefined ? source : { ...source, topology };
}
