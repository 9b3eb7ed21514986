import fc from "fast-check";
import { expressionTokens } from "../../__tests__/support/arbitrary-document";
import { expression } from "../../__tests__/support/arbitrary-hcl";
import { mentioned } from "../../src/hcl/expression/mentioned";
import { isTemplate, parseTemplate } from "../../src/hcl/expression/parser";
import { anyText } from "../generators/texts";
import type { Target } from "../target";

/** Texts that are templates, or nearly: the parser reads each, or says that it does not know it. */
export const expressions: Target = {
  name: "expressions",
  batch: 1_000,
  share: 2,
  inputs: () =>
    fc.oneof(
      expression.map((source) => `\${${source}}`),
      fc.array(expressionTokens, { maxLength: 60 }).map((all) => `\${${all.join("")}`),
      fc.array(fc.oneof(expressionTokens, anyText), { maxLength: 12 }).map((all) => all.join("")),
    ),
  run: (input) => JSON.stringify([isTemplate(input), parseTemplate(input), mentioned(input)]),
};
