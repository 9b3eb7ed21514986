import { UnprintableError } from "../hcl/errors";
import { aligned, assignment } from "../hcl/print/layout";
import { BLANK, type Line } from "../hcl/print/line";
import { readExpression } from "../hcl/tree/reader";
import { bareExpression, heredoc, literalText } from "../hcl/write/text";
import { expressionOf } from "../hcl/write/value";
import type { BlockSchema } from "./block-schema";
import { type Comments, commentLines } from "./comment";
import { badName, blockIsExpression, unprintableAt } from "./errors";

export type Body = Readonly<Record<string, unknown>>;

type Member = readonly [name: string, value: unknown];

const STEP = 2;
const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

export interface Header {
  readonly type: string;
  readonly labels?: readonly string[];
}

/** How a block is written. */
export interface Writing {
  readonly schema: BlockSchema;
  readonly comments: Comments;
  readonly indent: number;
}

/** A block: its comment, its arguments, then its blocks, in the order of people. */
export function blockLines({ type, labels = [] }: Header, body: Body, writing: Writing): readonly Line[] {
  const { comments, indent } = writing;
  const lead = [identifier(type, "a block"), ...labels.map(literalText)].join(" ");
  const inside = at(lead, () => bodyLines(body, { ...writing, indent: indent + STEP }, labels[0] ?? ""));
  const block: readonly Line[] =
    inside.length === 0
      ? [{ indent, lead: `${lead} {}` }]
      : [{ indent, lead: `${lead} {` }, ...inside, { indent, lead: "}" }];
  return [...linesAbove(comments(""), indent), ...block];
}

const linesAbove = (paragraphs: readonly string[], indent: number): readonly Line[] =>
  commentLines(paragraphs, indent).map((lead) => ({ indent, lead }));

function bodyLines(body: Body, writing: Writing, label: string): readonly Line[] {
  const { schema } = writing;
  const members = Object.entries(body).filter(([name, value]) => name !== "//" && value !== undefined);
  const isBlock = (name: string) =>
    [schema.blocks, schema.labelled, schema.twiceLabelled].some((kind) => kind?.[name] !== undefined);
  const paragraphs = [
    ...argumentParagraphs(
      members.filter(([name]) => !isBlock(name)),
      writing,
      label,
    ),
    ...inOrder(
      members.filter(([name]) => isBlock(name)),
      LAST_BLOCKS,
    ).flatMap(([name, value]) => at(name, () => nestedBlocks(name, value, writing))),
    ...members.filter(([name]) => name === "depends_on").map((member) => argumentLines(member, writing)),
  ];
  return paragraphs.flatMap((lines, index) => (index === 0 ? lines : [BLANK, ...lines]));
}

const LAST_BLOCKS = ["timeouts", "connection", "provisioner", "lifecycle"];

/**
 * What repeats it; what it is called and the rest; and what takes several lines. A variable, an output and the like say
 * what they say in an order of their own.
 */
