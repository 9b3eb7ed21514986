import { offsetMinutes } from "../../src/time/wall-clock";

const at = (text: string): number => Date.parse(text);

describe("the offset of a zone", () => {
  it("is that of the minute: clocks are put forward between two of them, however often they are asked", () => {
    const around = [at("2027-03-28T00:59:59.999Z"), at("2027-03-28T01:00:00Z")];
    const twice = [...around, ...around].map((instant) => offsetMinutes("Europe/Paris", instant));
    expect(twice).toEqual([60, 120, 60, 120]);
  });

  it("is that of its own zone at an instant that another zone was asked for", () => {
    const instant = at("2027-01-15T12:00:30Z");
    const offsets = ["Asia/Kathmandu", "America/New_York", "UTC"].map((zone) => offsetMinutes(zone, instant));
    expect(offsets).toEqual([345, -300, 0]);
  });

  it("is right for more minutes than are kept", () => {
    const first = at("2027-06-01T00:00:00Z");
    const offsets = Array.from({ length: 10_500 }, (_, index) => offsetMinutes("Asia/Tokyo", first + index * 60_000));
    expect(new Set([...offsets, offsetMinutes("Asia/Tokyo", first)])).toEqual(new Set([540]));
  });
});
