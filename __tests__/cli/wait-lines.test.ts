import { WaitLines } from "../../src/cli/wait-lines";
import type { WaitProgress } from "../../src/verify/waiting/wait";

/** What is written of a wait, line by line. */
function told(...progress: readonly Partial<WaitProgress>[]): readonly string[] {
  const written: string[] = [];
  const lines = new WaitLines({ write: (text) => written.push(text) });
  for (const one of progress) {
    lines.tell({ seconds: 0, settled: 0, endpoints: 1, pending: [creating()], pauseSeconds: 4.2, ...one });
  }
  return written;
}

const creating = (endpoint = "llm") => ({ endpoint, what: ["the endpoint is Creating"], seconds: 0 });

describe("what is told while somebody waits", () => {
  it("is how far it is, what is waited for, and when it goes on", () => {
    expect(told({ seconds: 65.9 })).toEqual([
      "[1:05] 0 of 1 endpoint settled; waiting for llm: the endpoint is Creating, next check in 5 s\n",
    ]);
  });

  it("is told when it changes, and once a minute when it does not", () => {
    const after = [0, 20, 40, 60, 80, 119, 120].map((seconds) => ({ seconds }));
    expect(told(...after).map((line) => line.slice(0, 6))).toEqual(["[0:00]", "[1:00]", "[2:00]"]);
  });

  it("ends with how it ended", () => {
    const last = told({}, { seconds: 300, settled: 1, pending: [], pauseSeconds: undefined }).at(-1);
    expect(last).toBe("[5:00] 1 of 1 endpoint settled\n");
  });

  it("is nothing for somebody who did not have to wait", () => {
    expect(told({ settled: 1, pending: [], pauseSeconds: undefined })).toEqual([]);
  });

  it("counts those that would fill the screen", () => {
    const pending = Array.from({ length: 200 }, (_, index) => creating(`llm-${index}`));
    expect(told({ endpoints: 200, pending })[0]).toMatch(/0 of 200 endpoints settled; .*llm-4: .*; and 195 more, next/);
  });
});
