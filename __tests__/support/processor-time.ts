/** Seconds of processor time that work takes in this process. Other programs add little to it, unlike to the time of day. */
export function processorSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
