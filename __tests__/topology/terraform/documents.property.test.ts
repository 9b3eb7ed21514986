import fc from "fast-check";
import { ScaleToZeroError } from "../../../src/errors";
import { parseTemplate } from "../../../src/hcl/expression/parser";
import { parseTerraform } from "../../../src/topology";
import { arbitraryPlan, arbitraryStack, expressionTokens } from "../../support/arbitrary-document";

/** Reads it, or complains in our own words. Anything else fails the test. */
function readsOrComplains(document: unknown): void {
  try {
    // What was before is read when it is asked for.
    parseTerraform(JSON.stringify(document), "any.json").before?.endpoints.at(0);
  } catch (error) {
    if (!(error instanceof ScaleToZeroError)) {
      throw error;
    }
  }
}

describe("the reader", () => {
  it("reads any JSON, or complains in its own words", () => {
    fc.assert(fc.property(fc.jsonValue(), readsOrComplains));
  });

  it("reads any plan, or complains in its own words", () => {
    fc.assert(fc.property(arbitraryPlan, readsOrComplains), { numRuns: 300 });
  });

  it("reads any synthesized JSON, or complains in its own words", () => {
    fc.assert(fc.property(arbitraryStack, readsOrComplains), { numRuns: 300 });
  });
});

describe("the parser of expressions", () => {
  it("parses any text, or says that it does not know it", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(expressionTokens, { maxLength: 60 }).map((all) => `\${${all.join("")}`),
        ),
        (text) => {
          expect(() => parseTemplate(text)).not.toThrow();
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
