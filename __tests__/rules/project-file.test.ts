import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { parseProjectFile } from "../../src/rules/acknowledgement-file";
import { publishedProjectFileSchema } from "../../src/rules/project-file-schema";

const published = JSON.parse(readFileSync(join(__dirname, "../../docs/scale-to-zero.schema.json"), "utf8"));
const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const isValid = ajv.compile(published);

const entry = { rule: "Z05", address: "module.*", reason: "a demo" };
const listed = (change: object) => ({ acknowledgements: [{ ...entry, ...change }] });
const budgets = (change: object) => ({ budgets: change });

/** Each member with values that are right. */
const GOOD: readonly (readonly [string, object])[] = [
  ["no acknowledgement", { acknowledgements: [] }],
  ["an acknowledgement", listed({})],
  ["its last day", listed({ expires: "2028-02-29" })],
  ["the schema", { $schema: "node_modules/a/scale-to-zero.schema.json", acknowledgements: [] }],
  ["traffic", { traffic: "weekday" }],
  ["timing", { timing: "aws-blog-8b" }],
  ["prices", { prices: "prices.json" }],
  ["no budget", budgets({})],
  ["a cost", budgets({ maxMonthlyCost: 99.5 })],
  ["a cost of 0", budgets({ maxMonthlyCost: 0 })],
  ["seconds without a unit", budgets({ maxWake: "90" })],
  ["minutes", budgets({ maxWake: "8 m", maxIdleToZero: "30min" })],
  ["parts of an hour", budgets({ maxIdleToZero: "1.5h" })],
  ["all", { ...listed({}), traffic: "a.yaml", timing: "b.yaml", prices: "c.json", budgets: { maxWake: "8m" } }],
];

const RULE = "acknowledgements[0].rule must be the id of a rule, such as Z05";
const DURATION = "must be a duration, such as 90s, 8m or 1h";
const TEXTS = ["traffic", "timing", "prices"] as const;

/** Each member with values that are wrong, and what the error says. */
const BAD: readonly (readonly [unknown, string])[] = [
  [[], "the document must be an object"],
  [null, "the document must be an object"],
  ["Z05", "the document must be an object"],
  [{}, "the document has no member: write one of acknowledgements, traffic, timing, prices, budgets"],
  [{ $schema: "a" }, "the document has no member: write one of acknowledgements,"],
  [{ $schema: 7, acknowledgements: [] }, "$schema must be a string"],
  [{ trafic: "weekday" }, 'the document has an unknown member: "trafic"; did you mean traffic? use $schema, '],
  [
    { acknowledgement: [] },
    '"acknowledgement"; did you mean acknowledgements? use $schema, acknowledgements, traffic, ',
  ],
  [{ budget: {}, traffic: "weekday" }, '"budget"; did you mean budgets? use $schema, '],
  [{ ignore: [] }, '"ignore"; use $schema, acknowledgements, traffic, timing, prices or budgets'],
  [{ Traffic: "weekday" }, '"Traffic"; did you mean traffic?'],
  [{ acknowledgements: {} }, "acknowledgements must be a list"],
  [{ acknowledgements: null }, "acknowledgements must be a list"],
  [{ acknowledgements: ["Z05"] }, "acknowledgements[0] must be an object"],
  [listed({ rule: undefined }), RULE],
  [listed({ rule: 5 }), RULE],
  [listed({ rule: "" }), RULE],
  [listed({ rule: "Z5" }), RULE],
  [listed({ rule: "A01" }), RULE],
  [listed({ address: undefined }), "acknowledgements[0].address must be a string"],
  [listed({ address: 7 }), "acknowledgements[0].address must be a string"],
  [listed({ address: " " }), "acknowledgements[0].address must not be empty"],
  [listed({ reason: false }), "acknowledgements[0].reason must be a string"],
  [listed({ reason: "" }), "acknowledgements[0].reason must not be empty"],
  [listed({ expires: 2027 }), "acknowledgements[0].expires must be an existing date"],
  [listed({ expires: "" }), "acknowledgements[0].expires must be an existing date"],
  [listed({ expires: "2027-02-29" }), "acknowledgements[0].expires must be an existing date"],
  [listed({ expire: "2027-02-28" }), '"expire"; did you mean expires? use rule, address, reason or expires'],
  ...TEXTS.flatMap((name): readonly (readonly [unknown, string])[] => [
    [{ [name]: 7 }, `${name} must be a string: `],
    [{ [name]: ["a"] }, `${name} must be a string: `],
    [{ [name]: null }, `${name} must be a string: `],
    [{ [name]: "" }, `${name} must not be empty: `],
    [{ [name]: " \t" }, `${name} must not be empty: `],
  ]),
  [{ budgets: 500 }, "budgets must be an object"],
  [{ budgets: [] }, "budgets must be an object"],
  [budgets({ maxWak: "8m" }), 'budgets has an unknown member: "maxWak"; did you mean maxWake? use maxMonthlyCost, '],
  [budgets({ cost: 1 }), '"cost"; use maxMonthlyCost, maxWake or maxIdleToZero'],
  [budgets({ maxMonthlyCost: "500" }), "budgets.maxMonthlyCost must be a number of USD"],
  [budgets({ maxMonthlyCost: -0.01 }), "budgets.maxMonthlyCost must be at least 0"],
  ...(["maxWake", "maxIdleToZero"] as const).flatMap((name): readonly (readonly [unknown, string])[] =>
    [480, "", "soon", "-8m", "8   m", " 8m", "8w", "1e3", "1234567890s", null].map((written) => [
      budgets({ [name]: written }),
      `budgets.${name} ${DURATION}`,
    ]),
  ),
];

