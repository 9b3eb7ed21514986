import type { MissingData } from "../laws/alarm-settings";

const TREATMENTS: ReadonlySet<unknown> = new Set<MissingData>(["breaching", "notBreaching", "ignore", "missing"]);

/** Whether CloudWatch knows a value of `treat_missing_data`. */
export const isTreatment = (text: unknown): text is MissingData => TREATMENTS.has(text);
