import type { Fix } from "../rules/finding";
import type { CalledModule } from "../topology";

/** The modules of this package, wherever they were copied to: `git::https://…//modules/async-endpoint?ref=v1`. */
const OWN_MODULE =
  /(?:^|\/)modules\/(?:async-endpoint|inference-component|realtime-endpoint|sleep-windows)\/?(?:\?.*)?$/;

/** Members of inputs with the name that they have in the constructs. Others differ: `wake.alarm.period` is `period_seconds`. */
const SAME_MEMBERS: ReadonlySet<string> = new Set(["wake.copies"]);

/** `maxCopies` or `wake.copies` in backticks, and `maxCopies: 4`. */
const PROPERTY = /`([a-zA-Z]+(?:\.[a-zA-Z]+)*)`|\b([a-z]+(?:[A-Z][a-zA-Z]*)*)(?:: | = )(?=["\d])/g;

/**
 * The fix for a module of this package: its inputs are the properties of the constructs, with other names.
 *
 * @returns `undefined` for other modules, and if the fix names what is no input
 */
export function ownModuleFix({ typescript }: Fix, { source, variables }: CalledModule): string | undefined {
  if (typescript === undefined || !OWN_MODULE.test(source)) {
    return undefined;
  }
  const names = [...typescript.matchAll(PROPERTY)].map(([, quoted, plain]) => inputName(quoted ?? plain ?? ""));
  return names.length > 0 && names.every((name) => variables.includes(name) || SAME_MEMBERS.has(name))
    ? typescript.replace(PROPERTY, (_, quoted: string | undefined, plain: string | undefined) =>
        quoted === undefined ? `${inputName(plain ?? "")} = ` : inputName(quoted),
      )
    : undefined;
}

/** `max_copies` of `maxCopies`. */
const inputName = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
