import { App } from "cdktf";
import { AsyncMinimalStack } from "./async-minimal";
import { DocsRecipeStack } from "./docs-recipe";
import { DonutAsyncStack } from "./donut-async";
import { Llama3Stack } from "./llama3-8b";
import { Llama3WeekendsStack } from "./llama3-8b-weekends";
import { OfficeHoursStack } from "./office-hours";
import { SeveralModelsStack } from "./several-models";
import { StableDiffusionAsyncStack } from "./stable-diffusion-async";

/** All examples. */
export function exampleApp(outdir?: string): App {
  const app = new App({ outdir });
  new Llama3Stack(app, "llama3-8b");
  new DocsRecipeStack(app, "docs-recipe");
  new SeveralModelsStack(app, "several-models");
  new StableDiffusionAsyncStack(app, "stable-diffusion-async");
  new DonutAsyncStack(app, "donut-async");
  new AsyncMinimalStack(app, "async-minimal");
  new Llama3WeekendsStack(app, "llama3-8b-weekends");
  new OfficeHoursStack(app, "office-hours");
  return app;
}
