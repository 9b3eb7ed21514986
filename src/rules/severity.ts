/** `error`: it does not work. `warning`: it works badly, or not always. `note`: worth knowing, or uncertain. */
export type Severity = "error" | "warning" | "note";
