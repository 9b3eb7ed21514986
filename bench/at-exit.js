// Loaded before a program (node -r at-exit.js <program>): prints the milliseconds of processor time that the whole process took, on standard error.
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(String((user + system) / 1000));
});
