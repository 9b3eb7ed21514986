import type { Place, ReviewedFinding } from "./review";

/** What to do about a finding, in the language that its source is written in. */
export interface FixLine {
  /** `fix`; `or` for the same in other words; `run` for a command that mends a live account at once. */
  readonly label: "fix" | "or" | "run";
  readonly text: string;
}

/** TypeScript first for what a CDKTF program wrote, and HCL alone for all else. */
export function fixLines({ fix, place }: Pick<ReviewedFinding, "fix" | "place">): readonly FixLine[] {
  const isProgram = fix.typescript !== undefined && isWrittenByCdktf(place);
  const written: readonly FixLine[] = isProgram
    ? [
        { label: "fix", text: fix.typescript ?? fix.hcl },
        { label: "or", text: fix.hcl },
      ]
    : [{ label: "fix", text: fix.hcl }];
  return fix.command === undefined ? written : [...written, { label: "run", text: fix.command }];
}

/** What synthesis says of a resource, or the file that it writes. A plan of such a program reads as any other. */
const isWrittenByCdktf = ({ file, stack, constructPath }: Place): boolean =>
  constructPath !== undefined || stack !== undefined || /(^|[\\/])cdk\.tf\.json$/.test(file);
