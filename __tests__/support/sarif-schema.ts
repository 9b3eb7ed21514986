/**
 * The part of the SARIF 2.1.0 schema that this project writes, by hand: no npm package carries the official one. Unlike
 * that one it is closed, so that a member it does not know is an error here.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
 */
const text = { type: "string" };

const object = (properties: Readonly<Record<string, unknown>>, required: readonly string[]) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
});

const list = (items: unknown, least = 0) => ({ type: "array", minItems: least, uniqueItems: true, items });

const level = { enum: ["none", "note", "warning", "error"] };

const multiformat = object({ text, markdown: text }, ["text"]);

const rule = object(
  {
    id: text,
    name: text,
    shortDescription: multiformat,
    fullDescription: multiformat,
    help: multiformat,
    helpUri: { type: "string", pattern: "^https://" },
    defaultConfiguration: object({ level }, []),
  },
  ["id"],
);

const location = object(
  {
    physicalLocation: object(
      {
        artifactLocation: object({ uri: { type: "string", pattern: '^[^ <>"\\\\^`{|}]+$' } }, []),
        region: object({ startLine: { type: "integer", minimum: 1 } }, []),
      },
      [],
    ),
    logicalLocations: list(object({ fullyQualifiedName: text, kind: text }, [])),
  },
  [],
);

const result = object(
  {
    ruleId: text,
    ruleIndex: { type: "integer", minimum: -1 },
    level,
    message: multiformat,
    locations: { type: "array", items: location },
    suppressions: list(object({ kind: { enum: ["inSource", "external"] }, justification: text }, ["kind"])),
  },
  ["message"],
);

const run = object(
  {
    tool: object(
      {
        driver: object(
          { name: text, version: text, informationUri: { type: "string", pattern: "^https://" }, rules: list(rule) },
          ["name"],
        ),
      },
      ["driver"],
    ),
    columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
    results: { type: "array", items: result },
  },
  ["tool"],
);

export const sarifSchema = object(
  {
    $schema: { type: "string", pattern: "^https://" },
    version: { const: "2.1.0" },
    runs: { type: "array", items: run },
  },
  ["version", "runs"],
);
