import { moduleNames, runOwnTests } from "../support/printed-modules";
import { describeTerraform } from "../support/terraform";

/* A file of its own: with the plans of the examples it would keep one worker busy after all others are done. */

describeTerraform.each(moduleNames())("the module %s", (name) => {
  it("passes its own tests", async () => {
    expect(await runOwnTests(name)).toContain(" passed, 0 failed.");
  });
});
