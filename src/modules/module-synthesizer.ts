import type { IStackSynthesizer, ISynthesisSession, TerraformStack } from "cdktf";
import { HAND_OVER, leave } from "./hand-over";
import { printed } from "./printed-module";

/** Synthesizes as cdktf does, and prints the module too where the command line asks for it. */
export class ModuleSynthesizer implements IStackSynthesizer {
  constructor(
    private readonly stack: TerraformStack,
    private readonly synthesizer: IStackSynthesizer,
  ) {}

  synthesize(session: ISynthesisSession): void {
    this.synthesizer.synthesize(session);
    const directory = process.env[HAND_OVER];
    if (directory !== undefined) {
      leave(printed(this.stack), directory);
    }
  }
}
