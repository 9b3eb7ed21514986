import { readFileSync } from "node:fs";
import { destinationOf, type PublishWorld, publish, type ReviewPost, type TargetOptions } from "../../src/publish";
import { scratchFolder } from "../support/files";
import { SteppingClock } from "../support/stepping-clock";
import { GithubServer, TOKEN } from "./support/github-server";
import type { Answer } from "./support/http-server";
import { CLOSED, OPEN, reviewPost } from "./support/posts";

const files = scratchFolder();
let github: GithubServer;
let clock: SteppingClock;

beforeEach(async () => {
  github = new GithubServer();
  clock = new SteppingClock();
  await github.start();
});

afterEach(async () => {
  await github.stop();
  expect(github.problems).toEqual([]);
});

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: TargetOptions;
  readonly attemptMs?: number;
}

const world = (env: Readonly<Record<string, string>>, attemptMs?: number): PublishWorld => ({
  env,
  clock,
  writeCommand: () => undefined,
  ...(attemptMs === undefined ? {} : { attemptMs }),
});

function post(review: ReviewPost = reviewPost(), { env = {}, options = {}, attemptMs }: Given = {}) {
  const all = { ...github.env, ...env };
  return publish(review, destinationOf("github", options, all), world(all, attemptMs));
}

const writes = () => github.requests.filter((request) => !request.startsWith("GET"));
const bodies = () => github.comments.map(({ body }) => body);

describe("the comment of a stack", () => {
  it("is created with a marker that readers do not see", async () => {
    const published = await post();
    expect(published).toMatchObject({ result: "created", address: expect.stringContaining("#issuecomment-") });
    expect(bodies()).toEqual([`${OPEN}**chat: still sleeps, still wakes**\n`]);
  });

  it("is updated when the review changes, and nothing else is written", async () => {
    github.write(`${OPEN}old`);
    expect(await post()).toMatchObject({ result: "updated" });
    expect(bodies()).toEqual([expect.stringContaining("still wakes")]);
    expect(writes().filter((request) => !request.includes("graphql"))).toEqual([expect.stringMatching(/^PATCH/)]);
  });

  it("is left alone when the review is the same, also with the line ends of a form", async () => {
    github.write(`${OPEN.replace("\n", "\r\n")}**chat: still sleeps, still wakes**`);
    expect(await post()).toMatchObject({ result: "unchanged" });
    expect(writes().filter((request) => !request.includes("graphql"))).toEqual([]);
  });

  it("is found behind hundreds of other comments", async () => {
    for (let index = 0; index < 250; index += 1) {
      github.write(`comment ${index}`, "somebody");
    }
    github.write(`${OPEN}old`);
    expect(await post()).toMatchObject({ result: "updated" });
    expect(github.comments).toHaveLength(251);
  });

  it("is minimized when the change becomes empty, once", async () => {
    github.write(`${OPEN}old`);
    expect(await post(reviewPost({ isEmpty: true }))).toMatchObject({ result: "minimized" });
    expect(github.comments).toMatchObject([{ body: expect.stringMatching(`^${CLOSED}`), minimized: true }]);
    expect(await post(reviewPost({ isEmpty: true }))).toMatchObject({ result: "unchanged" });
  });

  it("is shown again when the change is not empty any more", async () => {
    github.write(`${CLOSED}This change no longer affects the endpoints of \`chat\`.`, undefined, true);
    expect(await post()).toMatchObject({ result: "updated" });
    expect(github.comments).toMatchObject([{ body: expect.stringMatching(`^${OPEN}`), minimized: false }]);
  });

  it("is not created for an empty change", async () => {
    expect(await post(reviewPost({ isEmpty: true }))).toMatchObject({ result: "nothing to do" });
    expect(github.comments).toEqual([]);
  });

  it("is not the comment of another stack", async () => {
    github.write(OPEN.replace("chat", "chat-2"));
    expect(await post()).toMatchObject({ result: "created" });
    expect(github.comments).toHaveLength(2);
  });

  it("is not a comment that another person wrote with its marker, or that quotes it", async () => {
    github.write(`${OPEN}mine`, "mallory");
    github.write(`> ${OPEN}quoted`);
    expect(await post()).toMatchObject({ result: "created" });
    expect(bodies().slice(0, 2)).toEqual([`${OPEN}mine`, `> ${OPEN}quoted`]);
  });

  it("is found behind more marked comments of others than GitHub takes at once", async () => {
    for (let index = 0; index < 120; index += 1) {
      github.write(`${OPEN}${index}`, "mallory");
    }
    github.write(`${OPEN}old`);
    expect(await post()).toMatchObject({ result: "updated" });
  });

  it("is one again after two jobs created it at the same time", async () => {
    github.onRequest = (request) => {
      if (request.startsWith("POST") && request.endsWith("/comments")) {
        github.onRequest = () => undefined;
        github.write(`${OPEN}of the other job`);
      }
    };
    expect(await post()).toMatchObject({ result: "created" });
    expect(bodies()).toEqual([`${OPEN}**chat: still sleeps, still wakes**\n`]);
  });

  it("may be gone when a duplicate is removed", async () => {
    github.write(`${OPEN}first`);
    github.write(`${OPEN}second`);
    github.failures.push({ when: /^DELETE/, answer: { status: 404, body: { message: "Not Found" } } });
    expect(await post()).toMatchObject({ result: "updated" });
  });

  it("has a stack whose name cannot end the marker", async () => {
    await expect(post(reviewPost({ stack: "a --> <img>" }))).rejects.toThrow(/letters, digits and hyphens only/);
    expect(github.requests).toEqual([]);
  });
});

