import { boundsOfOptions } from "../../../src/behaviour/recommend/bounds-option";

describe("--max-wait and --max-refused", () => {
  it("read durations and counts; 0 refused requests is a bound", () => {
    expect(boundsOfOptions({ maxWait: "6m", maxRefused: "0" })).toEqual({ maxWaitSeconds: 360, maxRefused: 0 });
    expect(boundsOfOptions({ maxWait: "1.5h" })).toEqual({ maxWaitSeconds: 5400 });
    expect(boundsOfOptions({ maxRefused: "20" })).toEqual({ maxRefused: 20 });
  });

  it.each([
    [{}, "--recommend requires a bound: give --max-wait, such as 6m, or --max-refused, such as 20"],
    [{ maxWait: "6" }, '--max-wait "6": has no unit; write 6m for minutes or 6s for seconds'],
    [{ maxWait: "soon" }, '--max-wait "soon": is not a duration; write it as in 90s, 6m or 1h'],
    [{ maxWait: "0s" }, '--max-wait "0s": must be longer than 0 s and at most 24 h'],
    [{ maxWait: "25h" }, '--max-wait "25h": must be longer than 0 s and at most 24 h'],
    [{ maxRefused: "-1" }, '--max-refused "-1": must be a whole number of requests, 0 or more'],
    [{ maxRefused: "1e3" }, '--max-refused "1e3": must be a whole number of requests, 0 or more'],
  ])("refuse %j with one sentence", (options, message) => {
    expect(() => boundsOfOptions(options)).toThrow(message);
  });
});
