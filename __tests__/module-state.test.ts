import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SRC = join(__dirname, "../src");
const RECORD = readFileSync(join(__dirname, "../docs/decisions/state-belongs-to-objects.md"), "utf8");

/** What outlives the call that creates it: `let`, weak maps, maps that begin empty, and what `keptWith` keeps. */
const STATE =
  /^(?:export )?(?:let (\w+)|const (\w+)(?:: [^\n]*?)? = (?:keptWith\(|new (?:WeakMap|WeakSet)\b|new (?:Map|Set)(?:<[^\n]*>)?\(\)))/gm;

/** A method of another object that gets a new body, in the constructs or the modules. */
const REPLACED =
  /^ +(?!this\.)([a-z]\w*(?:\.\w+)+) = (?:Object\.assign\(|function\b|(?:async )?(?:\([^)\n]*\)|\w+) =>)/gm;

const stateIn = (source: string): string[] => [...source.matchAll(STATE)].map(([, one, other]) => one ?? other ?? "");
const replacedIn = (source: string): string[] => [...source.matchAll(REPLACED)].map(([, method]) => method ?? "");

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const found = (search: (source: string) => readonly string[], within = "") =>
  files
    .filter((file) => file.startsWith(within))
    .flatMap((file) => search(readFileSync(join(SRC, file), "utf8")).map((name) => `${file} ${name}`));

/** The rows of the tables below some headings: file, name, and the reason in the last cell. */
const listed = (...headings: readonly string[]) =>
  RECORD.split(/^## /m)
    .filter((section) => headings.some((heading) => section.startsWith(heading)))
    .flatMap((section) => [...section.matchAll(/^\| `([^`]+)` \| `([^`]+)` \|.*?([^|]*) \|$/gm)])
    .map(([, file, name, reason = ""]) => ({ row: `${file} ${name}`, reason: reason.trim() }));

const STATE_LISTS = ["Kept with a construct", "Kept at module level"];
const METHOD_LIST = "Methods of other objects";

it("all state at module level is on the list, with its reason", () => {
  expect(found(stateIn).sort()).toEqual(
    listed(...STATE_LISTS)
      .map(({ row }) => row)
      .sort(),
  );
});

it("all methods of other objects that constructs and modules replace are on the list, with their reason", () => {
  const replaced = [...found(replacedIn, "constructs/"), ...found(replacedIn, "modules/")];
  expect(replaced.sort()).toEqual(
    listed(METHOD_LIST)
      .map(({ row }) => row)
      .sort(),
  );
});

it("each line of the list has a reason", () => {
  const all = listed(...STATE_LISTS, METHOD_LIST);
  expect(all.filter(({ reason }) => reason.length < 15)).toEqual([]);
  expect(all.length).toBeGreaterThan(30);
});

it("state is found in each form, and constants, fields and filled tables are none", () => {
  const state = [
    "const one = new WeakMap<A, Map<B, C>>();",
    "const two: ReadonlySet<A> = new Set<A>();",
    "let three = 0;",
    "export const four = keptWith((): A[] => []);",
    "const five = new WeakSet();",
  ];
  expect(stateIn(state.join("\n"))).toEqual(["one", "two", "three", "four", "five"]);
  const none = [
    "const TABLE = new Map([[1, 2]]);",
    "  private readonly map = new Map();",
    "  let local = 1;",
    "const N = 1;",
  ];
  expect(stateIn(none.join("\n"))).toEqual([]);
});

it("a replaced method is found in each form, and a field or a value is none", () => {
  const replaced = [
    "  stack.toTerraform = () => {",
    "  a.b.c = async (x) => {",
    "  a.b = function () {",
    "  a.b = x => x;",
  ];
  expect(replacedIn(replaced.join("\n"))).toEqual(["stack.toTerraform", "a.b.c", "a.b", "a.b"]);
  expect(replacedIn("  this.find = () => 1;\n  target.lifecycle = { a };\n  const a = () => 1;")).toEqual([]);
});
