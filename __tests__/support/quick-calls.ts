import { systemClock } from "../../src/clock";

/**
 * Calls of AWS, and the waiting between them, happen on a clock that goes on as soon as one waits, and not in the time of day.
 * The tests of `CallRate`, of `Caller` and of waiting say how long they wait.
 */
export function useQuickCalls(): void {
  let waited = 0;
  beforeEach(() => {
    jest.spyOn(systemClock, "now").mockImplementation(() => Date.now() + waited);
    jest.spyOn(systemClock, "sleep").mockImplementation(async (milliseconds) => {
      waited += milliseconds;
    });
    // Before it tries again, the SDK waits for a random part of seconds: for none of them.
    jest.spyOn(Math, "random").mockReturnValue(0);
  });
  afterEach(() => jest.restoreAllMocks());
}
