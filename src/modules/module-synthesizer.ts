import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { IStackSynthesizer, ISynthesisSession, TerraformStack } from "cdktf";
import { printed } from "./printed-module";

/** Where a program that `scale-to-zero modules` runs leaves its modules. */
export const PRINT_DIRECTORY = "SCALE_TO_ZERO_PRINT_DIRECTORY";

/** Synthesizes as cdktf does, and prints the module too where the command line asks for it. */
export class ModuleSynthesizer implements IStackSynthesizer {
  constructor(
    private readonly stack: TerraformStack,
    private readonly synthesizer: IStackSynthesizer,
  ) {}

  synthesize(session: ISynthesisSession): void {
    this.synthesizer.synthesize(session);
    const directory = process.env[PRINT_DIRECTORY];
    if (directory !== undefined) {
      mkdirSync(directory, { recursive: true });
      writeFileSync(
        join(directory, `${encodeURIComponent(this.stack.node.id)}.json`),
        JSON.stringify(printed(this.stack)),
      );
    }
  }
}
