import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

const SRC = join(__dirname, "../src");

/** The rooms, and those that each may import from: never one that comes to it by others. All may import `errors`. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  printable: [],
  "log-safe": ["printable"],
  shell: [],
  clock: [],
  shown: [],
  nearest: [],
  largest: [],
  grouped: [],
  "package-info": [],
  peers: ["package-info"],
  catalogue: ["nearest"],
  time: ["nearest", "shown"],
  aws: ["clock", "nearest"],
  functions: ["clock", "aws"],
  "local-aws": ["behaviour", "catalogue", "time", "nearest"],
  hcl: [],
  topology: ["aws", "catalogue", "grouped", "hcl", "printable"],
  behaviour: ["topology", "catalogue", "time", "grouped", "largest", "nearest", "shown"],
  rules: ["package-info", "behaviour", "topology", "time", "catalogue", "nearest", "grouped", "largest", "shown"],
  publish: ["clock", "printable", "log-safe", "shown", "nearest", "package-info"],
  review: [
    "package-info",
    "rules",
    "behaviour",
    "topology",
    "time",
    "catalogue",
    "printable",
    "log-safe",
    "grouped",
    "largest",
  ],
  operate: ["clock", "aws", "topology", "behaviour", "time", "shell"],
  verify: ["clock", "operate", "review", "rules", "topology", "aws", "time", "catalogue", "shell"],
  constructs: ["rules", "verify", "time", "catalogue", "functions", "hcl", "nearest", "shown", "log-safe"],
  modules: ["constructs", "hcl", "topology", "catalogue"],
  simulate: ["check", "review", "behaviour", "time", "topology", "shown"],
  check: ["review", "rules", "topology", "package-info", "shown"],
  client: ["clock", "aws", "operate", "time", "shown"],
  cli: [
    "clock",
    "aws",
    "behaviour",
    "catalogue",
    "time",
    "printable",
    "log-safe",
    "nearest",
    "package-info",
    "peers",
    "publish",
    "local-aws",
    "modules",
    "operate",
    "review",
    "rules",
    "topology",
    "verify",
  ],
  index: ["constructs", "time"],
};

/** The same of what is in the topology: a reader of one source knows nothing of another. */
const TOPOLOGY: Readonly<Record<string, readonly string[]>> = {
  nodes: [],
  attributes: ["nodes"],
  documents: ["attributes", "nodes"],
  wiring: ["nodes"],
  terraform: ["documents", "attributes", "nodes", "wiring"],
  aws: ["documents", "attributes", "nodes", "wiring"],
};

/** What lies below the laws. Whoever has alarms, targets and copies of its own can run them: a simulation, or local AWS. */
const BELOW_LAWS: readonly string[] = ["outcome", "timing", "traffic"];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const imports = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) => {
    const paths = readFileSync(join(SRC, file), "utf8").matchAll(/\b(?:from|import|require)\s*\(?"(\.[^"]*)"/g);
    return [...paths].map(([, path = ""]) => ({ file, path: relative(SRC, join(SRC, dirname(file), path)) }));
  });

/** The imports between rooms. @param below the folder whose folders are rooms; its own files are none there */
function between(below: string, files: "are rooms" | "are none"): Import[] {
  const room = (path: string): string | undefined => {
    const [first = "", ...rest] = relative(below, path).split(sep);
    return first === ".." || (files === "are none" && rest.length === 0) ? undefined : first.replace(/\.ts$/, "");
  };
  return imports.flatMap(({ file, path }) => {
    const [from, to] = [room(file), room(path)];
    return from === undefined || to === undefined || from === to ? [] : [{ file, from, to }];
  });
}

/** Each file, and those that it imports. */
function graph(): Readonly<Record<string, readonly string[]>> {
  const files = new Set(readdirSync(SRC, { recursive: true, encoding: "utf8" }));
  const fileOf = (path: string) => [`${path}.ts`, join(path, "index.ts"), path].find((one) => files.has(one));
  const found = Object.fromEntries([...files].map((file): [string, string[]] => [file, []]));
  for (const { file, path } of imports) {
    found[file]?.push(...[fileOf(path)].filter((one) => one !== undefined));
  }
  return found;
}

/**
 * The files that come back to themselves, in groups: the strongly connected components of the graph.
 * @see https://doi.org/10.1137/0201010
 */
function circles(importsOf = graph()): readonly (readonly string[])[] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): number => {
    order.set(file, order.size);
    lowest.set(file, order.get(file) ?? 0);
    open.push(file);
    for (const next of importsOf[file] ?? []) {
      const reached = order.has(next)
        ? open.includes(next)
          ? (order.get(next) ?? 0)
          : Number.POSITIVE_INFINITY
        : visit(next);
      lowest.set(file, Math.min(lowest.get(file) ?? 0, reached));
    }
    if (lowest.get(file) === order.get(file)) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1 || importsOf[file]?.includes(file) === true) {
        found.push(group);
      }
    }
    return lowest.get(file) ?? 0;
  };
  for (const file of Object.keys(importsOf)) {
    if (!order.has(file)) {
      visit(file);
    }
  }
  return found;
}

const forbidden = (found: readonly Import[], rooms: Readonly<Record<string, readonly string[]>>) =>
  found.filter(({ from, to }) => to !== "errors" && !rooms[from]?.includes(to));

it("rooms import one way", () => {
  const found = between("", "are rooms");
  expect(forbidden(found, ROOMS)).toEqual([]);
  expect(new Set(found.map(({ from }) => from)).size).toBeGreaterThan(10);
});

it("readers of the topology share what lies below them, and nothing of each other", () => {
  const found = between("topology", "are none");
  expect(forbidden(found, TOPOLOGY)).toEqual([]);
  expect(found.map(({ from }) => from)).toEqual(expect.arrayContaining(["aws", "terraform"]));
});

it("laws know nothing of what runs by them", () => {
  const found = between("behaviour", "are none").filter(({ from }) => from === "laws");
  expect(found.filter(({ to }) => !BELOW_LAWS.includes(to))).toEqual([]);
  expect(found.length).toBeGreaterThan(0);
});

it("no table allows a circle", () => {
  for (const rooms of [ROOMS, TOPOLOGY]) {
    const below = (room: string, above: readonly string[]): void => {
      expect(above).not.toContain(room);
      for (const next of rooms[room] ?? []) {
        below(next, [...above, room]);
      }
    };
    Object.keys(rooms).forEach((room) => {
      below(room, []);
    });
  }
});

it("no file imports itself by way of others, types included", () => {
  expect(circles()).toEqual([]);
});

it("a circle is found, of two files and of three", () => {
  const found = circles({ a: ["b"], b: ["c"], c: ["a"], d: ["e", "a"], e: ["d"], f: ["a"] });
  expect(found.map((circle) => [...circle].sort())).toEqual([
    ["a", "b", "c"],
    ["d", "e"],
  ]);
});

it("only readers, the account's room, clients and the functions know the AWS SDK", () => {
  const knowing = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && readFileSync(join(SRC, file), "utf8").includes('"@aws-sdk/'),
  );
  expect(
    knowing.filter((file) => !/^(aws|client|functions|topology\/aws|verify\/waiting)\/|^topology\/from-aws/.test(file)),
  ).toEqual([]);
});

it("no file has the name of a folder beside it", () => {
  const files = readdirSync(SRC, { recursive: true, encoding: "utf8" });
  const folders = new Set(files.map((file) => dirname(file)));
  expect(files.filter((file) => folders.has(file.replace(/\.ts$/, "")) && !folders.has(file))).toEqual([]);
  expect(folders.size).toBeGreaterThan(50);
});
