const MOST_CHARACTERS = 300;

/**
 * A value as the one who wrote it recognises it, on one line: for sentences about values of any kind, which JavaScript
 * callers can give where TypeScript would refuse them.
 */
export function shown(value: unknown): string {
  if (value === undefined) {
    return "missing";
  }
  if (typeof value === "string") {
    return isTerraformText(value) ? TERRAFORM_VALUE : cut(JSON.stringify(value));
  }
  if (typeof value === "number" && value < LEAST_NUMBER_OF_A_PERSON && Number.isFinite(value)) {
    return TERRAFORM_VALUE;
  }
  return typeof value === "object" && value !== null ? cut(shownObject(value)) : cut(oneLine(String(value)));
}

const TERRAFORM_VALUE = "a Terraform value";
/** cdktf writes a number that Terraform alone knows as one near the lowest that there is. */
const LEAST_NUMBER_OF_A_PERSON = -1e300;

const isTerraformText = (text: string): boolean => /^\$\{TfToken\[[^\]]+\]\}$/.test(text);

function shownObject(object: object): string {
  const { name } = kindOf(object);
  if (name === "Object" || name === "Array") {
    try {
      return JSON.stringify(object) ?? "an object";
    } catch {
      // It holds itself, or what JSON has no word for.
      return name === "Array" ? "a list" : "an object";
    }
  }
  return `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
}

function kindOf(object: object): { readonly name: string } {
  const made: unknown = object.constructor;
  return typeof made === "function" && made.name !== "" ? made : { name: "Object" };
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

const cut = (text: string): string => (text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`);
