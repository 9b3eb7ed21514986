import { ScaleToZeroError } from "../errors";
import { planOrigins, RunTaskServer, runTaskKey, type TaskReview } from "../publish";
import { changeFails, failingOf } from "../review/change/change-fail-on";
import { notListening, runTaskWithPaths } from "./errors";
import { writeFault } from "./fault";
import { type Io, writeLine } from "./io";
import { changeReviewOf } from "./review";
import type { ReviewFlags } from "./review-flags";
import { reviewPost } from "./review-post";
import { stopSignal } from "./stop-signal";

/** The options from commander. */
export interface ServeFlags {
  readonly serveRunTask?: boolean;
  readonly port: number;
  readonly host: string;
  readonly terraformHost: string;
}

/** Reviews the plans of a run task until a signal ends it: `scale-to-zero review --serve-run-task`. */
export async function serveRunTask(paths: readonly string[], flags: ReviewFlags & ServeFlags, io: Io): Promise<void> {
  if (paths.length > 0 || flags.base !== undefined || flags.output !== undefined || flags.post !== undefined) {
    throw runTaskWithPaths();
  }
  const server = new RunTaskServer({
    key: runTaskKey(io.env),
    origins: planOrigins(flags.terraformHost),
    clock: io.clock,
    log: (line) => writeLine(io.stderr, line),
    review: (plan, { workspace }) => reviewOfRun(plan, workspace, flags, io),
  });
  const address = await server.listen(flags.port, flags.host).catch((error: unknown) => {
    throw notListening(flags.host, flags.port, error);
  });
  writeLine(io.stdout, `Listens for run tasks on ${address}`);
  await stopSignal();
  await server.close();
}

/** @param workspace names the change; its plan is read in the place of standard input */
export async function reviewOfRun(
  plan: Uint8Array,
  workspace: string,
  flags: ReviewFlags,
  io: Io,
): Promise<TaskReview> {
  try {
    // What lies beside the server is not what the run was made from.
    const one = { ...flags, stack: workspace === "" ? flags.stack : workspace, source: flags.source ?? [] };
    const review = await changeReviewOf(["-"], one, { ...io, stdin: chunksOf(plan) });
    return {
      post: reviewPost(review, { link: flags.link }, io),
      sentence: review.sentence,
      isFailed: changeFails(review, failingOf(flags.failOn)),
    };
  } catch (error) {
    if (!(error instanceof ScaleToZeroError)) {
      writeFault(io.stderr, "the review of a run failed", error);
    }
    throw error;
  }
}

async function* chunksOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
