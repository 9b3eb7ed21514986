import { z } from "zod";
import type { Clock } from "../../clock";
import { refusedToken } from "../errors";
import type { Answer } from "../http/attempt";
import { checked, jsonIn } from "../http/checked";
import { ForgeProblem, withoutSecrets } from "../http/forge-problem";
import { patientFetch } from "../http/patient-fetch";
import type { GithubTarget } from "./github-target";

type Octokit = typeof import("@octokit/request", { with: { "resolution-mode": "import" }});
type Request = Octokit["request"];

/** The library would write the headers of an answer to the console. */
const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const graphqlAnswer = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ type: z.string().optional(), message: z.string().optional() })).optional(),
});

/** Calls GitHub with the token of a target. Throws `ForgeProblem` for each failure. */
export class GithubApi {
  private readonly send: Request;

  constructor(
    private readonly target: Pick<GithubTarget, "apiUrl" | "graphqlUrl" | "token">,
    clock: Clock,
    attemptMs?: number,
  ) {
    const { request }: Octokit = require("@octokit/request");
    this.send = request.defaults({
      baseUrl: target.apiUrl,
      headers: {
        accept: "application/vnd.github+json",
        "x-github-api-version": "2022-11-28",
        authorization: `Bearer ${target.token}`,
      },
      request: {
        log: SILENT,
        fetch: patientFetch({
          clock,
          name: "GitHub",
          isRepeatable: (method, url) => method !== "POST" || url === target.graphqlUrl,
          isLimited: (answer, url) => isLimited(answer, url === target.graphqlUrl),
          ...(attemptMs === undefined ? {} : { attemptMs }),
        }),
      },
    });
  }

  /** @param route as GitHub documents it: `GET /repos/{owner}/{repo}/pulls` */
  rest: Request = ((route: string, parameters: Record<string, unknown>) =>
    this.sent(() => this.send(route, parameters))) as Request;

  /** @param mayLack whether nodes may not exist any more: GitHub then reports an error beside the others */
  async graphql(query: string, variables: Readonly<Record<string, unknown>>, mayLack = false): Promise<unknown> {
    const { data: read } = await this.sent(() =>
      this.send("POST /graphql", { url: this.target.graphqlUrl, query, variables }),
    );
    const { errors, data: answer } = checked(graphqlAnswer, read, "GitHub");
    if (errors === undefined || errors.every(({ type }) => mayLack && type === "NOT_FOUND")) {
      return answer;
    }
    const [{ type, message = "unknown reason" } = {}] = errors;
    const status = type === "FORBIDDEN" ? 403 : type === "NOT_FOUND" ? 404 : 200;
    throw new ForgeProblem(`GitHub reports: ${this.safe(message)}`, status, true);
  }

  private async sent<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    try {
      return await send();
    } catch (error) {
      throw this.problem(error);
    }
  }

  private problem(error: unknown): unknown {
    // What a fetch throws arrives as the cause of an error of the library.
    const cause = error instanceof Error && error.cause instanceof ForgeProblem ? error.cause : error;
    if (cause instanceof ForgeProblem || !isRequestError(cause)) {
      return cause;
    }
    if (cause.status === 401) {
      return refusedToken("GitHub", "GITHUB_TOKEN");
    }
    const data = cause.response?.data as { message?: unknown } | undefined;
    const reported = typeof data?.message === "string" ? `: ${this.safe(data.message)}` : "";
    return new ForgeProblem(`GitHub answers ${cause.status}${reported}`, cause.status, cause.status < 500);
  }

  private safe(text: string): string {
    return withoutSecrets(text, [this.target.token]);
  }
}

/**
 * A limit that neither the status nor the headers show.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 * @see https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
 */
function isLimited({ status, body }: Answer, isGraphql: boolean): boolean {
  // What people wrote is in other answers only.
  if (status !== 403 && !(status === 200 && isGraphql)) {
    return false;
  }
  const read = limited.safeParse(jsonIn(body.toString("utf8")));
  const { message = "", errors = [] } = read.data ?? {};
  return (
    LIMIT_MESSAGE.test(message) ||
    errors.some(({ type = "", message: text = "" }) => type === "RATE_LIMITED" || LIMIT_MESSAGE.test(text))
  );
}

const limited = z.object({ message: z.string().optional(), errors: graphqlAnswer.shape.errors });

/** GitHub Enterprise Server has the older name. */
const LIMIT_MESSAGE = /\bsecondary rate limit|\babuse detection\b/i;

/** By its shape: the class is of a module that is loaded late. */
const isRequestError = (
  error: unknown,
): error is Error & { readonly status: number; readonly response?: { readonly data?: unknown } } =>
  error instanceof Error && "status" in error && typeof error.status === "number";
