import { destinationOf, publish, type ReviewPost } from "../../src/publish";
import { SteppingClock } from "../support/stepping-clock";
import { GITLAB_TOKEN, GitlabServer } from "./support/gitlab-server";
import { CLOSED, OPEN, reviewPost } from "./support/posts";

let gitlab: GitlabServer;
let clock: SteppingClock;

beforeEach(async () => {
  gitlab = new GitlabServer();
  clock = new SteppingClock();
  await gitlab.start();
});

afterEach(async () => {
  await gitlab.stop();
  expect(gitlab.problems).toEqual([]);
});

function post(review: ReviewPost = reviewPost(), change: Readonly<Record<string, string>> = {}, options = {}) {
  const env = { ...gitlab.env, ...change };
  return publish(review, destinationOf("gitlab", options, env), { env, clock, writeCommand: () => undefined });
}

const bodies = () => gitlab.notes.map(({ body }) => body);
const writes = () => gitlab.requests.filter((request) => !request.startsWith("GET"));

describe("the note of a stack", () => {
  it("is created on a self-managed GitLab, with its address", async () => {
    expect(await post()).toEqual({
      result: "created",
      address: "https://gitlab.example.com/ml/models/-/merge_requests/7#note_501",
      text: "Created the comment https://gitlab.example.com/ml/models/-/merge_requests/7#note_501",
    });
    expect(bodies()).toEqual([`${OPEN}**chat: still sleeps, still wakes**\n`]);
  });

  it("is found behind hundreds of other notes, and updated", async () => {
    for (let index = 0; index < 250; index += 1) {
      gitlab.write(`note ${index}`, 1);
    }
    gitlab.write(`${OPEN}old`);
    expect(await post()).toMatchObject({ result: "updated" });
    expect(gitlab.notes).toHaveLength(251);
  });

  it("is left alone when the review is the same", async () => {
    gitlab.write(`${OPEN}**chat: still sleeps, still wakes**`);
    expect(await post()).toMatchObject({ result: "unchanged" });
    expect(writes()).toEqual([]);
  });

  it("becomes one line when the change becomes empty, once, and a review again", async () => {
    gitlab.write(`${OPEN}old`);
    expect(await post(reviewPost({ isEmpty: true }))).toMatchObject({ result: "minimized" });
    expect(bodies()).toEqual([`${CLOSED}This change no longer affects the endpoints of \`chat\`.`]);
    expect(await post(reviewPost({ isEmpty: true }))).toMatchObject({ result: "unchanged" });
    expect(await post()).toMatchObject({ result: "updated" });
  });

  it("is not the note of another person or of GitLab itself", async () => {
    gitlab.write(`${OPEN}mine`, 1);
    gitlab.write(`${OPEN}system`, undefined, true);
    expect(await post()).toMatchObject({ result: "created" });
    expect(bodies().slice(0, 2)).toEqual([`${OPEN}mine`, `${OPEN}system`]);
  });

  it("is one again after two jobs created it", async () => {
    gitlab.write(`${OPEN}first`);
    gitlab.write(`${OPEN}second`);
    expect(await post()).toMatchObject({ result: "updated" });
    expect(gitlab.notes).toHaveLength(1);
  });

  it("is created in a project that is given by its path", async () => {
    expect(await post(reviewPost(), {}, { repository: "ml/models" })).toMatchObject({ result: "created" });
  });
});

describe("a token", () => {
  it.each([
    [403, { message: "403 Forbidden" }, "403 Forbidden"],
    [403, { error: "insufficient_scope", error_description: "needs higher privileges" }, "higher privileges"],
    [404, { message: "404 Not found" }, "404 Not found"],
  ])("that may not write notes (%s) is no failure", async (status, body, reason) => {
    gitlab.failures.push({ when: /^POST/, answer: { status, body } });
    expect(await post()).toMatchObject({ result: "not allowed", text: expect.stringContaining(reason) });
  });

  it("that GitLab does not know is a fault of the pipeline", async () => {
    await expect(post(reviewPost(), { GITLAB_TOKEN: "expired" })).rejects.toThrow(/GitLab refuses the token \(401\)/);
  });

  it("of its own variable comes first", async () => {
    const env = { SCALE_TO_ZERO_GITLAB_TOKEN: GITLAB_TOKEN, GITLAB_TOKEN: "expired" };
    expect(await post(reviewPost(), env)).toMatchObject({ result: "created" });
  });

  it("appears in no text, even if a server repeats it", async () => {
    gitlab.failures.push({ when: /^GET/, answer: { status: 400, body: { message: { token: [GITLAB_TOKEN] } } } });
    const published = await post();
    expect(published).toMatchObject({ result: "failed", text: expect.stringContaining("***") });
    expect(JSON.stringify(published)).not.toContain(GITLAB_TOKEN);
  });
});

