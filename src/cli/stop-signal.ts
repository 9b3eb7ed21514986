/**
 * The first signal stops gracefully. A second signal has the default effect and ends the process at once.
 *
 * @param over ends the wait without a signal: the promise never resolves then
 */
export function stopSignal(over?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const leave = () => process.off("SIGINT", stop).off("SIGTERM", stop);
    const stop = () => {
      leave();
      resolve();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
    over?.addEventListener("abort", leave, { once: true });
  });
}
