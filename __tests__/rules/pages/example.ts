import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the pages. */
export const PAGES = join(__dirname, "..", "..", "..", "docs", "rules");

/** What the rule says about an example: something, or nothing. */
export type Role = "wrong" | "right";

export const LANGUAGES = ["hcl", "typescript", "console", "json"] as const;

export type Language = (typeof LANGUAGES)[number];

/** A block of code on the page of a rule. */
export interface Example {
  readonly language: Language;
  readonly role: Role;
  /** Names of files in `bases`, the first one complete and the others added to it. */
  readonly bases: readonly string[];
  readonly text: string;
  /** Whether its constructs refuse to be synthesized, as its page says. */
  readonly refused: boolean;
  /** The line of the page on which it begins. */
  readonly line: number;
}

export const readPage = (id: string): string => readFileSync(join(PAGES, `${id}.md`), "utf8");

const FENCE = /^(`{3,})(\w+) ?(.*)\n([\s\S]*?)^\1$/gm;

const INFO = /^(?<role>wrong|right) base=(?<base>[a-z0-9,-]+)(?<refused> refused)?$/;

/** The blocks of a page that have a role: ```` ```hcl wrong base=realtime,schedules ````. */
export function examplesIn(page: string): readonly Example[] {
  return [...page.matchAll(FENCE)].flatMap(({ index, 2: language = "", 3: info = "", 4: text = "" }) => {
    const line = page.slice(0, index).split("\n").length;
    const { role, base, refused } = INFO.exec(info)?.groups ?? {};
    if (role === undefined && info === "") {
      return [];
    }
    if ((role !== "wrong" && role !== "right") || base === undefined || !isLanguage(language)) {
      throw new Error(`line ${line}: \`${language} ${info}\` is not \`<language> wrong|right base=<name>,…\``);
    }
    return [{ language, role, bases: base.split(","), text, line, refused: refused !== undefined }];
  });
}

const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);
