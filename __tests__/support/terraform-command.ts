import { execFile } from "node:child_process";

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

const plain = (text: string) => text.replace(/[│╷╵\s]+/g, " ").trim();

/** Runs a command to its end, however it ends. */
export function runCommand(
  [command = "", ...args]: readonly string[],
  directory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandRun> {
  const inherited = Object.entries(process.env).filter(([name]) => !PERSONAL.test(name));
  const fixed = { TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1", ...GARBAGE };
  const env = { ...Object.fromEntries(inherited), ...fixed, ...environment };
  return new Promise((resolve) => {
    execFile(command, args, { cwd: directory, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 127;
      resolve({ exitCode, stdout, said: plain(`${stdout}\n${stderr}\n${exitCode === 127 ? error?.message : ""}`) });
    });
  });
}

/**
 * Runs Terraform and gives what it prints.
 * @throws Error with what it said, frames and line breaks removed
 */
export async function runTerraform(directory: string, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, said } = await runCommand(["terraform", ...args], directory);
  if (exitCode !== 0) {
    throw new Error(`terraform ${args[0]}: ${said}`);
  }
  return stdout;
}
