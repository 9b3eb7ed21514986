import type { Destination, DestinationName } from "../publish";
import type { ChangeReview } from "../review/change/change-review";
import { ExitCode } from "./exit-code";
import { type Io, writeLine } from "./io";

/** The options from commander. */
export interface PublishFlags {
  readonly post?: DestinationName;
  readonly pullRequest?: string;
  readonly repository?: string;
}

/**
 * Where to publish. Loads the clients of the forges only if a review is published.
 * @throws PublishError before the work, for what the environment lacks
 */
export function destinationIn({ post, pullRequest, repository }: PublishFlags, { env }: Io): Destination | undefined {
  if (post === undefined) {
    return undefined;
  }
  const { destinationOf }: typeof import("../publish") = require("../publish");
  const options = {
    ...(pullRequest !== undefined && { pullRequest }),
    ...(repository !== undefined && { repository }),
  };
  return destinationOf(post, options, env);
}

/**
 * Publishes a review, and prints what became of it.
 * @returns the exit code of the review, or `FAILED` if a good review could not be published
 */
export async function publishReview(
  review: ChangeReview,
  {
    destination,
    code,
    link,
  }: { readonly destination: Destination; readonly code: ExitCode; readonly link: string | undefined },
  io: Io,
): Promise<ExitCode> {
  const { publish }: typeof import("../publish") = require("../publish");
  const { reviewPost }: typeof import("./review-post") = require("./review-post");
  const { result, text } = await publish(reviewPost(review, { destination, link }, io), destination, {
    env: io.env,
    clock: io.clock,
    writeCommand: (line) => io.commands?.write(`${line}\n`),
  });
  writeLine(io.stderr, text);
  return result === "failed" && code === ExitCode.GOOD ? ExitCode.FAILED : code;
}
