import fc from "fast-check";
import { settingsOfOptions } from "../../../src/behaviour/compare/compare-option";
import { MOST_VARIANTS } from "../../../src/behaviour/compare/limits";
import { ScaleToZeroError } from "../../../src/errors";

const refusal = (...options: readonly string[]): string => {
  try {
    settingsOfOptions(options);
  } catch (error) {
    if (error instanceof ScaleToZeroError) {
      return error.message;
    }
    throw error;
  }
  return "accepted";
};

describe("--compare", () => {
  it("reads idle timeouts in minutes, hours and seconds", () => {
    expect(settingsOfOptions(["idleTimeout=5m, 90min,2h,120s"])).toEqual([
      { idleTimeoutSeconds: 300 },
      { idleTimeoutSeconds: 5400 },
      { idleTimeoutSeconds: 7200 },
      { idleTimeoutSeconds: 120 },
    ]);
  });

  it("reads all other settings; a minimum of 0 is one", () => {
    expect(settingsOfOptions(["maxCopies=2"])).toEqual([{ maxCopies: 2 }]);
    expect(settingsOfOptions(["minCopies=0,1"])).toEqual([{ minCopies: 0 }, { minCopies: 1 }]);
    expect(settingsOfOptions(["wake.copies=3"])).toEqual([{ wakeCopies: 3 }]);
    expect(settingsOfOptions(["method=copyCount,lambda"])).toEqual([{ method: "copyCount" }, { method: "lambda" }]);
  });

  it("combines several options, each value with each", () => {
    expect(settingsOfOptions(["maxCopies=1,2", "idleTimeout=5m,10m"])).toEqual([
      { maxCopies: 1, idleTimeoutSeconds: 300 },
      { maxCopies: 1, idleTimeoutSeconds: 600 },
      { maxCopies: 2, idleTimeoutSeconds: 300 },
      { maxCopies: 2, idleTimeoutSeconds: 600 },
    ]);
  });

  it("compares equal values once, however they are written", () => {
    expect(settingsOfOptions(["idleTimeout=5m,300s,5m"])).toEqual([{ idleTimeoutSeconds: 300 }]);
  });

  it.each([
    ["idleTimeout", "must be a setting and its values, such as idleTimeout=5m,10m,30m; the settings are idleTimeout, "],
    ["idleTimeout=", "must be a setting and its values"],
    ["idleTimout=5m", 'there is no setting "idleTimout"; did you mean idleTimeout?'],
    ["toString=5m", 'there is no setting "toString"; the settings are idleTimeout, maxCopies'],
    ["colour=red", 'there is no setting "colour"; the settings are idleTimeout, maxCopies'],
    ["idleTimeout=5", '"5" has no unit; write 5m for minutes or 5h for hours'],
    ["idleTimeout=5x", '"5x" is not a duration; write it as in 5m, 90m or 2h'],
    ["idleTimeout=-5m", '"-5m" is not a duration'],
    ["idleTimeout=5toString", "is not a duration"],
    ["idleTimeout=0m", '"0m" is not an idle timeout; it must be whole minutes, from 1m to 24h'],
    ["idleTimeout=90s", '"90s" is not an idle timeout'],
    ["idleTimeout=25h", '"25h" is not an idle timeout'],
    ["idleTimeout=5m,,10m", '"" is not a duration'],
    ["maxCopies=0", '"0" must be at least 1: with a maximum of 0 nothing wakes'],
    ["maxCopies=1.5", '"1.5" is not a number of copies; write a whole number such as 2'],
    ["maxCopies=1001", '"1001" is too large; at most 1000 copies are compared'],
    ["minCopies=-1", '"-1" is not a number of copies'],
    ["wake.copies=0", '"0" must be at least 1: a wake of 0 copies wakes nothing'],
    ["method=min-capacity", '"min-capacity" is not a method of a sleep window; did you mean minCapacity?'],
    ["method=magic", '"magic" is not a method of a sleep window; the methods are minCapacity, minCapacity-hard'],
  ])("refuses %s with one sentence", (option, problem) => {
    expect(refusal(option)).toContain(problem);
    expect(refusal(option)).not.toContain("\n");
  });

  it("refuses a setting that is given twice, and says how to write it", () => {
    expect(refusal("maxCopies=1", "maxCopies=2")).toBe(
      "--compare: maxCopies is given twice; write all of its values in one --compare, with commas between",
    );
  });

  it("compares up to 64 variants, and says how many more would be", () => {
    const eight = [1, 2, 3, 4, 5, 6, 7, 8];
    const minutes = `idleTimeout=${eight.map((count) => `${count}m`).join(",")}`;
    expect(settingsOfOptions([minutes, `maxCopies=${eight.join(",")}`])).toHaveLength(MOST_VARIANTS);
    expect(refusal(minutes, `maxCopies=${[...eight, 9].join(",")}`)).toBe(
      "--compare: 8 × 9 values make 72 variants, more than 64; give fewer values",
    );
  });

  it("refuses any text with a named error, or reads it", () => {
    const key = fc.constantFrom("idleTimeout", "maxCopies", "wake.copies", "method", "__proto__", "constructor");
    const option = fc.oneof(
      fc.string(),
      fc.tuple(key, fc.string()).map(([name, value]) => `${name}=${value}`),
    );
    fc.assert(
      fc.property(fc.array(option, { maxLength: 3 }), (options) => {
        const message = refusal(...options);
        expect(message === "accepted" || message.startsWith("--compare")).toBe(true);
      }),
    );
  });
});
