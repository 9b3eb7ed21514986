import XmlBuilder from "fast-xml-builder";
import { unknownOperation, unreadable } from "../errors";
import type { Flattened, Service } from "../service";
import type { HttpReply, Protocol } from "./protocol";
import { isMembers, type Members, write } from "./values";

const FORM = "application/x-www-form-urlencoded";
/** Deeper than any input, and shallow enough for hostile ones. */
const MAX_DEPTH = 12;

const xml = new XmlBuilder({ suppressEmptyNode: true, ignoreAttributes: false, attributeNamePrefix: "@" });

/**
 * AWS Query: a form goes in, XML comes out.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export const query: Protocol = {
  speaks: ({ headers }) => headers["content-type"]?.startsWith(FORM) === true,

  read(request, services) {
    if (!query.speaks(request)) {
      return undefined;
    }
    const form = new URLSearchParams(request.body.toString("utf8"));
    const operation = form.get("Action");
    const service = services.find(
      ({ signingName, xmlNamespace }) => xmlNamespace !== undefined && signingName === request.signedFor.service,
    );
    if (operation === null || service === undefined) {
      throw unknownOperation(`${operation} of ${request.signedFor.service}`);
    }
    return { service, operation, input: readForm(form, service.flattened) };
  },

  answer({ service, operation }, answer, requestId) {
    return xmlReply(200, {
      [`${operation}Response`]: {
        "@xmlns": service.xmlNamespace,
        [`${operation}Result`]: writeMembers(service, answer),
        ResponseMetadata: { RequestId: requestId },
      },
    });
  },

  error: (error, requestId) =>
    xmlReply(error.status, {
      ErrorResponse: {
        Error: { Type: error.fault, Code: error.queryCode, Message: error.message },
        RequestId: requestId,
      },
    }),
};

const xmlWriter = {
  date: (date: Date) => date.toISOString(),
  list: (items: readonly unknown[]) => ({ member: items }),
  map: (entries: readonly (readonly [string, unknown])[]) => ({
    entry: entries.map(([key, value]) => ({ key, value })),
  }),
};

/** Flattened: the elements of a list stand beside the other members. */
const flatWriter = ({ entry: [key, value] = ["key", "value"] }: Flattened) => ({
  ...xmlWriter,
  list: (items: readonly unknown[]) => items,
  map: (entries: readonly (readonly [string, unknown])[]) =>
    entries.map(([name, item]) => ({ [key]: name, [value]: item })),
});

function writeMembers({ flattened }: Service, answer: object): Members {
  const members = Object.entries(answer).map(([member, value]) => {
    const flat = flattened?.[member];
    return flat === undefined ? [member, write(value, xmlWriter)] : [flat.name, write(value, flatWriter(flat))];
  });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

function xmlReply(status: number, document: object): HttpReply {
  return { status, headers: { "content-type": "text/xml" }, body: String(xml.build(document)) };
}

type Node = Map<string, Node | string>;

/** `Dimensions.member.1.Name=x` becomes `{ Dimensions: [{ Name: "x" }] }`. */
function readForm(form: URLSearchParams, flattened: Service["flattened"] = {}): Members {
  const root: Node = new Map();
  for (const [name, value] of form) {
    const path = name.split(".");
    if (path.length > MAX_DEPTH) {
      throw unreadable("A parameter is nested too deeply.");
    }
    place(root, path, value);
  }
  const flat = Object.entries(flattened).flatMap(([member, { name, entry }]) => {
    const node = root.get(name);
    return node instanceof Map ? [[member, entry === undefined ? itemsOf(node) : mapOf(itemsOf(node), entry)]] : [];
  });
  const input = collect(root);
  return isMembers(input) ? { ...input, ...Object.fromEntries(flat) } : {};
}

function place(node: Node, [key = "", ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    node.set(key, value);
    return;
  }
  const known = node.get(key);
  const child: Node = known instanceof Map ? known : new Map();
  node.set(key, child);
  place(child, rest, value);
}

function collect(node: Node | string): unknown {
  if (typeof node === "string") {
    return node;
  }
  const members = node.get("member") ?? node.get("entry");
  if (node.size === 1 && members instanceof Map) {
    const items = itemsOf(members);
    return node.has("member") ? items : mapOf(items, ["key", "value"]);
  }
  return Object.fromEntries([...node].map(([key, child]) => [key, collect(child)]));
}

const itemsOf = (numbered: Node): readonly unknown[] =>
  [...numbered].sort(([left], [right]) => Number(left) - Number(right)).map(([, item]) => collect(item));

const mapOf = (items: readonly unknown[], [key, value]: readonly [string, string]): Members =>
  Object.fromEntries(items.filter(isMembers).map((item) => [item[key], item[value]]));
