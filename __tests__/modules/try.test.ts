import { exampleApp } from "../../stacks/app";
import { TerraformStack } from "cdktf";
import { printModule } from "../../src/modules/print-module";
it("prints", () => {
  const app = exampleApp("/tmp/try-out/cdk");
  for (const s of app.node.children.filter(TerraformStack.isStack)) printModule(s, `/tmp/try-out/${s.node.id}`);
});
