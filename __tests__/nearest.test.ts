import { nearest } from "../src/nearest";

const KNOWN = ["maxCopies", "minCopies", "tracking", "W05", "Europe/Paris"];

describe("the name that was meant", () => {
  it.each([
    ["maxCopys", "maxCopies"],
    ["MAXCOPIES", "maxCopies"],
    ["traking", "tracking"],
    ["Europe/Parris", "Europe/Paris"],
  ])("by %s is %s", (written, meant) => expect(nearest(written, KNOWN)).toBe(meant));

  it.each(["Sleep", "cooldown", "W", "maximumNumber", ""])("by %p is none of them", (written) => {
    expect(nearest(written, KNOWN)).toBeUndefined();
  });

  it("is looked for among names of its length only: a file may hold any name", () => {
    const known = Array.from({ length: 2000 }, (_, index) => `Region/City${index}`);
    const written = Array.from({ length: 100 }, (_, index) => `${"x".repeat(100_000)}${index}`);
    expect(written.map((name) => nearest(name, known))).toEqual(written.map(() => undefined));
    expect(nearest(`${written[0]}`, written.slice(1))).toBeUndefined();
  });

  it("is found where it is one letter longer or shorter", () => {
    expect(nearest("main-variants", ["main-variant", "x"])).toBe("main-variant");
    expect(nearest("main-varian", ["x", "main-variant"])).toBe("main-variant");
  });

  it("is nothing where nothing is known", () => expect(nearest("maxCopies", [])).toBeUndefined());
});
