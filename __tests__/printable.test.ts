import { printable } from "../src/printable";
import { hostile, print } from "./review/render/rendered";

describe("text for people", () => {
  it("is as it was, up to a thousand characters", () => {
    const address = "module.llm.".repeat(90);
    expect(printable(address)).toBe(address);
  });

  it("loses its middle when it is longer, and says how much", () => {
    const text = `it watches ${"a".repeat(50_000_000)}, and wakes llama`;
    const short = printable(text);
    expect(short).toMatch(/^it watches a+… \(\d+ characters left out\) …a+, and wakes llama$/);
    expect(short.length).toBeLessThan(1000);
    const [, count] = /\((\d+) /.exec(short) ?? [];
    expect(600 + 300 + Number(count)).toBe(text.length);
  });

  it("is not cut inside of a character", () => {
    for (const padding of ["", "a"]) {
      expect(printable(padding + "💤".repeat(1000))).not.toMatch(/\p{Surrogate}/u);
    }
  });

  it("shows half of a surrogate pair, and leaves a whole one as it is", () => {
    expect(printable("a\ud800b\udc00c 💤")).toBe("a\\ud800b\\udc00c 💤");
  });

  it.each(["text", "markdown", "junit", "json", "sarif"] as const)("can be written as UTF-8 in %s", (format) => {
    const printed = print(hostile("a\ud800b\udc00"), format);
    expect(Buffer.from(printed).toString()).toBe(printed);
  });

  it.each(["text", "markdown", "junit"] as const)("is short in %s, however long a name is", (format) => {
    expect(print(hostile("x".repeat(1_000_000)), format).length).toBeLessThan(50_000);
  });

  it.each(["json", "sarif"] as const)("is whole in %s, which is for programs", (format) => {
    const name = "x".repeat(5000);
    expect(print(hostile(name), format)).toContain(name);
  });
});
