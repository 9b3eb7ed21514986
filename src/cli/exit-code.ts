/** The exit codes of the command line. */
export const ExitCode = { GOOD: 0, FAILED: 1, BAD_INPUT: 2, FINDINGS: 3 } as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