describe("a token", () => {
  const forbidden = { status: 403, body: { message: "Resource not accessible by integration" } };

  it.each([
    ["of a fork", forbidden],
    ["that does not see the repository", { status: 404, body: { message: "Not Found" } }],
  ])("%s writes no comment, and that is no failure", async (_, answer) => {
    github.failures.push({ when: /^POST .*\/comments$/, answer });
    const published = await post();
    expect(published).toMatchObject({ result: "not allowed", text: expect.stringContaining(answer.body.message) });
    expect(clock.pauses).toEqual([]);
  });

  it("that may not minimize is reported in the same way", async () => {
    github.write(`${OPEN}old`);
    const errors = [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }];
    github.onRequest = () => {
      if (github.requests.some((request) => request.includes("graphql"))) {
        github.failures.push({ when: /graphql/, answer: { status: 200, body: { data: null, errors } } });
        github.onRequest = () => undefined;
      }
    };
    expect(await post(reviewPost({ isEmpty: true }))).toMatchObject({ result: "not allowed" });
  });

  it("that GitHub does not know is a fault of the workflow", async () => {
    await expect(post(reviewPost(), { env: { GITHUB_TOKEN: "ghs_expired" } })).rejects.toThrow(
      "GitHub refuses the token (401). Set GITHUB_TOKEN to a token that is valid",
    );
  });

  it("appears in no text, even if a server repeats it", async () => {
    github.failures.push({ when: /^GET/, answer: { status: 422, body: { message: `bad header Bearer ${TOKEN}` } } });
    const published = await post();
    expect(published).toMatchObject({ result: "failed", text: expect.stringContaining("Bearer ***") });
    expect(JSON.stringify(published)).not.toContain(TOKEN);
  });
});

