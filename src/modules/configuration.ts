import type { TerraformStack } from "cdktf";
import type { Line } from "../hcl/print/line";
import {
  type BlockSchema,
  boundBlock,
  IMPORT,
  MODULE,
  MOVED,
  OUTPUT,
  REMOVED,
  resourceBlock,
  TERRAFORM,
  VARIABLE,
} from "./block-schema";
import { type Body, blockLines, bodiesOf, type Header } from "./body";
import type { Comments } from "./comment";
import { type Elements, elementsOf, type PrintedElement, placeOf } from "./elements";
import { unknownSection } from "./errors";
import { membersOf } from "./module-terraform";
import { byDependency } from "./order";
import { Sections } from "./sections";

/** A top-level block and where it goes. */
export interface PrintedBlock {
  /** The kind of the block: `resource`. */
  readonly section: string;
  readonly lines: readonly Line[];
  /** The number of the module's own section that it belongs to. */
  readonly group?: number;
  /** The lines above the first block of that section in a file. */
  readonly heading: readonly string[];
}

interface Draft {
  readonly section: string;
  readonly header: Header;
  readonly body: Body;
  readonly schema: BlockSchema;
  readonly comments: Comments;
  /** What others call it. */
  readonly address: string;
}

/** All blocks of what a stack resolves to: those of its sections in their order, the others by what refers to what. */
export function blocksOf(stack: TerraformStack, document: Body): readonly PrintedBlock[] {
  const elements = elementsOf(stack);
  const sections = new Sections(stack);
  const drafts = Object.entries(document)
    .filter(([section, content]) => section !== "//" && content !== undefined)
    .flatMap(([section, content]) => draftsOf(section, content, elements))
    .flatMap((one) => (one.section === "locals" ? localsBySection(one, sections) : [one]));
  sections.check(
    drafts.flatMap(({ address, section, body }) => (section === "locals" ? addressesOf(body) : [address])),
  );
  return [...inTreeOrder(drafts, elements)]
    .sort((left, right) => sections.compare(left.address, right.address))
    .map(({ section, header, body, schema, comments, address }) => {
      const group = sections.of(address);
      const lines = blockLines(header, body, { schema, comments, indent: 0 });
      return { section, lines, group, heading: group === undefined ? [] : sections.heading(group) };
    });
}

const addressesOf = (locals: Body): readonly string[] => Object.keys(locals).map((name) => `local.${name}`);

/** Locals of one section stand in one block, which has the place of the first of them. */
function localsBySection(draft: Draft, sections: Sections): readonly Draft[] {
  const groups = new Map<number | undefined, [string, unknown][]>();
  const sorted = Object.entries(draft.body).sort(([left], [right]) =>
    sections.compare(`local.${left}`, `local.${right}`),
  );
  for (const [name, value] of sorted) {
    const group = sections.of(`local.${name}`);
    groups.set(group, [...(groups.get(group) ?? []), [name, value]]);
  }
  return [...groups.values()].map((members) => ({
    ...draft,
    body: Object.fromEntries(members),
    address: `local.${members[0]?.[0] ?? ""}`,
  }));
}

const NONE: PrintedElement = { comments: () => [], types: {} };

function draftsOf(section: string, content: unknown, elements: Elements): readonly Draft[] {
  const plain = (schema: BlockSchema) =>
    bodiesOf(section, content).map((body) => draft(section, [], body, schema, NONE, ""));
  const named = (schema: (element: PrintedElement) => BlockSchema, root: string) =>
    members(section, content).flatMap(([name, body]) => {
      const element = elements.get(placeOf(section, name)) ?? NONE;
      return bodiesOf(name, body).map((one) =>
        draft(section, [name], one, schema(element), element, `${root}.${name}`),
      );
    });
  switch (section) {
    case "resource":
    case "data":
      return typed(section, content, elements);
    case "variable":
      return named(() => VARIABLE, "var");
    case "output":
      return named(() => OUTPUT, "output");
    case "module":
      return named(() => MODULE, "module");
    case "provider":
      return named(({ types }) => boundBlock(types), "provider");
    case "check":
      return named(() => checkBlock(elements), "check");
    case "terraform":
      return plain(TERRAFORM).map((one) => ({ ...one, body: withSourceFirst(one.body) }));
    case "locals":
      return plain({ apart: true }).map((one) => ({
        ...one,
        comments: (name) => elements.get(placeOf(section, name))?.comments("") ?? [],
      }));
    case "moved":
      return plain(MOVED);
    case "import":
      return plain(IMPORT);
    case "removed":
      return plain(REMOVED);
    default:
      throw unknownSection(section);
  }
}

/** `source`, then `version`, as everybody writes it. */
function withSourceFirst(body: Body): Body {
  const providers = bodiesOf("required_providers", body.required_providers).map((all) =>
    Object.fromEntries(
      Object.entries(all).map(([name, provider]) => [name, { source: undefined, ...membersOf(provider) }]),
    ),
  );
  return { ...body, required_providers: providers };
}

const draft = (
  section: string,
  labels: readonly string[],
  body: Body,
  schema: BlockSchema,
  { comments }: PrintedElement,
  address: string,
): Draft => ({ section, header: { type: section, labels }, body, schema, comments, address });

function typed(section: string, content: unknown, elements: Elements): readonly Draft[] {
  return members(section, content).flatMap(([type, all]) =>
    members(type, all).flatMap(([name, body]) => {
      const element = elements.get(placeOf(section, type, name)) ?? NONE;
      const address = section === "data" ? `data.${type}.${name}` : `${type}.${name}`;
      return bodiesOf(name, body).map((one) =>
        draft(section, [type, name], one, resourceBlock(element.types), element, address),
      );
    }),
  );
}

/** A check may look something up for itself; what is known of a data source elsewhere in the stack helps there. */
function checkBlock(elements: Elements): BlockSchema {
  const types = (type: string) =>
    [...elements].find(([place]) => place.startsWith(placeOf("data", type).slice(0, -1)))?.[1].types ?? {};
  return { blocks: { assert: {} }, twiceLabelled: { data: (type) => resourceBlock(types(type)) } };
}

const members = (name: string, content: unknown): readonly (readonly [string, unknown])[] =>
  bodiesOf(name, content).flatMap((body) =>
    Object.entries(body).filter(([key, value]) => key !== "//" && value !== undefined),
  );

/** The construct tree is printed from top to bottom, and what has to be there before something else comes before it. */
function inTreeOrder(drafts: readonly Draft[], elements: Elements): readonly Draft[] {
  const places = [...elements.keys()];
  const rank = ({ header, section }: Draft) => {
    const index = places.indexOf(placeOf(section, ...(header.labels ?? [])));
    return index === -1 ? places.length : index;
  };
  const sorted = [...drafts].sort((left, right) => rank(left) - rank(right));
  return byDependency(
    sorted,
    ({ address }) => address,
    ({ body }) => body,
  );
}
