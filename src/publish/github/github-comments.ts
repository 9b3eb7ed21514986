import { z } from "zod";
import { checked } from "../http/checked";
import { ForgeProblem } from "../http/forge-problem";
import type { Comment, Comments } from "../sticky-comment";
import type { GithubApi } from "./github-api";
import type { GithubTarget, Head } from "./github-target";

const PAGE = 100;
const MOST_PAGES = 100;
/** @see https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api */
const MOST_NODES = 100;

const AUTHORS = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { viewerDidAuthor } } }`;
const MINIMIZE = `mutation ($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;
const RESTORE = `mutation ($id: ID!) {
  unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } }
}`;

/** What is read of an issue comment. */
const issueComment = z.object({
  id: z.int().positive(),
  node_id: z.string(),
  body: z.string().nullish(),
  html_url: z.string(),
});
const pullRequests = z.array(z.object({ number: z.int().positive(), head: z.object({ sha: z.string() }) }));
const authors = z.object({ nodes: z.array(z.object({ viewerDidAuthor: z.boolean().optional() }).nullable()) });

interface GithubComment extends Comment {
  readonly nodeId: string;
}

/** The comments of one pull request on GitHub. */
export class GithubComments implements Comments {
  private readonly repository: { readonly owner: string; readonly repo: string };
  private readonly number: number;
  private readonly nodeIds = new Map<string, string>();

  private constructor(
    private readonly api: GithubApi,
    { owner, name }: GithubTarget,
    number: number,
  ) {
    this.repository = { owner, repo: name };
    this.number = number;
  }

  /** @returns `undefined` if no open pull request ends with the commit of the workflow: a newer one has its own run */
  static async of(target: GithubTarget, api: GithubApi): Promise<GithubComments | undefined> {
    const { pullRequest } = target;
    const number = typeof pullRequest === "number" ? pullRequest : await numberOf(pullRequest, target, api);
    return number === undefined ? undefined : new GithubComments(api, target, number);
  }

  async own(start: string): Promise<readonly Comment[]> {
    const marked: GithubComment[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { data } = await this.api.rest("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
        ...this.repository,
        issue_number: this.number,
        per_page: PAGE,
        page,
      });
      const answers = checked(z.array(issueComment), data, "GitHub");
      marked.push(...answers.filter(({ body }) => body?.startsWith(start)).map((answer) => this.comment(answer)));
      if (answers.length < PAGE) {
        break;
      }
    }
    const own = await this.written(marked);
    return [...own].sort((left, right) => Number(left.id) - Number(right.id));
  }

  async create(body: string): Promise<Comment> {
    const { data } = await this.api.rest("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...this.repository,
      issue_number: this.number,
      body,
    });
    return this.comment(data);
  }

  async update({ id }: Comment, body: string): Promise<Comment> {
    const { data } = await this.api.rest("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
      ...this.repository,
      comment_id: Number(id),
      body,
    });
    return this.comment(data);
  }

  async remove({ id }: Comment): Promise<void> {
    try {
      await this.api.rest("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", {
        ...this.repository,
        comment_id: Number(id),
      });
    } catch (error) {
      if (!(error instanceof ForgeProblem) || error.status !== 404) {
        throw error;
      }
    }
  }

  async minimize({ id }: Comment): Promise<void> {
    await this.api.graphql(MINIMIZE, { id: this.nodeIds.get(id) });
  }

  async restore({ id }: Comment): Promise<void> {
    await this.api.graphql(RESTORE, { id: this.nodeIds.get(id) });
  }

  /**
   * Those that the token's user has written. REST has the author but not the user of the token, which may be an app. Anyone
   * can write a comment with the marker, and a token that may write can change the comments of others.
   */
  private async written(marked: readonly GithubComment[]): Promise<readonly GithubComment[]> {
    const own: GithubComment[] = [];
    for (let start = 0; start < marked.length; start += MOST_NODES) {
      const some = marked.slice(start, start + MOST_NODES);
      const data = await this.api.graphql(AUTHORS, { ids: some.map(({ nodeId }) => nodeId) }, true);
      const { nodes } = checked(authors, data, "GitHub");
      // In the order of the request. An ID may have another form in the answer.
      own.push(...some.filter((_, index) => nodes[index]?.viewerDidAuthor === true));
    }
    return own;
  }

  private comment(answer: unknown): GithubComment {
    const { id, node_id: nodeId, body, html_url: address } = checked(issueComment, answer, "GitHub");
    this.nodeIds.set(String(id), nodeId);
    return { id: String(id), nodeId, body: body ?? "", address };
  }
}

async function numberOf(head: Head, { owner, name }: GithubTarget, api: GithubApi): Promise<number | undefined> {
  const { data } = await api.rest("GET /repos/{owner}/{repo}/pulls", {
    owner,
    repo: name,
    state: "open",
    head: head.label,
    per_page: PAGE,
  });
  return checked(pullRequests, data, "GitHub").find((pullRequest) => pullRequest.head.sha === head.sha)?.number;
}