describe("a request that fails", () => {
  const limited = { status: 403, body: { message: "You have exceeded a secondary rate limit" } };

  it("is sent again after the time that a secondary rate limit names", async () => {
    github.failures.push({ when: /^POST/, answer: { ...limited, headers: { "retry-after": "17" } } });
    expect(await post()).toMatchObject({ result: "created" });
    expect(clock.pauses).toEqual([17]);
    expect(github.comments).toHaveLength(1);
  });

  it("waits until the primary rate limit is over", async () => {
    const reset = String(clock.now() / 1000 + 40);
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
    github.failures.push({ when: /^GET/, answer: { ...limited, headers } });
    expect(await post()).toMatchObject({ result: "created" });
    expect(clock.pauses).toEqual([40]);
  });

  it("waits a minute where a rate limit names no time", async () => {
    github.failures.push({ when: /^GET/, answer: { status: 429, body: { message: "too many" } } });
    expect(await post()).toMatchObject({ result: "created" });
    expect(clock.pauses).toEqual([60]);
  });

  it("is sent again after a secondary rate limit that only the message shows: it is no missing permission", async () => {
    const headers = { "x-ratelimit-remaining": "4000", "x-ratelimit-reset": String(clock.now() / 1000 + 3000) };
    github.failures.push({ when: /^POST .*\/comments$/, answer: { ...limited, headers } });
    expect(await post()).toMatchObject({ result: "created" });
    expect(clock.pauses).toEqual([60]);
  });

  it.each([
    ["the primary", { type: "RATE_LIMITED", message: "API rate limit exceeded for user ID 1" }],
    ["a secondary", { message: "You have exceeded a secondary rate limit. Please wait a few minutes" }],
  ])("waits for %s rate limit of GraphQL, whose status is 200", async (_, error) => {
    github.write(`${OPEN}old`);
    github.failures.push({ when: /graphql/, answer: { status: 200, body: { data: null, errors: [error] } } });
    expect(await post()).toMatchObject({ result: "updated" });
    expect(clock.pauses).toEqual([60]);
  });

  it("takes no comment about rate limits for one", async () => {
    github.write("You have exceeded a secondary rate limit", "somebody");
    expect(await post()).toMatchObject({ result: "created" });
    expect(clock.pauses).toEqual([]);
  });

  it.each([
    ["in 30 s", 30_000, 30],
    ["now", -5000, 1],
  ])("waits until the date of Retry-After: %s", async (_, ms, pause) => {
    const headers = { "retry-after": new Date(clock.now() + ms).toUTCString() };
    github.failures.push({ when: /^GET/, answer: { ...limited, headers } });
    expect(await post()).toMatchObject({ result: "created" });
    expect(clock.pauses).toEqual([pause]);
  });

  it.each(["9".repeat(30), "Fri, 31 Dec 9999 23:59:59 GMT"])("does not wait for Retry-After: %s", async (time) => {
    github.failures.push({ when: /^GET/, answer: { ...limited, headers: { "retry-after": time } } });
    expect(await post()).toMatchObject({ result: "failed", text: expect.stringContaining("wait more than a day") });
    expect(clock.pauses).toEqual([]);
  });

  it.each(["-1", "soon", "1.5"])("waits a minute where Retry-After is no time: %s", async (time) => {
    github.failures.push({ when: /^GET/, answer: { ...limited, headers: { "retry-after": time } } });
    expect(await post()).toMatchObject({ result: "created" });
    expect(clock.pauses).toEqual([60]);
  });

  it("starts no other request after two minutes", async () => {
    for (let index = 0; index < 250; index += 1) {
      github.write(`comment ${index}`, "somebody");
    }
    github.onRequest = () => {
      void clock.sleep(70_000);
    };
    expect(await post()).toMatchObject({ result: "failed", text: expect.stringContaining("longer than 120 s") });
    expect(github.requests).toHaveLength(2);
  });

  it("is given up at once where the limit is longer than two minutes", async () => {
    github.failures.push({ when: /^GET/, answer: { ...limited, headers: { "retry-after": "3600" } } });
    expect(await post()).toMatchObject({ result: "failed", text: expect.stringContaining("wait 3600 s") });
    expect(clock.pauses).toEqual([]);
  });

  it("is repeated after 502, at most four times", async () => {
    const answer = { status: 502, body: "<html>Bad Gateway</html>", headers: { "content-type": "text/html" } };
    github.failures.push(...Array.from({ length: 20 }, () => ({ when: /^GET/, answer })));
    expect(await post()).toMatchObject({ result: "failed", text: "The comment was not written. GitHub answers 502" });
    expect(clock.pauses).toEqual([1, 2, 4, 8]);
  });

  it("is repeated when the connection breaks, no answer comes, or one that does not end", async () => {
    const answers = ["break", "hang", "cut", "stall"] as const;
    github.failures.push(...answers.map((answer) => ({ when: /^GET/, answer })));
    expect(await post(reviewPost(), { attemptMs: 200 })).toMatchObject({ result: "created" });
    expect(clock.pauses).toEqual([1, 2, 4, 8]);
  });

  it("is not repeated where its answer would take all memory", async () => {
    github.failures.push({ when: /^GET/, answer: { status: 200, body: `[${" ".repeat(64 * 2 ** 20)}]` } });
    expect(await post()).toMatchObject({ result: "failed", text: expect.stringContaining("larger than 64 MiB") });
    expect(github.requests).toHaveLength(1);
  });

  it.each([
    ["had its effect", true],
    ["had none", false],
  ])("creates one comment where it is unclear whether the first request %s", async (_, after) => {
    github.failures.push({ when: /^POST .*\/comments$/, answer: "break", after });
    expect(await post()).toMatchObject({ result: "created" });
    expect(bodies()).toEqual([`${OPEN}**chat: still sleeps, still wakes**\n`]);
  });

  it("reports 422 with GitHub's reason", async () => {
    const published = await post(reviewPost({ markdown: "x".repeat(70_000) }));
    expect(published).toMatchObject({ result: "failed", text: expect.stringContaining("body is too long") });
  });

  it("follows no redirect: the token would go with it", async () => {
    github.failures.push({ when: /^GET/, answer: { status: 301, headers: { location: "https://example.com/" } } });
    expect(await post()).toMatchObject({ result: "failed", text: expect.stringContaining("redirects") });
  });
});

