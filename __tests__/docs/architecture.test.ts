import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/* docs/architecture.md draws the rooms of src, and follows four things through them file by file. */

const ROOT = join(__dirname, "../..");
const page = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");

const REQUIRED = /\b(?:from|import|require)\s*\(?"(\.[^"]*)"/g;

/** The files of the project that a file imports, at once or when it needs them. */
function importsOf(file: string): readonly string[] {
  const paths = readFileSync(join(ROOT, file), "utf8").matchAll(REQUIRED);
  return [...paths].flatMap(([, path = ""]) => {
    const found = join(dirname(file), path);
    return [`${found}.ts`, join(found, "index.ts")].filter((one) => existsSync(join(ROOT, one))).slice(0, 1);
  });
}

const roomOf = (file: string): string | undefined => /^src\/([\w-]+)\//.exec(file)?.[1];

/** For each room the rooms that it imports. */
function imported(): ReadonlyMap<string, ReadonlySet<string>> {
  const rooms = new Map<string, Set<string>>();
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".ts")).map((name) => join("src", name))) {
    const from = roomOf(file);
    const known = rooms.get(from ?? "") ?? new Set();
    rooms.set(from ?? "", known);
    for (const to of importsOf(file).flatMap((path) => roomOf(path) ?? [])) {
      if (to !== from) {
        known.add(to);
      }
    }
  }
  rooms.delete("");
  return rooms;
}

/** The arrows that are left without those that follow from others. */
function arrows(rooms: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const reaches = (from: string, to: string): boolean =>
    [...(rooms.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  return [...rooms].flatMap(([from, all]) =>
    [...all]
      .filter((to) => ![...all].some((other) => other !== to && reaches(other, to)))
      .map((to) => `${from} --> ${to}`),
  );
}

it("the drawing has the imports between rooms, without those that follow from others", () => {
  const [, drawing = ""] = /```mermaid\n([\s\S]*?)```/.exec(page) ?? [];
  const drawn = [...drawing.matchAll(/^ {2}([\w-]+ --> [\w-]+)$/gm)].map(([, arrow]) => arrow);
  expect([...drawn].sort()).toEqual([...arrows(imported())].sort());
});

it("the table names each room", () => {
  const named = [...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
  expect([...named].sort()).toEqual([...imported().keys()].sort());
});

const walks = page
  .split(/^## /m)
  .map((section) => ({
    title: section.split("\n")[0] ?? "",
    files: [...section.matchAll(/^\d+\. \[[^\]]+\]\(\.\.\/(src\/[^)]+)\)/gm)].map(([, file = ""]) => file),
  }))
  .filter(({ files }) => files.length > 0);

it("there are four ways through the rooms", () => expect(walks).toHaveLength(4));

describe.each(walks)("$title", ({ files }) => {
  it("names files, each once", () => {
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    expect(new Set(files).size).toBe(files.length);
  });

  it("names no file that none before it imports", () => {
    const reached = (file: string, index: number) =>
      files.slice(0, index).some((before) => importsOf(before).includes(relative(ROOT, join(ROOT, file))));
    expect(files.filter((file, index) => index > 0 && !reached(file, index))).toEqual([]);
  });
});
