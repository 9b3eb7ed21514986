import { resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import type { ContainerSettings, Settings } from "../local-aws/settings";

/** The options of `local` that say how its world behaves. */
export interface SettingsFlags {
  readonly container: "stub" | URL;
  readonly containerSeconds?: number;
  readonly containerConcurrency: number;
  readonly objects?: string;
  readonly timing?: string;
}

/**
 * @param cwd the folder that relative paths start from
 * @throws ScaleToZeroError for a timing that is neither a preset nor a file of times
 */
export function settingsOf(flags: SettingsFlags, cwd: string): Settings {
  // Presets are loaded when one is asked for, so that `--help` is fast.
  const { timingOption }: typeof import("./simulation/timing-option") = require("./simulation/timing-option");
  const timing = timingOption(flags.timing, cwd);
  return {
    container: containerOf(flags),
    ...(flags.objects !== undefined && { objects: resolve(cwd, flags.objects) }),
    ...(timing !== undefined && { timing }),
  };
}

function containerOf({ container, containerSeconds, containerConcurrency }: SettingsFlags): ContainerSettings {
  return container === "stub"
    ? { kind: "stub", seconds: containerSeconds ?? 0, concurrency: containerConcurrency }
    : { kind: "forward", url: container.href, concurrency: containerConcurrency };
}

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The value of `--container`. */
export function container(text: string): "stub" | URL {
  if (text === "stub") {
    return text;
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.protocol !== "http:" || !LOOPBACK.has(url.hostname)) {
    throw new InvalidArgumentError("It must be stub, or a URL on this machine, such as http://127.0.0.1:8080.");
  }
  return url;
}

const LONGEST_SECONDS = 86_400;

/** The value of `--container-seconds`. */
export function containerSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === "" || !Number.isFinite(seconds) || seconds < 0 || seconds > LONGEST_SECONDS) {
    throw new InvalidArgumentError(`It must be a number of seconds from 0 to ${LONGEST_SECONDS}.`);
  }
  return seconds;
}

const MOST_REQUESTS = 1000;

/** The value of `--container-concurrency`. */
export function containerConcurrency(text: string): number {
  const requests = Number(text);
  if (!Number.isInteger(requests) || requests < 1 || requests > MOST_REQUESTS) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_REQUESTS}.`);
  }
  return requests;
}