function argumentParagraphs(members: readonly Member[], writing: Writing, label: string): readonly (readonly Line[])[] {
  const { schema } = writing;
  const own = members.filter(([name]) => name !== "depends_on");
  const lines = (some: readonly Member[]) => aligned(some, (member, width) => argumentLines(member, writing, width));
  if (schema.apart === true) {
    return apart(lines(own));
  }
  if (schema.arranged !== true) {
    const plain = lines(own);
    const hasComments = own.some(([name]) => writing.comments(name).length > 0);
    return own.length === 0 ? [] : hasComments ? apart(plain) : [plain.flat()];
  }
  const meta = own.filter(([name]) => META.includes(name));
  const named = own.filter((member) => !meta.includes(member) && isName(member[0], label));
  const rest = own.filter((member) => !meta.includes(member) && !named.includes(member));
  const ordered = [...named, ...inOrder(rest, ["tags"])];
  const isShort = (one: readonly Line[]) => one.length === 1;
  const long = new Set(ordered.filter((member) => !isShort(argumentLines(member, writing))));
  const beside = ordered.filter((member) => !long.has(member));
  // Beside longer names one of them may take several lines itself.
  const laid = new Map(lines(beside).map((one, index) => [beside[index], one] as const));
  const all = ordered.map((member) => laid.get(member) ?? argumentLines(member, writing));
  const paragraphs = [lines(meta).flat(), all.filter(isShort).flat(), ...all.filter((one) => !isShort(one))];
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

/** What takes several lines, or has a comment, stands for itself; the others stand together. */
function apart(members: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const paragraphs: Line[][] = [];
  let isOpen = false;
  for (const lines of members) {
    const stands = lines.length > 1;
    if (isOpen && !stands) {
      paragraphs.at(-1)?.push(...lines);
    } else {
      paragraphs.push([...lines]);
    }
    isOpen = !stands;
  }
  return paragraphs;
}

const META = ["count", "for_each", "provider"];

/** `name`, and the `alarm_name` of an `aws_cloudwatch_metric_alarm`. */
const isName = (argument: string, type: string): boolean =>
  argument === "name" || argument === `${type.split("_").at(-1)}_name`;

/** The members in their own order, except for those that people write last. */
function inOrder<T extends readonly [string, unknown]>(members: readonly T[], last: readonly string[]): readonly T[] {
  const late = (name: string) => last.indexOf(name);
  return [...members].sort(([left], [right]) => late(left) - late(right));
}

/** @param width of the longest name beside it */
function argumentLines([name, value]: Member, { schema, comments, indent }: Writing, width?: number): readonly Line[] {
  return at(name, () => {
    identifier(name, "an argument");
    const literal = schema.isLiteral === true || schema.literal?.includes(name) === true;
    const text = typeof value === "string" && schema.bare?.includes(name) !== true ? heredoc(value, indent) : undefined;
    const lines =
      text === undefined
        ? assignment(name, readExpression(source(name, value, schema)), indent, { width, literal })
        : [{ indent, lead: name, assign: text }];
    return [...linesAbove(comments(name), indent), ...lines];
  });
}

const source = (name: string, value: unknown, schema: BlockSchema): string =>
  schema.bare?.includes(name) === true ? bareSource(value) : expressionOf(value);

function bareSource(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(bareSource).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    return `{ ${Object.entries(value)
      .map(([name, member]) => `${name} = ${bareSource(member)}`)
      .join(", ")} }`;
  }
  // A reference may have come with the braces that a value would need.
  return typeof value === "string" ? (bareExpression(value) ?? value) : expressionOf(value);
}

function nestedBlocks(
  name: string,
  value: unknown,
  { schema, comments, indent }: Writing,
): readonly (readonly Line[])[] {
  const labelled = schema.labelled?.[name];
  const twice = schema.twiceLabelled?.[name];
  let isFirst = true;
  const lines = (labels: readonly string[], body: Body, inside: BlockSchema | undefined) => {
    const path = [name, ...labels].join(".");
    // A comment is about all blocks of its name, and stands above the first.
    const above: Comments = isFirst ? (deeper) => comments(deeper === "" ? path : `${path}.${deeper}`) : () => [];
    isFirst = false;
    return blockLines({ type: name, labels }, body, { schema: inside ?? {}, comments: above, indent });
  };
  if (twice !== undefined) {
    return labels(name, value).flatMap(([first, inner]) =>
      labels(first, inner).flatMap(([second, body]) =>
        bodiesOf(second, body).map((one) => lines([first, second], one, twice(first))),
      ),
    );
  }
  if (labelled !== undefined) {
    return labels(name, value).flatMap(([label, inner]) =>
      bodiesOf(label, inner).map((body) => lines([label], body, labelled(label))),
    );
  }
  return bodiesOf(name, value)
    .filter((body) => !(name === "lifecycle" && isEmpty(body)))
    .map((body) => lines([], body, schema.blocks?.[name]));
}

/** cdktf leaves a lifecycle that says nothing where all that it would say was left out. */
const isEmpty = (body: Body): boolean => Object.values(body).every((value) => value === undefined);

const labels = (name: string, value: unknown): readonly (readonly [string, unknown])[] =>
  bodiesOf(name, value).flatMap((body) => Object.entries(body));

/** Terraform's JSON syntax has one block as an object, several as a list, and none as `null`. */
export function bodiesOf(name: string, value: unknown): readonly Body[] {
  if (value === null || value === undefined) {
    return [];
  }
  const bodies: readonly unknown[] = Array.isArray(value) ? value : [value];
  return bodies.map((body): Body => {
    if (typeof body !== "object" || body === null || Array.isArray(body)) {
      throw blockIsExpression(name);
    }
    return { ...body };
  });
}

function identifier(name: string, kind: string): string {
  if (!IDENTIFIER.test(name)) {
    throw badName(name, kind);
  }
  return name;
}

/** Tells the way to what cannot be printed. */
function at<T>(place: string, print: () => T): T {
  try {
    return print();
  } catch (error) {
    throw error instanceof UnprintableError ? unprintableAt(place, error) : error;
  }
}
