import type { Clock } from "../clock";
import { ForgeProblem } from "./http/forge-problem";
import { checkStack, closedBody, isClosed, isSameBody, markerStart, openBody } from "./marker";
import type { Published, ReviewPost } from "./review-post";

/** A comment on a pull request, or a note on a merge request. */
export interface Comment {
  readonly id: string;
  readonly body: string;
  /** @default - unknown */
  readonly address?: string;
}

/** Comments of one pull request. */
export interface Comments {
  /** Comments with this start that the token's user has written, oldest first. */
  own(start: string): Promise<readonly Comment[]>;
  create(body: string): Promise<Comment>;
  update(comment: Comment, body: string): Promise<Comment>;
  /** Succeeds if the comment does not exist any more. */
  remove(comment: Comment): Promise<void>;
  /** Folds a comment, where the forge can. */
  minimize(comment: Comment): Promise<void>;
  /** Reverts `minimize`. */
  restore(comment: Comment): Promise<void>;
}

const MOST_CREATIONS = 3;
const PAUSE_MS = 2000;

/** Makes the one comment of a stack say what the review says. */
export async function publishComment(
  { stack, markdown, isEmpty }: Pick<ReviewPost, "stack" | "markdown" | "isEmpty">,
  comments: Comments,
  clock: Clock,
): Promise<Published> {
  checkStack(stack);
  const comment = await theOne(comments, stack);
  if (isEmpty) {
    return comment === undefined ? nothingToDo() : closed(comment, stack, comments);
  }
  const body = openBody(stack, markdown);
  return comment === undefined
    ? created(body, stack, comments, clock)
    : updated(comment, { body, stack, result: "updated" }, comments);
}

/** The oldest comment of a stack. Later ones come from jobs that ran at the same time, and are removed. */
async function theOne(comments: Comments, stack: string): Promise<Comment | undefined> {
  const [first, ...others] = await comments.own(markerStart(stack));
  for (const other of others) {
    // A cache between can answer each page with the same one.
    if (other.id !== first?.id) {
      await comments.remove(other);
    }
  }
  return first;
}

const nothingToDo = (): Published => ({
  result: "nothing to do",
  text: "The change is empty, and there is no comment to close",
});

async function closed(comment: Comment, stack: string, comments: Comments): Promise<Published> {
  const body = closedBody(stack);
  if (isSameBody(comment.body, body)) {
    return said("unchanged", comment);
  }
  // In this order: a comment with the closed text has been minimized, also after a failure between the two.
  await comments.minimize(comment);
  return said("minimized", await comments.update(comment, body));
}

async function updated(
  comment: Comment,
  { body, stack, result }: { readonly body: string; readonly stack: string; readonly result: "created" | "updated" },
  comments: Comments,
): Promise<Published> {
  if (isSameBody(comment.body, body)) {
    return said(result === "created" ? result : "unchanged", comment);
  }
  if (isClosed(comment.body, stack)) {
    await comments.restore(comment);
  }
  return said(result, await comments.update(comment, body));
}

/**
 * After a failure the comment may exist nevertheless, and another job may have created one at the same time: the comments
 * are read again in both cases.
 */
async function created(body: string, stack: string, comments: Comments, clock: Clock): Promise<Published> {
  for (let attempt = 1; ; attempt += 1) {
    const made = await createdOrUnclear(body, comments, attempt < MOST_CREATIONS);
    if (made === undefined) {
      await clock.sleep(PAUSE_MS);
    }
    const comment = (await theOne(comments, stack)) ?? made;
    if (comment !== undefined) {
      return updated(comment, { body, stack, result: "created" }, comments);
    }
  }
}

/** @returns `undefined` if it is unclear whether the comment exists */
async function createdOrUnclear(body: string, comments: Comments, mayRepeat: boolean): Promise<Comment | undefined> {
  try {
    return await comments.create(body);
  } catch (error) {
    if (mayRepeat && error instanceof ForgeProblem && !error.isSettled) {
      return undefined;
    }
    throw error;
  }
}

const VERBS = { created: "Created", updated: "Updated", unchanged: "Left unchanged", minimized: "Closed" } as const;

const said = (result: keyof typeof VERBS, { address }: Comment): Published => ({
  result,
  ...(address === undefined ? {} : { address }),
  text: `${VERBS[result]} the comment${address === undefined ? "" : ` ${address}`}`,
});
