import type { Place, ReviewedFinding } from "./review";

/** The fixes of a finding, in the language of its source. */
export interface FixLine {
  /** `fix`; `or` for an alternative; `run` for a command that corrects a live account at once. */
  readonly label: "fix" | "or" | "run";
  readonly text: string;
}

/** The edit of a `module` block for what is in a module, TypeScript first for a CDKTF program, otherwise HCL. */
export function fixLines({ fix, place }: Pick<ReviewedFinding, "fix" | "place">): readonly FixLine[] {
  const isProgram = fix.typescript !== undefined && isWrittenByCdktf(place);
  const written: readonly FixLine[] = isProgram
    ? [
        { label: "fix", text: fix.typescript ?? fix.hcl },
        { label: "or", text: fix.hcl },
      ]
    : [{ label: "fix", text: fix.module ?? fix.hcl }];
  return fix.command === undefined ? written : [...written, { label: "run", text: fix.command }];
}

/** A CDKTF source has a construct path or a synthesized file. A plan of such a program is like any other plan. */
const isWrittenByCdktf = ({ file, stack, constructPath }: Place): boolean =>
  constructPath !== undefined || stack !== undefined || /(^|[\\/])cdk\.tf\.json$/.test(file);
