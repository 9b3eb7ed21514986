import { type Command, InvalidArgumentError, Option } from "commander";

/** Known here as well: the room of publishing is loaded when it is used. A test compares the two. */
export const POST_CHOICES = ["github", "gitlab", "github-step"] as const;
const RUN_TASK_PORT = 8080;

/** Adds where a review is published, and the server of a run task. */
export const withPublishOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        "--post <where>",
        "publish the review: github or gitlab (comment), github-step (summary, annotations and outputs of a step only)",
      ).choices(POST_CHOICES),
    )
    .option("--pull-request <number>", "pull or merge request to comment on (default: from the CI environment)")
    .option("--repository <name>", "OWNER/NAME, or a GitLab project (default: from the CI environment)")
    .option("--serve-run-task", "serve a run task of HCP Terraform; requires SCALE_TO_ZERO_RUN_TASK_KEY")
    .option("--port <number>", "port of --serve-run-task", port, RUN_TASK_PORT)
    .option("--host <address>", "address of --serve-run-task to listen on", "127.0.0.1")
    .option("--terraform-host <name>", "host of HCP Terraform or Terraform Enterprise", "app.terraform.io");

function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
  }
  return Number(text);
}
