/** An error of a state, by which it is retried and caught. */
export class StateError extends Error {
  constructor(
    readonly error: string,
    override readonly cause: string,
  ) {
    super(`${error}: ${cause}`);
  }
}

export const runtimeError = (cause: string) => new StateError("States.Runtime", cause);
