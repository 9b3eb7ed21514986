const { readFileSync } = require("node:fs");

/**
 * The processor time of the main thread so far, in milliseconds: how long somebody waits on a machine that has nothing
 * else to do, whatever this one does meanwhile. V8 compiles and collects garbage on threads beside it, which nobody waits
 * for. (On Linux, and with Node.js 23.9 or later, anywhere; elsewhere by the clock on the wall.)
 */
exports.threadTime = () => {
  if (process.threadCpuUsage !== undefined) {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  }
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "latin1").split(" ", 1)[0]) / 1e6;
  } catch {
    return performance.now();
  }
};
