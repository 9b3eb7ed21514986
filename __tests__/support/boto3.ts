import { spawnSync } from "node:child_process";

/** `it`, or a test that is skipped, loudly, on a machine without Python and boto3. @param what does not run then */
export function itWithBoto3(what: string): jest.It {
  if (spawnSync("python3", ["-c", "import boto3"]).status === 0) {
    return it;
  }
  process.stderr.write(`\nPYTHON WITH boto3 IS NOT ON THIS MACHINE: ${what}.\n`);
  return it.skip;
}
