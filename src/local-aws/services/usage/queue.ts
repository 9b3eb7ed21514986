import type { Request, UsedUnit, Working } from "./unit";

export type RequestEnd =
  /** A copy or an instance begins to work on it. */
  | "started"
  | "done"
  /** Given up while it was worked on. */
  | "timed out"
  /** Left the queue because it had waited too long. */
  | "expired"
  /** Removed with the copy that worked on it, or that it waited for. */
  | "lost";

export interface Transition {
  readonly what: RequestEnd;
  readonly request: Request;
  /** When the work on it began; `undefined` if it never did. */
  readonly startedAt?: number;
}

export interface Changed {
  readonly unit: UsedUnit;
  readonly transitions: readonly Transition[];
}

/** A request that a copy begins to work on. */
export function worked(request: Request, at: number): Working {
  const { seconds, timeoutSeconds = Number.POSITIVE_INFINITY, answerBy = Number.POSITIVE_INFINITY } = request;
  return { ...request, startedAt: at, endsAt: Math.min(at + Math.min(seconds, timeoutSeconds) * 1000, answerBy) };
}

/** Ends what is over, and starts what waits for it. */
export function settled(unit: UsedUnit, now: number): Changed {
  const over = unit.working.filter(({ endsAt }) => endsAt <= now);
  const expired = unit.waiting.filter(({ expiresAt }) => expiresAt <= now);
  const working = unit.working.filter(({ endsAt }) => endsAt > now);
  const waiting = unit.waiting.filter(({ expiresAt }) => expiresAt > now);
  const free = Math.max(0, unit.serving * unit.concurrency - working.length);
  const started = waiting.slice(0, free).map((request) => worked(request, now));
  const transitions: readonly Transition[] = [
    ...over.map((request) => ended(request)),
    ...expired.map((request) => ({ what: "expired", request }) as const),
    ...started.map((request) => ({ what: "started", request, startedAt: now }) as const),
  ];
  const next = { ...unit, working: [...working, ...started], waiting: waiting.slice(free) };
  if (started.every(({ endsAt }) => endsAt > now)) {
    return { unit: next, transitions };
  }
  const rest = settled(next, now);
  return { unit: rest.unit, transitions: [...transitions, ...rest.transitions] };
}

function ended(request: Working): Transition {
  const { startedAt, endsAt, seconds } = request;
  const isCut = endsAt < startedAt + seconds * 1000;
  return { what: isCut ? "timed out" : "done", request, startedAt };
}

/** Adds a request behind those that wait. */
export const offered = (unit: UsedUnit, request: Request): UsedUnit => ({
  ...unit,
  waiting: [...unit.waiting, request],
});

/** Another number of copies serves: what is beyond it is lost, and the queue of a container goes with its last copy. */
export function served(unit: UsedUnit, serving: number): Changed {
  const room = serving < unit.serving ? serving * unit.concurrency : unit.working.length;
  const byEnd = [...unit.working].sort((one, other) => one.endsAt - other.endsAt);
  const abandoned = serving === 0 && unit.publisher !== "asynchronous" ? unit.waiting : [];
  return {
    unit: {
      ...unit,
      serving,
      working: byEnd.slice(0, room),
      waiting: abandoned.length > 0 ? [] : unit.waiting,
    },
    transitions: [
      ...byEnd.slice(room).map((request) => ({ what: "lost", request, startedAt: request.startedAt }) as const),
      ...abandoned.map((request) => ({ what: "lost", request }) as const),
    ],
  };
}

/** When the work on a request begins that arrives now, if the number of copies stays as it is. */
export function startsAt({ working, waiting, serving, concurrency }: UsedUnit, now: number): number {
  const free = working.map(({ endsAt }) => endsAt).sort((one, other) => one - other);
  const room = serving * concurrency - free.length;
  const idle = Array.from({ length: Math.max(0, Math.min(room, waiting.length + 1)) }, () => now);
  const servers = [...idle, ...free.slice(Math.max(0, -room))];
  for (const request of waiting) {
    const at = servers.shift() ?? Number.POSITIVE_INFINITY;
    const { endsAt } = worked(request, at);
    const later = servers.findIndex((other) => other > endsAt);
    servers.splice(later === -1 ? servers.length : later, 0, endsAt);
  }
  return servers[0] ?? Number.POSITIVE_INFINITY;
}
