import { getEventListeners } from "node:events";
import { accountClock } from "../../src/operate/account-clock";

it("leaves no listener behind after a wait, and ends a wait that is stopped", async () => {
  const stopped = new AbortController();
  const { clock } = await accountClock(undefined, { now: () => 0, sleep: () => Promise.resolve() });
  await clock.sleep(5000, stopped.signal);
  expect(getEventListeners(stopped.signal, "abort")).toHaveLength(0);
  const endless = await accountClock(undefined, { now: () => 0, sleep: () => new Promise(() => undefined) });
  const waiting = endless.clock.sleep(5000, stopped.signal);
  expect(getEventListeners(stopped.signal, "abort")).toHaveLength(1);
  stopped.abort();
  await waiting;
  expect(getEventListeners(stopped.signal, "abort")).toHaveLength(0);
});
