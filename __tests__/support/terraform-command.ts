import { execFile } from "node:child_process";

/** Variables that would make Terraform behave otherwise on one machine than on another. */
const PERSONAL = /^(TF_CLI_ARGS|TF_DATA_DIR$|TF_WORKSPACE$|TF_VAR_|AWS_PROFILE$|AWS_REGION$|AWS_DEFAULT_REGION$)/;

/**
 * Runs Terraform and gives what it prints.
 * @throws Error with what it printed on stderr, frames and line breaks removed
 */
export function runTerraform(directory: string, args: readonly string[]): Promise<string> {
  const inherited = Object.entries(process.env).filter(([name]) => !PERSONAL.test(name));
  const env = { ...Object.fromEntries(inherited), TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" };
  return new Promise((resolve, reject) => {
    execFile("terraform", args, { cwd: directory, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) {
        resolve(stdout);
      } else {
        const told = stderr.replace(/[│╷╵\s]+/g, " ").trim();
        reject(new Error(`terraform ${args[0]}: ${told === "" ? error.message : told}`));
      }
    });
  });
}
