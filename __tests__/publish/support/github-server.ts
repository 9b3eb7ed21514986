import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type GraphQLSchema, parse, validate } from "graphql";
import { type Answer, listen, type Received, type Reply, type Served } from "./http-server";
import { type Description, OpenApi } from "./openapi";

export interface StoredComment {
  readonly id: number;
  readonly body: string;
  readonly login: string;
  readonly minimized: boolean;
}

export interface StoredPull {
  readonly number: number;
  readonly label: string;
  readonly sha: string;
}

const description: Description = JSON.parse(readFileSync(join(__dirname, "github-openapi.json"), "utf8"));
const API = new OpenApi(description);

let schema: GraphQLSchema | undefined;

/** GitHub's published schema. */
const published = (): GraphQLSchema => {
  schema ??= buildSchema(
    readFileSync(join(__dirname, "../../../node_modules/@octokit/graphql-schema/schema.graphql"), "utf8"),
    // It defines two fields twice.
    { assumeValidSDL: true },
  );
  return schema;
};

export const TOKEN = "ghs_secret0123456789";
export const SELF = "github-actions[bot]";

/** Answers as GitHub does, and records what its descriptions do not allow. */
export class GithubServer {
  readonly problems: string[] = [];
  /** `POST /repos/…`, in the order of arrival. */
  readonly requests: string[] = [];
  comments: StoredComment[] = [];
  pulls: StoredPull[] = [];
  /** Answers in the place of the next ones of a method; `undefined` answers as usual. */
  readonly failures: { readonly when: RegExp; readonly answer: Answer; readonly after?: boolean }[] = [];
  /** Runs before each request. */
  onRequest: (request: string) => void = () => undefined;
  private readonly api = API;
  private served: Served | undefined;
  private nextId = 1000;

  async start(): Promise<void> {
    this.served = await listen((received) => {
      try {
        return this.answer(received);
      } catch (error) {
        this.problems.push(String(error));
        return { status: 400, body: { message: "Problems parsing JSON" } };
      }
    });
  }

  async stop(): Promise<void> {
    await this.served?.close();
  }

  get address(): string {
    return this.served?.address ?? "";
  }

  /** Of a job on GitHub Enterprise Server. */
  get env(): Readonly<Record<string, string>> {
    return {
      GITHUB_API_URL: `${this.address}/api/v3`,
      GITHUB_GRAPHQL_URL: `${this.address}/api/graphql`,
      GITHUB_REPOSITORY: "octo-org/models",
      GITHUB_REF: "refs/pull/7/merge",
      GITHUB_TOKEN: TOKEN,
    };
  }

  write(body: string, login = SELF, minimized = false): StoredComment {
    this.nextId += 1;
    const comment = { id: this.nextId, body, login, minimized };
    this.comments.push(comment);
    return comment;
  }

  private answer(received: Received): Answer {
    const request = `${received.method} ${received.path}`;
    this.onRequest(request);
    this.requests.push(request);
    const index = this.failures.findIndex(({ when }) => when.test(request));
    const [failure] = index < 0 ? [] : this.failures.splice(index, 1);
    if (failure !== undefined && failure.after !== true) {
      return failure.answer;
    }
    const answer = this.usual(received);
    return failure?.answer ?? answer;
  }

  private usual({ method, path, query, headers, text }: Received): Answer {
    if (headers.authorization !== `Bearer ${TOKEN}`) {
      return { status: 401, body: { message: "Bad credentials" } };
    }
    if (headers["user-agent"] === undefined) {
      this.problems.push("GitHub refuses requests without User-Agent");
    }
    if (path === "/api/graphql") {
      return this.graphql(JSON.parse(text));
    }
    const sent = {
      method,
      path: path.replace(/^\/api\/v3/, ""),
      query,
      body: text === "" ? undefined : JSON.parse(text),
    };
    const problems = this.api.problemsOf(sent);
    this.problems.push(...problems);
    const match = this.api.route(sent);
    if (match === undefined || problems.length > 0) {
      return { status: 422, body: { message: "Validation Failed" } };
    }
    const reply = this.rest(match.route, match.values, sent.body, query);
    this.problems.push(...this.api.answerProblems(match.route, reply.status, reply.body));
    return reply;
  }

