import { decodeFirstSync, encodeOne } from "cbor";
import type { Wire } from "./sdk-models";
import type { Seeded } from "./seeded";

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  0.5,
  "",
  "x",
  "\u0000",
  "ü/..%",
  "x".repeat(5000),
  "null",
  "{",
  "{}",
  "[]",
  "arn:",
  "arn:aws:iam::123456789012:role/",
  [],
  {},
  [null],
  [[]],
  [{}],
  { a: null },
  JSON.parse('{"__proto__":1,"constructor":{"prototype":2}}'),
];

const NAMES = ["member", "entry", "1", "0", "x", "__proto__", "constructor", "member.1", "Tags.member.1.Key"];

/** The same request with something wrong in it, of the type or of the value. */
export function mutated(wire: Wire, random: Seeded): Wire {
  const places = [
    ...(wire.path === "/" || wire.headers["smithy-protocol"] !== undefined ? [] : [inPath]),
    ...(wire.query.size === 0 ? [] : [inQuery]),
    ...(wire.body.length === 0 ? [] : [inBody, inBody, inBody]),
    withJunk,
  ];
  return random.oneOf(places)(wire, random);
}

function inPath(wire: Wire, random: Seeded): Wire {
  const parts = wire.path.split("/");
  const at = 1 + random.below(parts.length - 1);
  const texts = ["%00", "%E0%A4%A", "a%2Fb", "%20", "x".repeat(3000), "arn%3Aaws%3Alambda", "__proto__", "..", ""];
  const changed = random.oneOf(texts);
  return { ...wire, path: parts.map((part, index) => (index === at ? changed : part)).join("/") };
}

function inQuery(wire: Wire, random: Seeded): Wire {
  const query = new URLSearchParams(wire.query);
  const name = random.oneOf([...query.keys()]);
  if (random.chance(0.5)) {
    query.append(name, "x");
  } else {
    query.set(name, textOf(random.oneOf(VALUES)));
  }
  return { ...wire, query };
}

function inBody(wire: Wire, random: Seeded): Wire {
  const type = wire.headers["content-type"] ?? "";
  if (type.includes("x-www-form-urlencoded")) {
    return { ...wire, body: Buffer.from(formWith(wire.body, random)) };
  }
  if (wire.headers["smithy-protocol"] !== undefined) {
    return { ...wire, body: encodeOne(mutatedValue(decodeFirstSync(wire.body), random)) };
  }
  return type.includes("json")
    ? { ...wire, body: Buffer.from(JSON.stringify(mutatedValue(JSON.parse(wire.body.toString("utf8")), random))) }
    : withJunk(wire, random);
}

function withJunk(wire: Wire, random: Seeded): Wire {
  const junk = ["", "{", "null", "[]", '"x"', "Action", "Action=&Version=&=", "\u0000", '{"a":'.repeat(200)];
  return { ...wire, body: Buffer.from(random.oneOf(junk)) };
}

function formWith(body: Buffer, random: Seeded): string {
  const form = new URLSearchParams(body.toString("utf8"));
  const members = [...form.keys()].filter((key) => key !== "Action" && key !== "Version");
  const name = random.oneOf([...members, "Tags", "MaxItems", "Marker", "NextToken", "PolicyDocument"]);
  const value = textOf(random.oneOf(VALUES));
  switch (random.below(3)) {
    case 0:
      form.set(name, value);
      break;
    case 1:
      form.set(`${name}.${random.oneOf(NAMES)}`, value);
      break;
    default:
      form.delete(name);
      form.set(name.split(".")[0] ?? name, value);
  }
  return form.toString();
}

const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** Replaces, adds or removes one value, at any depth. */
function mutatedValue(value: unknown, random: Seeded): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date || random.chance(0.15)) {
    return random.oneOf(VALUES);
  }
  if (Array.isArray(value)) {
    const at = random.below(value.length + 1);
    return at === value.length
      ? [...value, random.oneOf(VALUES)]
      : value.map((item, index) => (index === at ? mutatedValue(item, random) : item));
  }
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  if (entries.length === 0 || random.chance(0.1)) {
    return { ...value, [random.oneOf(["NextToken", "nextToken", "x", "Tags"])]: random.oneOf(VALUES) };
  }
  const [at] = random.oneOf(entries);
  return Object.fromEntries(
    entries.flatMap(([key, item]) => {
      const changed = key === at ? mutatedValue(item, random) : item;
      return key === at && random.chance(0.1) ? [] : [[key, changed]];
    }),
  );
}
