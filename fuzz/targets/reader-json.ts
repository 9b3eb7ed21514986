import fc from "fast-check";
import { arbitraryPlan, arbitraryStack } from "../../__tests__/support/arbitrary-document";
import { answered } from "../answers";
import { readingOf } from "../reading";
import type { Target } from "../target";

/** Documents that are put together at random: little of them is as Terraform writes it. */
export const readerJson: Target = {
  name: "reader-json",
  batch: 500,
  inputs: () => fc.oneof(arbitraryPlan, arbitraryStack, fc.jsonValue()).map((document) => JSON.stringify(document)),
  run: (input) => answered(() => readingOf(input)),
};
