import { execFile } from "node:child_process";

export interface TerraformRun {
  readonly exitCode: number;
  /** Both streams, frames and line breaks removed, so that a sentence can be found in it. */
  readonly said: string;
}

/** Variables that would make Terraform behave otherwise on one machine than on another. */
const PERSONAL = /^(TF_CLI_ARGS|TF_DATA_DIR$|TF_WORKSPACE$|TF_VAR_|AWS_)/;

/** Runs Terraform in a folder, with local AWS for AWS. */
export function terraform(folder: string, endpoint: string, ...args: readonly string[]): Promise<TerraformRun> {
  const inherited = Object.entries(process.env).filter(([name]) => !PERSONAL.test(name));
  const env = {
    ...Object.fromEntries(inherited),
    TF_IN_AUTOMATION: "1",
    CHECKPOINT_DISABLE: "1",
    AWS_ENDPOINT_URL: endpoint,
  };
  return new Promise((resolve) => {
    execFile("terraform", args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 127;
      resolve({ exitCode, said: `${stdout}\n${stderr}\n${error?.message ?? ""}`.replace(/[│╷╵\s]+/g, " ") });
    });
  });
}
