import { withoutCommands } from "../src/log-safe";
import { processorSeconds } from "./support/processor-time";

describe("text for a log", () => {
  it("takes time in proportion to its length", () => {
    for (const part of ["#", "##a", "\u00ad", "#\u00ad", " ", "\n ", ":\u200b", "\ufeff", "##vso\u00ad"]) {
      const text = part.repeat(400_000);
      expect(processorSeconds(() => withoutCommands(text))).toBeLessThan(2);
    }
  });
});
