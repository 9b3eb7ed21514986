import { execFile } from "node:child_process";
import { join } from "node:path";
import { servedProvider } from "./terraform-provider/served-providers";

export interface CommandRun {
  /** 127 when the command is not there. */
  readonly exitCode: number;
  readonly stdout: string;
  /** Both streams, frames and line breaks removed, so that a sentence can be found in it. */
  readonly said: string;
}

/**
 * Variables that would make Terraform behave otherwise on one machine than on another. What answers for CloudFormation
 * may be named: a plan cannot do without.
 */
const PERSONAL = /^(TF_CLI_ARGS|TF_DATA_DIR$|TF_WORKSPACE$|TF_VAR_|AWS_(?!ENDPOINT_URL_CLOUDFORMATION$))/;

/** Terraform and its providers are written in Go, and a quarter of their time goes into collecting garbage. */
const GARBAGE = { GOGC: "400" };

/** Commands that start a provider. */
const WITH_PROVIDER = ["apply", "destroy", "graph", "plan", "providers", "show", "test", "validate"];

const plain = (text: string) => text.replace(/[│╷╵\s]+/g, " ").trim();

/** Runs a command to its end, however it ends. */
export function runCommand(
  [command = "", ...args]: readonly string[],
  directory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandRun> {
  const env = wholeEnvironment(environment);
  return new Promise((resolve) => {
    execFile(command, args, { cwd: directory, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 127;
      resolve({ exitCode, stdout, said: plain(`${stdout}\n${stderr}\n${exitCode === 127 ? error?.message : ""}`) });
    });
  });
}

function wholeEnvironment(environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !PERSONAL.test(name));
  const fixed = { TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1", ...GARBAGE };
  return { ...Object.fromEntries(inherited), ...fixed, ...environment };
}

/** Runs Terraform to its end, however it ends, with a provider that runs already where the command needs one. */
export async function terraform(
  directory: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandRun> {
  const root = process.env.TERRAFORM_TESTS_ROOT;
  if (root === undefined || !WITH_PROVIDER.includes(args[0] ?? "")) {
    return runCommand(["terraform", ...args], directory, environment);
  }
  const installed = {
    pluginDirectory: join(root, ".terraform", "providers"),
    schemaFile: join(root, "provider-schema"),
  };
  const { variables } = await servedProvider(installed, wholeEnvironment(environment), directory);
  return runCommand(["terraform", ...args], directory, { ...environment, ...variables });
}

/**
 * Runs Terraform and gives what it prints.
 * @throws Error with what it said, frames and line breaks removed
 */
export async function runTerraform(directory: string, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, said } = await terraform(directory, args);
  if (exitCode !== 0) {
    throw new Error(`terraform ${args[0]}: ${said}`);
  }
  return stdout;
}
