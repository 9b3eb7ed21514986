import { InvalidArgumentError } from "commander";
import { durationOption } from "../../src/cli/duration-option";

it.each([
  ["0", 0],
  ["90", 90],
  ["90s", 90],
  ["35m", 2100],
  ["1h", 3600],
  ["1.5h", 5400],
  ["2 min", 120],
  ["1d", 86_400],
])("takes %s for %i seconds", (text, seconds) => expect(durationOption(text)).toBe(seconds));

it.each(["", "soon", "-1", "1.2.3", "d", "1e3", "Infinity", "1h30m"])(
  "does not take %j for a length of time",
  (text) => {
    expect(() => durationOption(text)).toThrow(InvalidArgumentError);
  },
);
