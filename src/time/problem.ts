/** What a problem is about, for those who sort problems rather than read them. */
export type ProblemKind =
  | "cron"
  | "rate"
  | "one-time"
  | "clock-time"
  | "days"
  | "time-zone"
  | "end-date"
  | "never-runs"
  | "expired"
  | "same-time"
  | "never-awake"
  | "short-sleep"
  | "skipped-run"
  | "overlap";

/** Something wrong with a schedule, in words for the person who wrote it. */
export interface Problem {
  readonly kind: ProblemKind;
  /** `error`: it cannot work, or AWS refuses it. `warning`: it works, but not always as it reads. */
  readonly severity: "error" | "warning";
  /** What is wrong, and why. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
}

export const error = (kind: ProblemKind, message: string, fix: string): Problem => ({
  kind,
  severity: "error",
  message,
  fix,
});

export const warning = (kind: ProblemKind, message: string, fix: string): Problem => ({
  kind,
  severity: "warning",
  message,
  fix,
});
