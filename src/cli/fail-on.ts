/** From which severity on findings make a pipeline stop. */
export const FAIL_ON = ["error", "warning", "note", "never"] as const;

export type FailOn = (typeof FAIL_ON)[number];
