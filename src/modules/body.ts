import type { BlockSchema } from "./block-schema";
import { badName, blockIsExpression, UnprintableError, unprintableAt } from "./errors";
import { expressionOf } from "./hcl/expression";
import { assignment } from "./hcl/layout";
import { BLANK, type Line } from "./hcl/line";
import { readExpression } from "./hcl/reader";
import { bareExpression, heredoc, literalText } from "./hcl/text";

export type Body = Readonly<Record<string, unknown>>;

const STEP = 2;
const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

export interface Header {
  readonly type: string;
  readonly labels?: readonly string[];
}

/** A block: its arguments, then its blocks, in the order of people. */
export function blockLines(
  { type, labels = [] }: Header,
  body: Body,
  schema: BlockSchema,
  indent = 0,
): readonly Line[] {
  const lead = [identifier(type, "a block"), ...labels.map(literalText)].join(" ");
  const inside = at(lead, () => bodyLines(body, schema, indent + STEP, labels[0] ?? ""));
  return inside.length === 0
    ? [{ indent, lead: `${lead} {}` }]
    : [{ indent, lead: `${lead} {` }, ...inside, { indent, lead: "}" }];
}

function bodyLines(body: Body, schema: BlockSchema, indent: number, label: string): readonly Line[] {
  const members = Object.entries(body).filter(([name, value]) => name !== "//" && value !== undefined);
  const isBlock = (name: string) =>
    [schema.blocks, schema.labelled, schema.twiceLabelled].some((kind) => kind?.[name] !== undefined);
  const paragraphs = [
    ...argumentParagraphs(
      members.filter(([name]) => !isBlock(name)),
      schema,
      indent,
      label,
    ),
    ...inOrder(
      members.filter(([name]) => isBlock(name)),
      LAST_BLOCKS,
    ).flatMap(([name, value]) => at(name, () => nestedBlocks(name, value, schema, indent))),
    ...members.filter(([name]) => name === "depends_on").map((member) => argumentLines(member, schema, indent)),
  ];
  return paragraphs.flatMap((lines, index) => (index === 0 ? lines : [BLANK, ...lines]));
}

const LAST_BLOCKS = ["timeouts", "connection", "provisioner", "lifecycle"];

/**
 * What repeats it; what it is called and the rest; and what takes several lines. A variable, an output and the like say
 * what they say in an order of their own.
 */
function argumentParagraphs(
  members: readonly (readonly [string, unknown])[],
  schema: BlockSchema,
  indent: number,
  label: string,
): readonly (readonly Line[])[] {
  const own = members.filter(([name]) => name !== "depends_on");
  const lines = (some: readonly (readonly [string, unknown])[]) =>
    some.map((member) => argumentLines(member, schema, indent));
  if (schema.comments !== undefined) {
    return apart(own, schema.comments, (member) => argumentLines(member, schema, indent), indent);
  }
  if (schema.arranged !== true) {
    return own.length === 0 ? [] : [lines(own).flat()];
  }
  const meta = own.filter(([name]) => META.includes(name));
  const named = own.filter((member) => !meta.includes(member) && isName(member[0], label));
  const rest = own.filter((member) => !meta.includes(member) && !named.includes(member));
  const laid = lines([...named, ...inOrder(rest, ["tags"])]);
  const short = laid.filter(({ length }) => length === 1);
  const long = laid.filter(({ length }) => length > 1);
  return [lines(meta).flat(), short.flat(), ...long].filter((paragraph) => paragraph.length > 0);
}

/** What takes several lines, or has a comment, stands for itself; the others stand together. */
function apart(
  members: readonly (readonly [string, unknown])[],
  comments: (argument: string) => readonly string[],
  linesOf: (member: readonly [string, unknown]) => readonly Line[],
  indent: number,
): readonly (readonly Line[])[] {
  const paragraphs: Line[][] = [];
  let isOpen = false;
  for (const member of members) {
    const lines = [...comments(member[0]).map((lead): Line => ({ indent, lead })), ...linesOf(member)];
    const stands = lines.length > 1;
    if (isOpen && !stands) {
      paragraphs.at(-1)?.push(...lines);
    } else {
      paragraphs.push(lines);
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

function argumentLines(
  [name, value]: readonly [string, unknown],
  schema: BlockSchema,
  indent: number,
): readonly Line[] {
  return at(name, () => {
    identifier(name, "an argument");
    const text = typeof value === "string" && schema.bare?.includes(name) !== true ? heredoc(value, indent) : undefined;
    return text === undefined
      ? assignment(name, readExpression(source(name, value, schema)), indent)
      : [{ indent, lead: name, assign: text }];
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

function nestedBlocks(name: string, value: unknown, schema: BlockSchema, indent: number): readonly (readonly Line[])[] {
  const labelled = schema.labelled?.[name];
  const twice = schema.twiceLabelled?.[name];
  const lines = (labels: readonly string[], body: Body, inside: BlockSchema | undefined) =>
    blockLines({ type: name, labels }, body, inside ?? {}, indent);
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
