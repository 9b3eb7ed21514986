import { systemClock } from "../../src/aws/clock";

/**
 * Calls of AWS wait for their turn on a clock that goes on as soon as one waits, and not for the time of day. The tests of
 * `Pace` and of `Caller` say how long they wait.
 */
export function useQuickCalls(): void {
  let waited = 0;
  beforeEach(() => {
    jest.spyOn(systemClock, "now").mockImplementation(() => Date.now() + waited);
    jest.spyOn(systemClock, "sleep").mockImplementation(async (milliseconds) => {
      waited += milliseconds;
    });
  });
  afterEach(() => jest.restoreAllMocks());
}
