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

  it("is nothing where nothing is known", () => expect(nearest("maxCopies", [])).toBeUndefined());
});
