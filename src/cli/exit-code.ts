/** What the command line answers with: design section 10. */
export const ExitCode = { GOOD: 0, FAILED: 1, BAD_INPUT: 2, FINDINGS: 3 } as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
