import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ALL_TARGETS, targetNamed } from "../../fuzz/all-targets";
import { failureOf } from "../../fuzz/batch";

const CORPUS = join(__dirname, "../../fuzz/corpus");
const MAX_BYTES = 300_000;

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
  it.each(files)("$path is taken well", async ({ target, path }) => {
    expect(await failure(target, path)).toBeUndefined();
  });
});

it("every target has inputs in it", () => {
  expect(new Set(files.map(({ target }) => target))).toEqual(new Set(ALL_TARGETS.map(({ name }) => name)));
});

it("is small", () => {
  const bytes = files.reduce((sum, { path }) => sum + statSync(join(CORPUS, path)).size, 0);
  expect(bytes).toBeLessThan(MAX_BYTES);
});
