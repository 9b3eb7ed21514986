/** JSON as it comes from a file: nothing is known about it yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A member of an object from a file. Only its own: `constructor` and `__proto__` of a plain object are not in the file.
 */
export const member = (object: unknown, name: string): unknown =>
  isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;

/** The same for names of ours, which no prototype has: without asking whose it is. */
export const field = (object: unknown, name: string): unknown => (isObject(object) ? object[name] : undefined);

/** Where in a file something is, kept as a chain so that it costs nothing unless an error has to name it. */
export interface JsonPath {
  readonly up?: JsonPath;
  readonly step: string | number;
}

export const at = (up: JsonPath | undefined, step: string | number): JsonPath =>
  up === undefined ? { step } : { up, step };

/** Such as `planned_values.root_module.resources[3].values.period`. */
export function pathText(path: JsonPath): string {
  const steps: (string | number)[] = [];
  for (let here: JsonPath | undefined = path; here !== undefined; here = here.up) {
    steps.unshift(here.step);
  }
  const text = steps.map((step) =>
    typeof step === "number" ? `[${step}]` : /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`,
  );
  return text.join("").replace(/^\./, "");
}
