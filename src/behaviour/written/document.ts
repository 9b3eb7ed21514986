import type { Document, LineCounter, Node, Pair, Scalar, YAMLMap } from "yaml";
import { type WrittenProblem, wrongFile } from "./problem";

/** A value from a YAML or JSON file, and where its parts are. */
export interface WrittenDocument {
  readonly value: unknown;
  /** Where a member is, or the nearest thing around it that the file has. @param key whether the key is asked for */
  placeOf(path: readonly PropertyKey[], key?: "key"): { readonly line: number; readonly column: number };
}

/** Loaded by the first file. */
const yaml = (): typeof import("yaml") => require("yaml");

/**
 * Reads the part of YAML that data needs, and JSON, which is a part of that. Anchors, aliases and tags are refused:
 * with them a small file can stand for a large one, or for something that is no data.
 *
 * @throws ScaleToZeroError that names the file, the line and the column
 */
export function readDocument(text: string, name: string): WrittenDocument {
  if (text.length > MOST_CHARACTERS) {
    throw wrongFile(name, [
      { line: 1, field: "", what: `has more than ${MOST_CHARACTERS} characters: write a shorter file` },
    ]);
  }
  if (takesLong(text)) {
    throw wrongFile(name, [{ line: 1, field: "", what: TOO_DEEP }]);
  }
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  // Keys are compared below, once each.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, version: "1.2" });
  const [error] = document.errors;
  if (error !== undefined) {
    throw wrongFile(name, [{ ...placeAt(lines, error.pos[0]), field: "", what: syntaxProblem(error) }]);
  }
  const problems = refusals(document, lines);
  if (problems.length > 0) {
    throw wrongFile(name, problems);
  }
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    placeOf: (path, key) => placeAt(lines, offsetOf(document.contents, path, key) ?? 0),
  };
}

/** More than any file that a person writes. What is larger takes long to read. */
const MOST_CHARACTERS = 131_072;
const DEEPEST = 100;
/** One or two show the kind of all. */
const MOST_REFUSALS = 2;
const TOO_DEEP = "the file is nested too deeply: write a file with few levels";

/**
 * The library works recursively: deep lists can end the process, and keys in keys ("? ? a") take very long: 40 kB of them
 * more than ten minutes. No file that a person writes has them. Brackets within texts count too, if they are not closed.
 */
function takesLong(text: string): boolean {
  if (/(?:^|[[{,\n])[ \t-]*\?\s/.test(text) || new RegExp(`(?:- ){${DEEPEST}}`).test(text)) {
    return true;
  }
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === "[" || bracket === "{" ? 1 : -1));
    if (depth > DEEPEST) {
      return true;
    }
  }
  return false;
}

function placeAt(lines: LineCounter, offset: number) {
  const { line, col } = lines.linePos(offset);
  // The counter has no line before the first.
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function syntaxProblem({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code === "RESOURCE_EXHAUSTION") {
    return TOO_DEEP;
  }
  if (code === "MULTIPLE_DOCS") {
    return "the file has several documents: remove the line ---";
  }
  const [sentence = ""] = message.slice(0, 300).split("\n");
  return `the file is not valid YAML or JSON (${sentence}): correct the syntax`;
}

/** Anchors, aliases, tags and keys that data does not have. */
function refusals(document: Document.Parsed, lines: LineCounter): readonly WrittenProblem[] {
  const { isAlias, isScalar, visit } = yaml();
  const problems: WrittenProblem[] = [];
  const refuse = (node: Node, what: string): void => {
    problems.push({ ...placeAt(lines, node.range?.[0] ?? 0), field: "", what });
  };
  const check = (node: Node): void => {
    if (problems.length >= MOST_REFUSALS) {
      return;
    }
    if (isAlias(node)) {
      refuse(node, "an alias is not allowed here: write the value again");
    } else if (node.anchor !== undefined) {
      refuse(node, "an anchor is not allowed here: remove the & and its name");
    } else if (node.tag !== undefined) {
      refuse(node, "a tag is not allowed here: remove the ! and its name");
    }
  };
  visit(document, {
    Node: (_, node) => check(node),
    Map: (_, map) => {
      check(map);
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) {
          refuse(isNode(key) ? key : map, "a key is not a text: write a name");
        } else if (seen.has(String(key.value))) {
          refuse(key, `${JSON.stringify(String(key.value).slice(0, 60))} is there twice: keep one of the two`);
        } else {
          seen.add(String(key.value));
        }
      }
    },
  });
  return problems;
}

const isNode = (value: unknown): value is Node => yaml().isNode(value);

function offsetOf(contents: unknown, path: readonly PropertyKey[], key?: "key"): number | undefined {
  const { isMap, isSeq } = yaml();
  let node: unknown = contents;
  let offset = startOf(node);
  for (const [index, step] of path.entries()) {
    const pair: Pair | undefined = isMap(node) ? pairOf(node, step) : undefined;
    const next = pair?.value ?? (isSeq(node) ? node.items[Number(step)] : undefined);
    if (pair !== undefined && key !== undefined && index === path.length - 1) {
      return startOf(pair.key) ?? offset;
    }
    offset = startOf(next) ?? startOf(pair?.key) ?? offset;
    if (next === undefined || next === null) {
      break;
    }
    node = next;
  }
  return offset;
}

const pairOf = (map: YAMLMap, step: PropertyKey): Pair | undefined =>
  map.items.find(({ key }) => String((key as Scalar).value) === String(step));

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