  private rest(route: string, values: Readonly<Record<string, string>>, body: unknown, query: URLSearchParams): Reply {
    const { body: text = "" } = (body ?? {}) as { body?: string };
    if (values.owner !== "octo-org" || values.repo !== "models") {
      return { status: 404, body: { message: "Not Found" } };
    }
    switch (route) {
      case "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": {
        const size = Number(query.get("per_page") ?? 30);
        const start = (Number(query.get("page") ?? 1) - 1) * size;
        return values.issue_number === "7"
          ? { status: 200, body: this.comments.slice(start, start + size).map((comment) => this.shown(comment)) }
          : { status: 404, body: { message: "Not Found" } };
      }
      case "POST /repos/{owner}/{repo}/issues/{issue_number}/comments":
        return text.length > 65_536
          ? { status: 422, body: { message: "Validation Failed: body is too long (maximum is 65536 characters)" } }
          : { status: 201, body: this.shown(this.write(text)) };
      case "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}":
        return this.changed(Number(values.comment_id), { body: text });
      case "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}":
        this.comments = this.comments.filter(({ id }) => String(id) !== values.comment_id);
        return { status: 204 };
      default:
        return {
          status: 200,
          body: this.pulls
            .filter(({ label }) => label === query.get("head"))
            .map(({ number, sha }) => ({ number, head: { sha } })),
        };
    }
  }

  private changed(id: number, change: Partial<StoredComment>): Reply {
    const index = this.comments.findIndex((comment) => comment.id === id);
    const comment = this.comments[index];
    if (comment === undefined) {
      return { status: 404, body: { message: "Not Found" } };
    }
    this.comments[index] = { ...comment, ...change };
    return { status: 200, body: this.shown({ ...comment, ...change }) };
  }

  private graphql({ query, variables }: { query: string; variables: Record<string, unknown> }): Reply {
    const document = parse(query);
    const errors = validate(published(), document);
    this.problems.push(...errors.map(({ message }) => message));
    const byNode = (id: unknown) => this.comments.find((comment) => `IC_${comment.id}` === id);
    if (query.includes("nodes(")) {
      const nodes = (variables.ids as readonly string[]).map((id) => {
        const comment = byNode(id);
        return comment === undefined ? null : { viewerDidAuthor: comment.login === SELF };
      });
      const missing = nodes.includes(null)
        ? [{ type: "NOT_FOUND", message: "Could not resolve to a node" }]
        : undefined;
      return { status: 200, body: { data: { nodes }, ...(missing && { errors: missing }) } };
    }
    const comment = byNode(variables.id);
    if (comment === undefined) {
      return {
        status: 200,
        body: { data: null, errors: [{ type: "NOT_FOUND", message: "Could not resolve to a node" }] },
      };
    }
    this.changed(comment.id, { minimized: query.includes("unminimizeComment") === false });
    return { status: 200, body: { data: {} } };
  }

  private shown({ id, body, login }: StoredComment): object {
    const url = `${this.address}/api/v3/repos/octo-org/models/issues/comments/${id}`;
    const time = "2026-11-30T09:00:00Z";
    return {
      id,
      node_id: `IC_${id}`,
      url,
      html_url: `https://github.example.com/octo-org/models/pull/7#issuecomment-${id}`,
      issue_url: `${this.address}/api/v3/repos/octo-org/models/issues/7`,
      body,
      user: user(login),
      created_at: time,
      updated_at: time,
      author_association: "NONE",
    };
  }
}

const USER_ADDRESSES = ["avatar", "html", "followers", "subscriptions", "organizations", "repos", "received_events"];

const user = (login: string): object => ({
  login,
  id: 41898282,
  node_id: "MDM6Qm90NDE4OTgyODI=",
  gravatar_id: "",
  type: "Bot",
  site_admin: false,
  url: "https://github.example.com/users/x",
  ...Object.fromEntries(
    [...USER_ADDRESSES, "following", "gists", "starred", "events"].map((name) => [
      `${name}_url`,
      "https://github.example.com/users/x",
    ]),
  ),
});
