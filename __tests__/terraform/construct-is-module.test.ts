import { plannedTwins } from "../support/construct-and-module";
import { describeTerraform } from "../support/terraform";
import { TWINS } from "./support/twins";

describeTerraform.each(TWINS)("the stack $stack and the module $module", (twins) => {
  it("plan the same resources", async () => {
    const { stack, module } = await plannedTwins(twins);
    expect(module).toEqual(stack);
  });
});
