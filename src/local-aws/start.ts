import type { Prices } from "../behaviour/cost/price";
import { RunningClock } from "./clock";
import { badFile } from "./errors";
import { faultList } from "./fault-list";
import { FileLock } from "./file-lock";
import { readJson } from "./json";
import { Keeper } from "./keeper";
import { LocalAws } from "./local-aws";
import { LocalAwsServer } from "./server";
import type { Settings } from "./settings";
import { StateFile } from "./state-file";
import { Store } from "./store/store";

export interface StartOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** Seconds that go by in one second; 0 for a clock that stands still. */
  readonly speed: number;
  /** File that keeps everything between runs. @default - nothing is kept */
  readonly state?: string;
  /** A JSON list of faults. @default - nothing goes wrong */
  readonly faults?: { readonly file: string; readonly text: string };
  /** @default - the built-in ones */
  readonly prices?: Prices;
  /** How the world behaves. @default - `DEFAULT_SETTINGS` */
  readonly settings?: Settings;
  /** Called with each failure that no request reports. */
  readonly onFailure: (error: unknown) => void;
}

/** @throws ScaleToZeroError when the port cannot be had or a file cannot be used */
export async function startLocalAws(options: StartOptions): Promise<LocalAwsServer> {
  const lock = options.state === undefined ? undefined : FileLock.take(options.state);
  try {
    return await start(options, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function start(
  { port, speed, state, faults, settings, prices, onFailure }: StartOptions,
  lock: FileLock | undefined,
): Promise<LocalAwsServer> {
  const file = state === undefined ? undefined : new StateFile(state);
  const saved = file?.read();
  // A clock that ran fast has to go on where it was: what was created must not come to be in the future.
  const clock = new RunningClock(speed, Math.max(Date.now(), saved?.now ?? 0));
  const store = saved?.store ?? new Store();
  const keeper = file === undefined || lock === undefined ? undefined : new Keeper(store, clock, file, lock);
  const aws = new LocalAws({
    clock,
    store,
    settings,
    prices,
    keep: () => keeper?.keep() ?? Promise.resolve(),
    onFailure,
  });
  if (faults !== undefined) {
    const parsed = faultList.safeParse(readJson(faults.text)?.value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw badFile("Fault file", faults.file, `${["fault", ...(issue?.path ?? [])].join(".")}: ${issue?.message}`);
    }
    aws.faults.add(parsed.data);
  }
  // Better now than after the first request.
  await keeper?.keep();
  return LocalAwsServer.start(aws, { port, keeper, onFailure });
}
