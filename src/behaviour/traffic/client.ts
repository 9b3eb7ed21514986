/** What a client does when the endpoint refuses its request because it has no capacity. */
export type Client =
  /** The request is lost. */
  | { readonly kind: "never" }
  /** It sends the request again each `everySeconds`, until `forSeconds` after the first attempt. */
  | { readonly kind: "every"; readonly everySeconds: number; readonly forSeconds: number }
  /** It keeps the request, and one request probes for all that are kept. */
  | { readonly kind: "hold"; readonly probeSeconds: number };
