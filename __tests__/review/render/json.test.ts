import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { checkOutputSchema } from "../../../src/review/check-output";
import { reviewOf } from "../../support/reviews";
import { topology } from "../../support/topology";
import { print, sample } from "./rendered";

const published = JSON.parse(readFileSync(join(__dirname, "../../../docs/check-output.schema.json"), "utf8"));

describe("a review as JSON", () => {
  it("obeys the published schema", () => {
    const validate = new Ajv2020().compile(published);
    for (const reviewed of [sample(), reviewOf(topology())]) {
      validate(JSON.parse(print(reviewed, "json")));
      expect(validate.errors).toBeNull();
    }
  });

  it("publishes the schema that it is checked against (run npm run docs:output-schema when this fails)", () => {
    expect(published).toEqual(checkOutputSchema());
  });

  it("lets an endpoint point to its findings", () => {
    const { endpoints, findings, acknowledged, summary } = JSON.parse(print(sample(), "json"));
    expect(summary).toEqual({ endpoints: 1, errors: 1, warnings: 0, notes: 1, acknowledged: 1 });
    expect(endpoints[0]).toMatchObject({ name: "llm", sleeps: "no", wakes: "no", findings: [0], acknowledged: [0] });
    expect(findings[0]).toMatchObject({ rule: "W05", place: { sourceLine: { file: "/srv/infra/llm.ts", line: 41 } } });
    expect(acknowledged[0]).toMatchObject({ rule: "Z07", reason: "kept warm for a demo" });
  });
});
