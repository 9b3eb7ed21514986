import { ScaleToZeroError } from "../../../src/errors";
import { parseEvent } from "../../../src/functions/endpoint-sleeper/event";

const problems = (event: unknown): string => {
  try {
    return JSON.stringify(parseEvent(event));
  } catch (error) {
    return error instanceof ScaleToZeroError ? error.message : "another error";
  }
};

describe("an event", () => {
  it.each([
    { action: "sleep", endpointName: "llm" },
    { action: "wake", endpointName: "my--Endpoint-1" },
    { action: "wake", endpointName: "llm", copiesOnWake: 0 },
    { action: "wake", endpointName: "a".repeat(63), copiesOnWake: 2 },
  ])("is read: %j", (event) => expect(parseEvent(event)).toEqual(event));

  it("is refused once, with all its problems", () =>
    expect(problems({ action: "nap", copiesOnWake: -1, copiesonwake: 2 })).toBe(
      'Invalid event: action is "nap", must be "sleep" or "wake"; ' +
        "endpointName is missing, must be 1 to 63 letters, digits and hyphens between them; " +
        "copiesOnWake is -1, must be an integer of at least 0; " +
        "copiesonwake is not known, expected action, endpointName, copiesOnWake. " +
        'Example: {"action": "sleep", "endpointName": "my-endpoint"}',
    ));

  it.each([undefined, null, "sleep", 7, ["sleep"]])("is refused when it is no object: %j", (event) =>
    expect(problems(event)).toContain("must be an object"),
  );

  it.each(["", "-llm", "llm-", "l_m", "a".repeat(64), 7])("is refused with the endpoint name %j", (endpointName) =>
    expect(problems({ action: "sleep", endpointName })).toContain("endpointName is"),
  );

  it.each([1.5, -1, "2", null, Number.NaN])("is refused with copiesOnWake %p", (copiesOnWake) =>
    expect(problems({ action: "wake", endpointName: "llm", copiesOnWake })).toContain("copiesOnWake is"),
  );
});
