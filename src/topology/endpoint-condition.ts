/**
 * The state of an endpoint in an account, in one word. `asleep`: in service without an instance, as intended while idle;
 * `starting`: capacity that it should have is on its way; `drought`: AWS has no instance for it; `quota`: the account may have
 * no more instances; `falling asleep`: capacity is being removed down to zero; `changing`: still changing when the time limit
 * was reached. `docs/operate.md` says how each is recognized.
 */
export type EndpointCondition =
  | "awake"
  | "falling asleep"
  | "asleep"
  | "starting"
  | "drought"
  | "quota"
  | "failed"
  | "changing";