describe("a request that fails", () => {
  it("waits as the rate limit asks", async () => {
    gitlab.failures.push({
      when: /^POST/,
      answer: { status: 429, headers: { "retry-after": "30" }, body: "Retry later" },
    });
    expect(await post()).toMatchObject({ result: "created" });
    expect(clock.pauses).toEqual([30]);
  });

  it("is repeated after 502", async () => {
    gitlab.failures.push({ when: /^GET/, answer: { status: 502, body: "GitLab is not responding" } });
    expect(await post()).toMatchObject({ result: "created" });
    expect(clock.pauses).toEqual([1]);
  });

  it("creates one note where the first answer was lost", async () => {
    gitlab.failures.push({ when: /^POST/, answer: "break" });
    expect(await post()).toMatchObject({ result: "created" });
    expect(gitlab.notes).toHaveLength(1);
  });

  it.each([
    ["an object", "{}"],
    ["notes without a number", '[{"body": "x"}]'],
    ["null", "null"],
  ])("is no crash and no note where the notes are not what GitLab documents: %s", async (_, body) => {
    gitlab.failures.push({ when: /^GET/, answer: { status: 200, body } });
    expect(await post()).toMatchObject({ result: "failed", text: expect.stringContaining("did not return what") });
    expect(writes()).toEqual([]);
  });

  it("leaves the notes alone where the user of the token is unknown", async () => {
    gitlab.write(`${OPEN}old`);
    gitlab.failures.push({ when: /user$/, answer: { status: 200, body: "{}" } });
    expect(await post()).toMatchObject({ result: "failed" });
    expect(bodies()).toEqual([`${OPEN}old`]);
  });

  it.each(['{"id": 1', "<html>", "{}"])("creates one note where the answer is %s", async (body) => {
    gitlab.failures.push({ when: /^POST/, answer: { status: 201, body } });
    expect(await post()).toMatchObject({ result: "created" });
    expect(gitlab.notes).toHaveLength(1);
  });

  it("ends although each page has a next one", async () => {
    const headers = { link: '<https://gitlab.example.com/?x=1>; rel="next"' };
    const answer = { status: 200, headers, body: [] };
    gitlab.failures.push(...Array.from({ length: 400 }, () => ({ when: /^GET/, answer })));
    expect(await post()).toMatchObject({ result: "failed", text: expect.stringContaining("without an end") });
    expect(writes()).toEqual([]);
  });

  it("follows no redirect: the token would go with it", async () => {
    gitlab.failures.push({ when: /^GET/, answer: { status: 302, headers: { location: "https://example.com/" } } });
    expect(await post()).toMatchObject({ result: "failed", text: expect.stringContaining("redirects") });
  });

  it("says so where the address has no API", async () => {
    gitlab.failures.push({ when: /^GET/, answer: { status: 200, body: "<html>" } });
    expect(await post()).toMatchObject({ result: "failed", text: expect.stringContaining("CI_API_V4_URL") });
  });
});

describe("the merge request", () => {
  const all = { GITLAB_TOKEN, CI_PROJECT_ID: "31", CI_MERGE_REQUEST_IID: "7" };

  it("of a fork is in the project that it was forked from", () => {
    const env = { ...all, CI_MERGE_REQUEST_PROJECT_ID: "9", CI_PROJECT_URL: "https://gitlab.com/fork/models" };
    expect(destinationOf("gitlab", {}, env)).toEqual({
      kind: "gitlab",
      target: { apiUrl: "https://gitlab.com/api/v4", project: "9", mergeRequest: 7, token: GITLAB_TOKEN },
    });
  });

  const ofFork = { ...all, GITLAB_TOKEN: "", CI_PROJECT_ID: "32", CI_MERGE_REQUEST_PROJECT_ID: "31" };

  it("of a fork whose pipeline has no token is no failure", async () => {
    expect(await post(reviewPost(), ofFork)).toMatchObject({
      result: "not allowed",
      text: expect.stringContaining("comes from a fork"),
    });
    expect(gitlab.requests).toEqual([]);
  });

  it("of a fork must have a token in a pipeline of the project itself", () => {
    expect(() => destinationOf("gitlab", {}, { ...ofFork, CI_PROJECT_ID: "31" })).toThrow(/there is no token/);
  });

  it.each([
    ["its number is none", { CI_MERGE_REQUEST_IID: "0" }, /^CI_MERGE_REQUEST_IID "0": is not the number/],
    ["the token has a line break", { GITLAB_TOKEN: "a\nb" }, /^GITLAB_TOKEN is not a token/],
    ["there is none", { CI_MERGE_REQUEST_IID: "" }, /CI_MERGE_REQUEST_IID/],
    ["there is no project", { CI_PROJECT_ID: "" }, /CI_PROJECT_ID/],
    ["there is no token", { GITLAB_TOKEN: "", CI_JOB_TOKEN: "job" }, /CI_JOB_TOKEN cannot write notes/],
    ["the address is none", { CI_API_V4_URL: "gitlab" }, /CI_API_V4_URL is "gitlab"/],
  ])("is an error of usage before any work if %s", (_, change, message) => {
    expect(() => destinationOf("gitlab", {}, { ...all, ...change })).toThrow(message);
  });
});
