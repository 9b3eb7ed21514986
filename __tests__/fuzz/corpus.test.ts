import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ALL_TARGETS, targetNamed } from "../../fuzz/all-targets";
import { failureOf } from "../../fuzz/batch";

const CORPUS = join(__dirname, "../../fuzz/corpus");
const MAX_BYTES = 300_000;

/** What does not hold yet. It fails here as soon as it does: then its line has to go. */
const NOT_YET: Readonly<Record<string, string>> = {
  "render-reviews/backslash-before-a-bar.json": "a bar after a backslash ends the cell of a Markdown table",
  "render-reviews/source-that-is-no-url.json": "SARIF has a relative helpUri",
  "verify-answers/empty-endpoint.json": "an empty answer is taken for an endpoint",
  "verify-answers/endpoint-without-a-name.json": "an answer without a required member is taken",
  "verify-answers/endpoint-without-a-time.json": "an answer without a required member is taken",
  "verify-answers/component-without-a-status.json": "an answer without a required member is taken",
  "verify-answers/number-for-a-name.json": "a member of another type is taken",
  "verify-answers/number-for-a-namespace.json": "a member of another type is taken",
  "verify-answers/component-without-an-arn.json": "an answer without a required member is taken",
  "verify-answers/number-for-variants.json": "a member of another type is taken",
  "verify-answers/number-for-a-text.json": "a member of another type is taken",
  "verify-answers/number-for-a-list.json": "a member of another type is taken",
};

const files = readdirSync(CORPUS).flatMap((target) =>
  readdirSync(join(CORPUS, target)).map((name) => ({ target, path: `${target}/${name}` })),
);

const failure = (name: string, path: string): Promise<unknown> => {
  const target = targetNamed(name);
  return failureOf(target, readFileSync(join(CORPUS, path)).toString(target.encoding ?? "utf8"));
};

afterAll(async () => {
  for (const target of ALL_TARGETS) {
    await target.end?.();
  }
});

describe("an input of the corpus", () => {
  it.each(files.filter(({ path }) => NOT_YET[path] === undefined))("$path is taken well", async ({ target, path }) => {
    expect(await failure(target, path)).toBeUndefined();
  });

  it.each(files.filter(({ path }) => NOT_YET[path] !== undefined))("$path fails still", async ({ target, path }) => {
    expect(await failure(target, path)).toBeDefined();
  });
});

it("every target has inputs in it", () => {
  expect(new Set(files.map(({ target }) => target))).toEqual(new Set(ALL_TARGETS.map(({ name }) => name)));
});

it("what does not hold yet is in it", () => {
  expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(Object.keys(NOT_YET)));
});

it("is small", () => {
  const bytes = files.reduce((sum, { path }) => sum + statSync(join(CORPUS, path)).size, 0);
  expect(bytes).toBeLessThan(MAX_BYTES);
});
