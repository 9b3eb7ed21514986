import { App } from "cdktf";
import { DocsRecipeStack } from "./docs-recipe";
import { Llama3Stack } from "./llama3-8b";
import { SeveralModelsStack } from "./several-models";

/** All examples. */
export function exampleApp(outdir?: string): App {
  const app = new App({ outdir });
  new Llama3Stack(app, "llama3-8b");
  new DocsRecipeStack(app, "docs-recipe");
  new SeveralModelsStack(app, "several-models");
  return app;
}
