import { Op, ref, Token } from "cdktf";
import { asGiven, isNullable, nullable, unlessNull, withDefault } from "../../../src/constructs/terraform/nullable";
import { resolved } from "../../../src/modules/expression";
import { moduleStack } from "../../support/printed";

const copies = () => Token.asNumber(nullable(ref("var.copies")));
const name = () => Token.asString(nullable(ref("var.name")));
const inTerraform = (value: unknown): unknown =>
  resolved(
    moduleStack(() => {}),
    value,
  );

describe("a value that Terraform may find to be null", () => {
  it("is known as one, whatever it was made into", () => {
    expect([copies(), name(), nullable(ref("var.any"))].map(isNullable)).toEqual([true, true, true]);
  });

  it("is not a value that holds one, nor one that is always there", () => {
    expect([`${name()}-wake`, Token.asNumber(ref("var.copies")), 0, "", undefined].map(isNullable)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it("is checked only where it is there", () => {
    const value = copies();
    expect(inTerraform(unlessNull(Op.lte(1, value), value))).toBe("${(var.copies == null) ? true : (1 <= var.copies)}");
  });

  it("leaves a condition alone that is about none", () => {
    expect(inTerraform(unlessNull(Op.lte(1, Token.asNumber(ref("var.copies"))), 3))).toBe("${(1 <= var.copies)}");
  });
});

describe("a default", () => {
  it("stands in for what is left out, and never for 0", () => {
    expect([withDefault(undefined, 5), withDefault(0, 5), withDefault("", "a")]).toEqual([5, 0, ""]);
  });

  it("stands in where Terraform finds nothing", () => {
    expect(inTerraform(withDefault(copies(), 5))).toBe("${coalesce(var.copies, 5)}");
  });

  it("does not stand in for a variable that is always there", () => {
    expect(inTerraform(withDefault(Token.asNumber(ref("var.copies")), 5))).toBe("${var.copies}");
  });

  it("is set aside where what was given is asked for", () => {
    const given = copies();
    expect(inTerraform(asGiven(withDefault(given, 5)))).toBe("${var.copies}");
    expect(asGiven(5)).toBe(5);
  });
});
