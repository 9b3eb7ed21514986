import { isDeepStrictEqual } from "node:util";
import { TerraformOutput, type TerraformStack, Token } from "cdktf";
import fc from "fast-check";
import { contentHash, hashedName } from "../../../src/constructs/terraform/content-hash";
import { stackWithProvider, synthesized, variable } from "../../support/synthesized";

function shown(stack: TerraformStack, value: string): unknown {
  new TerraformOutput(stack, "shown", { value, staticId: true });
  return Object(synthesized(stack).output?.shown).value;
}

/** An object with the same members, the last one first, down to the leaves. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(backwards);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, member]) => [key, backwards(member)]),
      )
    : value;
}

// -0 and 0 are one JSON. Some numbers near -1e+298 are tokens of cdktf, and a token has another name each time.
const json = fc
  .jsonValue({ maxDepth: 3 })
  .map((value): unknown => JSON.parse(JSON.stringify(value), (_, member) => (Token.isUnresolved(member) ? 0 : member)));

describe("the hash of a content", () => {
  it("is eight hexadecimal digits, the same in every run", () => {
    expect(contentHash({ image: "djl:1", cpus: 4 })).toBe("82a2535c");
  });

  it("does not depend on the order of the keys", () => {
    fc.assert(fc.property(json, (content) => expect(contentHash(backwards(content))).toBe(contentHash(content))));
  });

  it("changes with a value", () => {
    fc.assert(
      fc.property(json, json, (left, right) => {
        expect(contentHash(left) === contentHash(right)).toBe(isDeepStrictEqual(left, right));
      }),
    );
  });

  it("takes an absent member for an undefined one, and not for null, 0, false or an empty text", () => {
    const hashes = [{}, { a: undefined }, { a: null }, { a: 0 }, { a: false }, { a: "" }].map(contentHash);
    expect(hashes[0]).toBe(hashes[1]);
    expect(new Set(hashes).size).toBe(5);
  });

  it("minds the order of a list", () => {
    expect(contentHash(["a", "b"])).not.toBe(contentHash(["b", "a"]));
  });
});

describe("the hash of a content that Terraform alone knows", () => {
  it("is computed by Terraform, from what is known here and the values of the rest", () => {
    const stack = stackWithProvider();
    expect(shown(stack, contentHash({ image: variable(stack, "image").stringValue, cpus: 4 }))).toMatch(
      /^\$\{substr\(sha256\(jsonencode\(\["[0-9a-f]{64}", var\.image\]\)\), 0, 8\)\}$/,
    );
  });

  it("does not depend on how many tokens there were before", () => {
    const [first, second] = [0, 7].map((earlier) => {
      const stack = stackWithProvider();
      for (let count = 0; count < earlier; count++) {
        Token.asString(variable(stack, `earlier${count}`).value);
      }
      return shown(stack, contentHash({ image: variable(stack, "image").stringValue }));
    });
    expect(first).toBe(second);
  });

  it.each([
    ["number", (value: unknown) => Token.asNumber(value)],
    ["list", (value: unknown) => Token.asList(value)],
    ["map", (value: unknown) => Token.asStringMap(value)],
    ["list with one in it", (value: unknown) => [Token.asString(value), "other"]],
    ["map with one in it", (value: unknown) => ({ KEY: Token.asString(value), OTHER: "1" })],
    ["text with one in it", (value: unknown) => `s3://${Token.asString(value)}/`],
  ])("holds the value of a %s", (_, token) => {
    const stack = stackWithProvider();
    expect(shown(stack, contentHash({ content: token(variable(stack, "content").value) }))).toContain("var.content");
  });

  it("distinguishes a token from a text of the same place", () => {
    const stack = stackWithProvider();
    const known = (content: unknown) => String(contentHash(content));
    expect(shown(stack, known({ a: variable(stack, "a").stringValue }))).not.toContain(contentHash({ a: "token 1" }));
  });
});

describe("a name with a hash", () => {
  it("ends in a hyphen and the hash", () => {
    expect(hashedName("llm", { a: 1 })).toBe(`llm-${contentHash({ a: 1 })}`);
  });

  it("has at most 63 characters, and no two hyphens where it was cut", () => {
    const name = hashedName(`${"a".repeat(53)}-${"b".repeat(9)}`, {});
    expect(name).toMatch(/^a{53}-[0-9a-f]{8}$/);
  });

  it("differs for names that differ only in what is cut off", () => {
    const [left, right] = ["x", "y"].map((end) => hashedName("a".repeat(62) + end, { same: true }));
    expect(left).not.toBe(right);
  });

  it("lets Terraform cut a name that it alone knows, and hash the whole of it", () => {
    const stack = stackWithProvider();
    expect(shown(stack, hashedName(variable(stack, "name").stringValue, {}))).toMatch(
      /^\$\{substr\(var\.name, 0, 54\)\}-\$\{substr\(sha256\(jsonencode\(\["[0-9a-f]{64}", var\.name\]\)\), 0, 8\)\}$/,
    );
  });
});
