import { z } from "zod";
import { namedEndpointUrl } from "../aws/endpoint-url";
import type { Clock } from "../clock";

/** The clock that an account lives by. */
export interface AccountClock {
  readonly clock: Clock;
  /** Whether it is local AWS, which has a clock of its own: calls need no pace there. */
  readonly isLocal: boolean;
}

/**
 * The clock of the account: that of the machine, or that of local AWS, which may be faster, be advanced, or stand still. A
 * clock that stands still goes on by what somebody waits.
 *
 * @param endpointUrl as the option has it
 */
export async function accountClock(endpointUrl: string | undefined, machine: Clock): Promise<AccountClock> {
  const url = namedEndpointUrl(endpointUrl);
  const first = url === undefined || !isLoopback(url) ? undefined : await askClock(url, undefined);
  return url === undefined || first === undefined
    ? { clock: machineClock(machine), isLocal: false }
    : { clock: new LocalClock(url, first, machine), isLocal: true };
}

const machineClock = (machine: Clock): Clock => ({
  now: () => machine.now(),
  sleep: (milliseconds, signal) => orAborted(machine.sleep(milliseconds), signal),
});

interface ClockReading {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Seconds that go by in one of the machine's. */
  readonly speed: number;
}

/** The clock of local AWS, from its last answer. */
class LocalClock implements Clock {
  private reading: ClockReading;
  private readAt = performance.now();

  constructor(
    private readonly url: string,
    first: ClockReading,
    private readonly machine: Clock,
  ) {
    this.reading = first;
  }

  now(): number {
    return this.reading.now + (performance.now() - this.readAt) * this.reading.speed;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (this.reading.speed > 0) {
      await orAborted(this.machine.sleep(milliseconds / this.reading.speed), signal);
    }
    // Somebody may have changed its speed meanwhile.
    const reading = await askClock(this.url, this.reading.speed > 0 ? undefined : milliseconds / 1000);
    if (reading !== undefined) {
      this.reading = reading;
      this.readAt = performance.now();
    }
  }
}

const clockAnswer = z.object({ now: z.iso.datetime(), speed: z.number().min(0) });

const ANSWER_MS = 30_000;

/** @param advanceSeconds @default - only asks */
async function askClock(url: string, advanceSeconds: number | undefined): Promise<ClockReading | undefined> {
  try {
    const answer = await fetch(new URL("/_local/clock", url), {
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(advanceSeconds !== undefined && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ seconds: advanceSeconds }),
      }),
    });
    const { now, speed } = clockAnswer.parse(await answer.json());
    return { now: Date.parse(now), speed };
  } catch {
    // Whatever listens there instead is reported by the first call of AWS.
    return undefined;
  }
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}

/** Ends when the work does, or at once when it is not waited for any more. */
function orAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  return signal === undefined
    ? work
    : new Promise((resolve) => {
        const done = () => {
          // A long wait is many short ones: none may leave its listener behind.
          signal.removeEventListener("abort", done);
          resolve();
        };
        if (signal.aborted) {
          done();
          return;
        }
        signal.addEventListener("abort", done);
        void work.then(done, done);
      });
}
