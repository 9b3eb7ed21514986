/**
 * The first signal stops gracefully. A second signal has the default effect and ends the process at once, except that of a
 * terminal that is closed: the shell and the system send one each.
 *
 * @param over ends the wait without a signal: the promise never resolves then. After it, all signals have their default
 * effect. @default - the first signal ends it
 */
export function stopSignal(over?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const leave = () => process.off("SIGINT", stop).off("SIGTERM", stop);
    const end = () => leave().off("SIGHUP", stop);
    const stop = () => {
      if (over === undefined) {
        end();
      } else {
        leave();
      }
      resolve();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
    over?.addEventListener("abort", end, { once: true });
  });
}
