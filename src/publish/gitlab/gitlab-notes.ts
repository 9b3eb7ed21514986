import type { ResourceOptions } from "@gitbeaker/requester-utils";
import { z } from "zod";
import type { Clock } from "../../clock";
import { refusedToken } from "../errors";
import { checked } from "../http/checked";
import { ForgeProblem, withoutSecrets } from "../http/forge-problem";
import { type Fetch, patientFetch } from "../http/patient-fetch";
import type { Comment, Comments } from "../sticky-comment";
import type { GitlabTarget } from "./gitlab-target";

type Gitbeaker = typeof import("@gitbeaker/core");

const PAGE = 100;
const MOST_PAGES = 100;
/** The library counts notes: pages without any, each with a next one, would be read without an end. */
const MOST_REQUESTS = 3 * MOST_PAGES;
/** The library makes addresses of a host. An instance may have its API at any. */
const HOST = "https://gitlab";
const API = `${HOST}/api/v4`;

/** What is read of a note. */
const noteAnswer = z.object({ id: z.int().positive(), body: z.string() });
const notesAnswer = z.array(
  noteAnswer.extend({ system: z.boolean(), author: z.object({ id: z.int().positive() }).nullish() }),
);
const userAnswer = z.object({ id: z.int().positive() });

/** The notes of one merge request on GitLab. A note cannot be folded: its text is replaced. */
export class GitlabNotes implements Comments {
  private readonly notes: InstanceType<Gitbeaker["MergeRequestNotes"]>;
  private readonly users: InstanceType<Gitbeaker["Users"]>;

  constructor(
    private readonly target: GitlabTarget,
    clock: Clock,
    attemptMs?: number,
  ) {
    const { MergeRequestNotes, Users }: Gitbeaker = require("@gitbeaker/core");
    const send = patientFetch({
      clock,
      name: "GitLab",
      isRepeatable: (method) => method !== "POST",
      ...(attemptMs === undefined ? {} : { attemptMs }),
    });
    // The library's own timer could not be stopped.
    const options = { host: HOST, token: target.token, queryTimeout: null, requesterFn: requester(target, send) };
    this.notes = new MergeRequestNotes(options);
    this.users = new Users(options);
  }

  async own(start: string): Promise<readonly Comment[]> {
    const { project, mergeRequest } = this.target;
    const answers: unknown = await this.notes.all(project, mergeRequest, {
      sort: "asc",
      orderBy: "created_at",
      perPage: PAGE,
      maxPages: MOST_PAGES,
    });
    const marked = checked(notesAnswer, answers, "GitLab").filter(
      ({ system, body }) => !system && body.startsWith(start),
    );
    if (marked.length === 0) {
      return [];
    }
    // Anyone can write a note with the marker, and a maintainer's token can change the notes of others.
    const user: unknown = await this.users.showCurrentUser();
    const { id: self } = checked(userAnswer, user, "GitLab");
    return marked
      .filter(({ author }) => author?.id === self)
      .map((answer) => this.comment(answer))
      .sort((left, right) => Number(left.id) - Number(right.id));
  }

  async create(body: string): Promise<Comment> {
    const { project, mergeRequest } = this.target;
    return this.comment(await this.notes.create(project, mergeRequest, body));
  }

  async update({ id }: Comment, body: string): Promise<Comment> {
    const { project, mergeRequest } = this.target;
    return this.comment(await this.notes.edit(project, mergeRequest, Number(id), { body }));
  }

  async remove({ id }: Comment): Promise<void> {
    const { project, mergeRequest } = this.target;
    try {
      await this.notes.remove(project, mergeRequest, Number(id));
    } catch (error) {
      if (!(error instanceof ForgeProblem) || error.status !== 404) {
        throw error;
      }
    }
  }

  async minimize(): Promise<void> {}

  async restore(): Promise<void> {}

  private comment(answer: unknown): Comment {
    const { id, body } = checked(noteAnswer, answer, "GitLab");
    const { webUrl, mergeRequest } = this.target;
    return {
      id: String(id),
      body,
      ...(webUrl === undefined ? {} : { address: `${webUrl}/-/merge_requests/${mergeRequest}#note_${id}` }),
    };
  }
}

interface Options {
  readonly searchParams?: Readonly<Record<string, unknown>>;
  readonly body?: Readonly<Record<string, unknown>> | FormData;
}

/** How the library sends requests. Its own way repeats by itself, for an unknown time. */
function requester({ apiUrl, token }: GitlabTarget, send: Fetch) {
  let requests = 0;
  const call =
    (method: string, prefix: string) =>
    async (endpoint: string, { searchParams = {}, body }: Options = {}) => {
      requests += 1;
      if (requests > MOST_REQUESTS) {
        throw new ForgeProblem("GitLab lists pages of notes without an end", undefined, true);
      }
      const response = await send(`${apiUrl}${prefix}/${endpoint}${query(searchParams)}`, {
        method,
        headers: { "private-token": token, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.status >= 400) {
        throw problem(response.status, text, token);
      }
      return { body: parsed(text), headers: Object.fromEntries(response.headers), status: response.status };
    };
  return ({ url }: ResourceOptions) => {
    const prefix = url.slice(API.length).replace(/\/$/, "");
    const methods = {
      get: call("GET", prefix),
      post: call("POST", prefix),
      put: call("PUT", prefix),
      patch: call("PATCH", prefix),
      delete: call("DELETE", prefix),
    };
    return methods as unknown as ReturnType<RequesterFn>;
  };
}

type RequesterFn = NonNullable<ConstructorParameters<Gitbeaker["MergeRequestNotes"]>[0]["requesterFn"]>;

function query(parameters: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[snakeCase(name), String(value)] as [string, string]],
  );
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function parsed(text: string): unknown {
  if (text === "") {
    return {};
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ForgeProblem("GitLab did not return JSON; is CI_API_V4_URL the address of its API?", undefined, false);
  }
}

function problem(status: number, text: string, token: string): Error {
  if (status === 401) {
    return refusedToken("GitLab", "SCALE_TO_ZERO_GITLAB_TOKEN or GITLAB_TOKEN");
  }
  const reported = reportedIn(text);
  return new ForgeProblem(
    `GitLab answers ${status}${reported === undefined ? "" : `: ${withoutSecrets(reported, [token])}`}`,
    status,
    status < 500,
  );
}

/** GitLab has the reason in one of three members, and as a text or as an object. */
function reportedIn(text: string): string | undefined {
  try {
    const { message, error_description: description, error } = JSON.parse(text);
    const reason: unknown = message ?? description ?? error;
    return typeof reason === "string" || reason === undefined ? reason : JSON.stringify(reason);
  } catch {
    return undefined;
  }
}
