/**
 * The first signal stops gracefully. A second signal has the default effect and ends the process at once, except that of a
 * terminal that is closed: the shell and the system send one each.
 *
 * @param over ends the wait without a signal: the promise never resolves then. After it, all signals have their default
 * effect. @default - the process ends after the first signal
 */
export function stopSignal(over?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const leave = () => process.off("SIGINT", stop).off("SIGTERM", stop);
    const hangUp = () => {
      if (over === undefined) {
        process.off("SIGHUP", hangUp);
      }
      stop();
    };
    const stop = () => {
      leave();
      resolve();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", hangUp);
    over?.addEventListener("abort", () => leave().off("SIGHUP", hangUp), { once: true });
  });
}
