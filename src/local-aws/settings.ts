import type { WrittenTiming } from "../behaviour/timing/written-timing";

/** How the world of local AWS behaves, beside what is asked of its services. */
export interface Settings {
  /** How long each phase of a start takes: the name of a preset, or times from a file. @default - by the instance type */
  readonly timing?: string | WrittenTiming;
  /** What answers invocations. */
  readonly container: ContainerSettings;
  /** The folder that stands for S3: bucket, then key. @default - objects are kept in the store */
  readonly objects?: string;
}

interface AnyContainer {
  /** Requests that a copy or an instance works on at a time. @default 1 */
  readonly concurrency?: number;
}

/** Answers with what it was sent. A copy works on it for so many seconds of the clock. */
export interface StubContainer extends AnyContainer {
  readonly kind: "stub";
  readonly seconds: number;
}

/** A container that listens on 127.0.0.1 and has `/ping` and `/invocations`. */
export interface ForwardContainer extends AnyContainer {
  readonly kind: "forward";
  readonly url: string;
}

export type ContainerSettings = StubContainer | ForwardContainer;

export const DEFAULT_SETTINGS: Settings = { container: { kind: "stub", seconds: 0 } };
