import fc from "fast-check";
import { fromTagValue, MEMORY_TAG_KEY, type Memory, toTagValue } from "../../../src/functions/endpoint-sleeper/memory";

const count = fc.integer({ min: 0, max: 999_999_999 });
const memory: fc.Arbitrary<Memory> = fc.oneof(
  fc.record({ state: fc.constant("asleep" as const), copies: count }),
  fc.record({ state: fc.constant("asleep" as const), copies: count, minCapacity: count }),
  fc.record({
    state: fc.constant("awake" as const),
    since: fc
      .date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true })
      .map((date) => date.getTime()),
  }),
);

describe("what is remembered", () => {
  it("survives its tag, 0 included", () =>
    fc.assert(fc.property(memory, (value) => expect(fromTagValue(toTagValue(value))).toEqual(value))));

  it("fits into a tag", () => {
    expect(MEMORY_TAG_KEY).toMatch(/^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u);
    fc.assert(
      fc.property(memory, (value) => expect(toTagValue(value)).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u)),
    );
  });

  it("is nothing when somebody else wrote the tag", () =>
    fc.assert(fc.property(fc.string(), (value) => expect(fromTagValue(value)).toBeUndefined())));

  it.each(["", "asleep", "asleep copies=-1", "asleep copies=1 ", "asleep copies=1e9", "awake", "awake since=Monday?"])(
    "is nothing when the tag says %j",
    (value) => expect(fromTagValue(value)).toBeUndefined(),
  );
});