describe("an answer that GitHub does not give", () => {
  const html = { status: 200, body: "<html>Sign in</html>", headers: { "content-type": "text/html" } };
  const unusable: readonly (readonly [string, Answer])[] = [
    ["a page of a proxy", html],
    ["a page that is called JSON", { ...html, headers: {} }],
    ["JSON that is cut", { status: 200, body: '[{"id": 1, "bo' }],
    ["an object", { status: 200, body: {} }],
    ["null", { status: 200, body: "null" }],
    ["comments without a number", { status: 200, body: [{ body: OPEN }] }],
    ["nothing", { status: 204 }],
  ];

  it.each(unusable)("is no crash and no comment: %s", async (_, answer) => {
    github.failures.push({ when: /^GET/, answer });
    expect(await post()).toMatchObject({ result: "failed", text: expect.stringContaining("did not return what") });
    expect(writes()).toEqual([]);
  });

  it.each(unusable)("leaves one comment after the creation: %s", async (_, answer) => {
    github.failures.push({ when: /^POST .*\/comments$/, answer, after: true });
    expect(await post()).toMatchObject({ result: "created" });
    expect(bodies()).toEqual([expect.stringContaining("still wakes")]);
  });

  it.each<readonly [string, Answer]>([
    ["a page of a proxy", html],
    ["no nodes", { status: 200, body: { data: { nodes: null } } }],
    ["no data", { status: 200, body: { data: null } }],
    ["errors that are none", { status: 200, body: { data: null, errors: "x" } }],
  ])("to the question for the author changes no comment: %s", async (_, answer) => {
    github.write(`${OPEN}old`);
    github.failures.push({ when: /graphql/, answer });
    expect(await post()).toMatchObject({ result: "failed", text: expect.stringContaining("did not return what") });
    expect(bodies()).toEqual([`${OPEN}old`]);
  });

  it("may have comments without a text", async () => {
    const comment = { id: 1, node_id: "IC_1", html_url: "https://github.example.com/1", body: null };
    github.failures.push({ when: /^GET/, answer: { status: 200, body: [comment] } });
    expect(await post()).toMatchObject({ result: "created" });
  });

  it("deletes no comment where each page is the same one", async () => {
    for (let index = 0; index < 99; index += 1) {
      github.write(`comment ${index}`, "somebody");
    }
    github.write(`${OPEN}old`);
    const shown = async () =>
      (await fetch(`${github.address}/api/v3/repos/octo-org/models/issues/7/comments?per_page=100`, {
        headers: { authorization: `Bearer ${TOKEN}` },
      }).then((answer) => answer.json())) as object;
    const page = { when: /^GET/, answer: { status: 200, body: await shown() } };
    github.failures.push(page, page);
    expect(await post()).toMatchObject({ result: "updated" });
    expect(github.comments).toHaveLength(100);
  });

  it("writes nothing of a header to the console", async () => {
    const warn = jest.spyOn(console, "warn").mockReturnValue();
    const headers = { deprecation: "true", sunset: "::error::x" };
    github.failures.push({ when: /^GET/, answer: { status: 200, body: [], headers } });
    expect(await post()).toMatchObject({ result: "created" });
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});

describe("the pull request", () => {
  const event = (name: string, content: object) => ({ GITHUB_EVENT_PATH: files.write(name, content), GITHUB_REF: "" });

  it.each([
    ["pull_request", { pull_request: { number: 7 } }],
    ["issue_comment", { issue: { number: 7, pull_request: { url: "https://api.github.com/x" } } }],
    ["workflow_run", { workflow_run: { pull_requests: [{ number: 7 }] } }],
  ])("comes from the event %s", async (name, content) => {
    expect(await post(reviewPost(), { env: event(`${name}.json`, content) })).toMatchObject({ result: "created" });
  });

  const run = { head_branch: "fix", head_sha: "abc", head_repository: { owner: { login: "fork" } }, pull_requests: [] };

  it("of a fork is found by the branch and the commit of the workflow_run", async () => {
    github.pulls.push({ number: 7, label: "fork:fix", sha: "abc" });
    const env = event("fork.json", { workflow_run: run });
    expect(await post(reviewPost(), { env })).toMatchObject({ result: "created" });
  });

  it("of a fork that has newer commits is left to their workflow", async () => {
    github.pulls.push({ number: 7, label: "fork:fix", sha: "def" });
    const env = event("newer.json", { workflow_run: run });
    expect(await post(reviewPost(), { env })).toMatchObject({ result: "nothing to do" });
  });

  it("comes from options before the environment", async () => {
    const options = { pullRequest: "7", repository: "octo-org/models" };
    const env = { GITHUB_REF: "refs/heads/main", GITHUB_REPOSITORY: "other/repository" };
    expect(await post(reviewPost(), { env, options })).toMatchObject({ result: "created" });
  });

  it("of a workflow_run is not one that this repository opened in another one", async () => {
    github.pulls.push({ number: 7, label: "fork:fix", sha: "abc" });
    const other = { number: 99, base: { repo: { id: 2 } } };
    const env = event("upstream.json", { repository: { id: 1 }, workflow_run: { ...run, pull_requests: [other] } });
    expect(await post(reviewPost(), { env })).toMatchObject({ result: "created" });
    const own = { number: 7, base: { repo: { id: 1 } } };
    const both = { repository: { id: 1 }, workflow_run: { pull_requests: [other, own] } };
    expect(await post(reviewPost(), { env: event("both.json", both) })).toMatchObject({ result: "unchanged" });
  });

  const ofFork = { pull_request: { number: 7, head: { repo: { id: 2 } }, base: { repo: { id: 1 } } } };

  it("of a fork whose workflow has no token is no failure, and has its summary", async () => {
    const summary = files.write("fork-summary", "");
    const env = { ...event("no-token.json", ofFork), GITHUB_TOKEN: "", GITHUB_STEP_SUMMARY: summary };
    expect(await post(reviewPost(), { env })).toMatchObject({
      result: "not allowed",
      text: expect.stringContaining("comes from a fork"),
    });
    expect(github.requests).toEqual([]);
    expect(readFileSync(summary, "utf8")).toContain("still wakes");
  });

  it("of the repository itself must have a token", () => {
    const own = { pull_request: { ...ofFork.pull_request, head: { repo: { id: 1 } } } };
    const env = { GITHUB_REPOSITORY: "o/r", ...event("own.json", own) };
    expect(() => destinationOf("github", {}, env)).toThrow(/there is no token/);
  });

  it("may have a token with the line break of a file", async () => {
    expect(await post(reviewPost(), { env: { GITHUB_TOKEN: `${TOKEN}\n` } })).toMatchObject({ result: "created" });
  });

  it.each([`${TOKEN}\nx-evil: 1`, `${TOKEN} ${TOKEN}`, `${TOKEN}…`])(
    "has no token %j, whose text is not repeated",
    (text) => {
      const env = { GITHUB_REPOSITORY: "o/r", GITHUB_REF: "refs/pull/7/merge", GH_TOKEN: text };
      const refusal = () => destinationOf("github", {}, env);
      expect(refusal).toThrow(/^GH_TOKEN is not a token/);
      expect(refusal).not.toThrow(TOKEN);
    },
  );

  it("is not asked for at an address with a password, which is not repeated", () => {
    const at = (address: string) => () =>
      destinationOf("github", {}, { GITHUB_TOKEN: TOKEN, GITHUB_REPOSITORY: "o/r", GITHUB_API_URL: address });
    for (const address of [
      "https://me:s3cret@ghe.example.com",
      "https://:s3cret@ghe.example.com",
      "ftp://me:s3cret@x",
    ]) {
      expect(at(address)).toThrow(/^GITHUB_API_URL is ".*\*\*\*@/);
      expect(at(address)).not.toThrow("s3cret");
    }
    expect(at("https://ghe.example.com/api/v3#x")).toThrow(/contains \? or #/);
  });

  const refused: readonly (readonly [string, Given, RegExp])[] = [
    ["there is none", { env: { GITHUB_REF: "refs/heads/main" } }, /Set --pull-request NUMBER/],
    ["an issue has the comment", { env: event("issue.json", { issue: { number: 7 } }) }, /Set --pull-request NUMBER/],
    ["its number is 0", { options: { pullRequest: "0" } }, /--pull-request "0": is not the number/],
    ["its reference has the number 0", { env: { GITHUB_REF: "refs/pull/0/merge" } }, /^GITHUB_REF "0"/],
    [
      "its event has the number 0",
      { env: event("0.json", { pull_request: { number: 0 } }) },
      /Set --pull-request NUMBER/,
    ],
    ["the event is a push", { env: event("push.json", { ref: "refs/heads/main" }) }, /Set --pull-request NUMBER/],
    ["the event is a list", { env: { GITHUB_EVENT_PATH: files.write("list.json", "null") } }, /is not a JSON object/],
    ["the repository is a folder", { env: { GITHUB_REPOSITORY: "../.." } }, /^GITHUB_REPOSITORY ".*OWNER\/NAME/],
    ["its number is none", { options: { pullRequest: "7;id" } }, /"7;id": is not the number/],
    ["the repository has no owner", { options: { repository: "models" } }, /OWNER\/NAME/],
    ["the repository leaves its path", { options: { repository: "../../user" } }, /OWNER\/NAME/],
    ["there is no repository", { env: { GITHUB_REPOSITORY: "" } }, /GITHUB_REPOSITORY/],
    ["there is no token", { env: { GITHUB_TOKEN: "" } }, /there is no token. Set GITHUB_TOKEN/],
    ["the address is none", { env: { GITHUB_API_URL: "file:///etc" } }, /GITHUB_API_URL is "file:\/\/\/etc"/],
    ["the event is not JSON", { env: { GITHUB_EVENT_PATH: files.write("bad.json", "{") } }, /is not a JSON object/],
    ["the event is missing", { env: { GITHUB_EVENT_PATH: files.path("none.json") } }, /cannot be read/],
  ];
  it.each(refused)("is an error of usage before any work if %s", (_, { env = {}, options = {} }, message) => {
    const all = { GITHUB_TOKEN: TOKEN, GITHUB_REPOSITORY: "o/r", GITHUB_REF: "refs/pull/7/merge", ...env };
    expect(() => destinationOf("github", options, all)).toThrow(message);
  });
});
