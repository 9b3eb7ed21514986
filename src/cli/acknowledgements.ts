import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { Accepted } from "../review/review-sources";
import type { Finding } from "../rules/finding";
import { DEFAULT_MAX_BYTES, readJsonFile } from "../topology/terraform/source-text";
import { notAcknowledgements } from "./errors";

const DEFAULT_FILE = ".scale-to-zero.json";

const acknowledgement = z.strictObject({
  rule: z.string().regex(/^[A-Z]\d+$/, "the id of a rule, such as W28"),
  address: z.string().min(1, "an address, in which * stands for anything"),
  reason: z.string().trim().min(1, "a reason"),
  expires: z.iso.date("a date, such as 2027-03-31").optional(),
});

const fileSchema = z.strictObject({ acknowledgements: z.array(acknowledgement) });

type Acknowledgement = z.infer<typeof acknowledgement>;

/** Reads what was accepted; nothing when no file is named and there is none. */
export function readAcknowledgements(named: string | undefined, now: Date, cwd: string): Acknowledgements {
  const file = named ?? DEFAULT_FILE;
  const path = resolve(cwd, file);
  if (named === undefined && !existsSync(path)) {
    return new Acknowledgements(file, [], now);
  }
  const parsed = fileSchema.safeParse(readJsonFile(cwd === process.cwd() ? file : path, DEFAULT_MAX_BYTES));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw notAcknowledgements(file, issue?.path.join(".") ?? "the document", issue?.message ?? "something else");
  }
  return new Acknowledgements(file, parsed.data.acknowledgements, now);
}

/** Findings that somebody accepted, by rule and address. */
export class Acknowledgements {
  private readonly used = new Set<Acknowledgement>();
  private readonly valid: readonly (readonly [Acknowledgement, RegExp])[];

  constructor(
    private readonly file: string,
    private readonly all: readonly Acknowledgement[],
    now: Date,
  ) {
    const today = now.toISOString().slice(0, 10);
    this.valid = all
      .filter(({ expires }) => expires === undefined || expires >= today)
      .map((one) => [one, patternOf(one.address)]);
  }

  sort(findings: readonly Finding[]): {
    readonly findings: readonly Finding[];
    readonly accepted: readonly Accepted[];
  } {
    const open: Finding[] = [];
    const accepted: Accepted[] = [];
    for (const finding of findings) {
      const [found] =
        this.valid.find(([{ rule }, pattern]) => rule === finding.id && pattern.test(finding.on.address)) ?? [];
      if (found === undefined) {
        open.push(finding);
      } else {
        this.used.add(found);
        accepted.push({ finding, reason: found.reason });
      }
    }
    return { findings: open, accepted };
  }

  /** What is left over when all findings are sorted. */
  remarks(): readonly string[] {
    const valid = new Set(this.valid.map(([one]) => one));
    return this.all
      .filter((one) => !this.used.has(one))
      .map((one) => {
        const { rule, address, expires } = one;
        const why = valid.has(one) ? "nothing answers to it" : `it expired on ${expires}`;
        return `${this.file}: the acknowledgement of ${rule} on ${address} has no effect: ${why}`;
      });
  }
}

/** Only `*` is special: addresses hold brackets, dots and quotes of their own. */
function patternOf(address: string): RegExp {
  const parts = address.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