describe(".scale-to-zero.json", () => {
  it("has the published schema", () => {
    expect(JSON.parse(JSON.stringify(publishedProjectFileSchema()))).toEqual(published);
  });

  it.each(GOOD)("may have %s, for the reader and for the schema", (_, document) => {
    const { acknowledgements, settings } = parseProjectFile(JSON.stringify(document));
    expect(acknowledgements.map(({ writtenAt, ...one }) => one)).toEqual(
      "acknowledgements" in document ? document.acknowledgements : [],
    );
    expect(Object.keys(settings)).toEqual(
      Object.keys(document).filter((name) => name !== "acknowledgements" && name !== "$schema"),
    );
    expect(isValid(document)).toBe(true);
  });

  it.each(BAD)("is refused by the reader and by the schema: %j", (given, message) => {
    const text = JSON.stringify(given);
    expect(() => parseProjectFile(text, "mine.json")).toThrow(/^mine\.json: /);
    expect(() => parseProjectFile(text)).toThrow(message);
    expect(isValid(JSON.parse(text))).toBe(false);
  });

  it.each(['{"__proto__":{"traffic":"weekday"}}', '{"traffic":"weekday","__proto__":{}}'])(
    "has no member %s",
    (text) => {
      expect(() => parseProjectFile(text)).toThrow(/unknown member: "__proto__"/);
      expect(isValid(JSON.parse(text))).toBe(false);
    },
  );

  it("reads durations as the options do", () => {
    expect(parseProjectFile(JSON.stringify(budgets({ maxWake: "90", maxIdleToZero: "1.5h" }))).settings).toEqual({
      budgets: { maxWake: 90, maxIdleToZero: 5400 },
    });
  });

  it("shows an example of acknowledgements only for what is wrong with them", () => {
    expect(() => parseProjectFile('{"acknowledgements":{}}')).toThrow('write { "acknowledgements": [');
    expect(() => parseProjectFile('{"prices":7}')).toThrow(/: a price file beside this one$/);
  });

  it("is no text, and shows no more of a name than a line takes", () => {
    expect(() => parseProjectFile("traffic: weekday")).toThrow(".scale-to-zero.json: is not valid JSON");
    expect(() => parseProjectFile(JSON.stringify({ ["x".repeat(10_000)]: 1 }))).toThrow(/^.{1,300}$/);
  });
});
