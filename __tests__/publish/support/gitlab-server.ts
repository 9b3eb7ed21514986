import { type Answer, listen, type Received, type Served } from "./http-server";

interface Note {
  readonly id: number;
  readonly body: string;
  readonly author: number;
  readonly system: boolean;
}

export const GITLAB_TOKEN = "glpat-secret0123456789";
const SELF = 42;

/**
 * What the documentation of notes allows: names of parameters for each operation.
 * @see https://docs.gitlab.com/api/notes/#merge-requests
 */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  "GET notes": ["sort", "order_by", "page", "per_page", "activity_filter"],
  "POST notes": ["body", "created_at", "internal", "merge_request_diff_head_sha"],
  "PUT note": ["body"],
  "DELETE note": [],
  "GET user": [],
};

/** Answers as GitLab does, and records what its documentation does not allow. */
export class GitlabServer {
  readonly problems: string[] = [];
  readonly requests: string[] = [];
  readonly failures: { readonly when: RegExp; readonly answer: Answer }[] = [];
  notes: Note[] = [];
  private served: Served | undefined;
  private nextId = 500;

  async start(): Promise<void> {
    this.served = await listen((received) => this.answer(received));
  }

  async stop(): Promise<void> {
    await this.served?.close();
  }

  /** Of a job on a self-managed instance below a path. */
  get env(): Readonly<Record<string, string>> {
    return {
      CI_API_V4_URL: `${this.served?.address}/gitlab/api/v4`,
      CI_PROJECT_ID: "31",
      CI_PROJECT_URL: "https://gitlab.example.com/ml/models",
      CI_MERGE_REQUEST_IID: "7",
      GITLAB_TOKEN,
    };
  }

  write(body: string, author = SELF, system = false): void {
    this.nextId += 1;
    this.notes.push({ id: this.nextId, body, author, system });
  }

  private answer(received: Received): Answer {
    const request = `${received.method} ${received.path}`;
    this.requests.push(request);
    const index = this.failures.findIndex(({ when }) => when.test(request));
    const [failure] = index < 0 ? [] : this.failures.splice(index, 1);
    return failure?.answer ?? this.usual(received);
  }

  private usual({ method, path, query, headers, text }: Received): Answer {
    if (headers["private-token"] !== GITLAB_TOKEN) {
      return { status: 401, body: { message: "401 Unauthorized" } };
    }
    const found =
      /^\/gitlab\/api\/v4\/(?:(user)|projects\/(31|ml%2Fmodels)\/merge_requests\/7\/notes(?:\/(\d+))?)$/.exec(path);
    if (found === null) {
      return { status: 404, body: { message: "404 Project Not Found" } };
    }
    const [, user, , id] = found;
    const operation = `${method} ${user ?? (id === undefined ? "notes" : "note")}`;
    const body = text === "" ? {} : JSON.parse(text);
    this.check(operation, [...query.keys(), ...Object.keys(body)]);
    switch (operation) {
      case "GET user":
        return { status: 200, body: { id: SELF, username: "project_31_bot" } };
      case "GET notes":
        return this.page(query);
      case "POST notes":
        this.write(body.body);
        return { status: 201, body: shown(this.notes.at(-1)) };
      default:
        return this.changed(Number(id), method === "DELETE" ? undefined : body.body);
    }
  }

  private check(operation: string, given: readonly string[]): void {
    const allowed = PARAMETERS[operation];
    const unknown = allowed === undefined ? [operation] : given.filter((name) => !allowed.includes(name));
    this.problems.push(...unknown.map((name) => `${operation}: ${name} is not documented`));
  }

  private page(query: URLSearchParams): Answer {
    const [size, page] = [Number(query.get("per_page") ?? 20), Number(query.get("page") ?? 1)];
    const some = this.notes.slice((page - 1) * size, page * size);
    const next = new URLSearchParams(query);
    next.set("page", String(page + 1));
    const link = `<${this.served?.address}/gitlab/api/v4/projects/31/merge_requests/7/notes?${next}>; rel="next"`;
    return { status: 200, body: some.map(shown), ...(page * size < this.notes.length ? { headers: { link } } : {}) };
  }

  private changed(id: number, body: string | undefined): Answer {
    const index = this.notes.findIndex((note) => note.id === id);
    const note = this.notes[index];
    if (note === undefined) {
      return { status: 404, body: { message: "404 Note Not Found" } };
    }
    if (body === undefined) {
      this.notes.splice(index, 1);
      return { status: 204 };
    }
    this.notes[index] = { ...note, body };
    return { status: 200, body: shown(this.notes[index]) };
  }
}

const shown = (note: Note | undefined): object => ({
  ...note,
  author: { id: note?.author, username: "x", name: "X", state: "active" },
  noteable_type: "MergeRequest",
  noteable_iid: 7,
  created_at: "2026-11-30T09:00:00.000Z",
  updated_at: "2026-11-30T09:00:00.000Z",
});
