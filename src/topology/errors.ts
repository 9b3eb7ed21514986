import { ScaleToZeroError } from "../errors";
import { printable } from "../printable";

const MIB = 1024 * 1024;

/** What to write instead, for people whose file is of the wrong kind. */
const SHOW = "write it with `terraform show -json <plan file> > plan.json`";

const SPLIT = "split the configuration, or plan a part of it with -target";

export const unreadable = (file: string, cause: unknown): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: cannot be read (${reason(cause)})`, { cause });

export const notAFile = (file: string, isFolder: boolean): ScaleToZeroError =>
  new ScaleToZeroError(
    isFolder
      ? `${file}: is a folder; pass the path of a file`
      : `${file}: is neither a file nor a folder; pass the path of a JSON file`,
  );

/** @param advice what to do about it */
export const tooLarge = (file: string, bytes: number, limit: number, advice = SPLIT): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: is ${mib(bytes)} MiB, the limit is ${mib(limit)} MiB; ${advice}`);

export const emptyFile = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: is empty; did the command that wrote it fail?`);

export const byteOrderMark = (file: string, encoding: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: starts with the byte order mark of ${encoding}, which JSON does not allow; write it as plain UTF-8 (in PowerShell: \`| Out-File -Encoding utf8NoBOM\`)`,
  );

export const savedPlan = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: is a saved plan in Terraform's own format; run \`terraform show -json ${file}\``);

export const notText = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: is not UTF-8 text; pass a JSON file`);

export const notJson = (file: string, where: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: is not valid JSON ${where}; was it cut off?`);

export const planLog = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: is the log of \`terraform plan -json\`, not the plan: ${SHOW}`);

export const rawState = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: is a raw state file, whose format is internal to Terraform; run \`terraform show -json ${file} > state.json\``,
  );

export const unknownFormat = (file: string, version: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: format_version is ${version}, must be 1.x; ${SHOW}, with a Terraform version that this version of scale-to-zero supports`,
  );

export const notTerraform = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: is neither a plan, a state nor synthesized Terraform JSON; ${SHOW}`);

export const nothingInFolder = (folder: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${folder}: contains neither manifest.json nor cdk.tf.json; run \`cdktf synth\`, or pass a plan`,
  );

export const outsideFolder = (manifest: string, stack: string, path: string): ScaleToZeroError =>
  new ScaleToZeroError(`${manifest}: stack ${shown(stack)} is outside the folder, at ${shown(path)}`);

export const synthesizedAsHcl = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: the stack was synthesized as HCL; synthesize it as JSON (without \`--hcl\`), or pass a plan`,
  );

export const wrongValue = (file: string, path: string, value: unknown, expected: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: ${printable(path)} is ${shown(value)}, must be ${expected}`);

export const tooEntangled = (file: string, limit: number): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: its expressions refer to each other in more than ${limit} ways, the limit of this reader; plan a part of it with -target`,
  );

export const tooMuchWork = (source: string, limit: number): ScaleToZeroError =>
  new ScaleToZeroError(
    `${printable(source)}: checking it takes more than ${limit / 1_000_000} million steps, because it compares too many resources with each other, such as thousands of schedules or alarms of one component; split the configuration, or plan a part of it with -target`,
  );

const mib = (bytes: number): string => (bytes / MIB).toFixed(bytes < 10 * MIB ? 1 : 0);

/** The operating system's code says all there is to say, without the path once more. */
function reason(cause: unknown): string {
  const code = systemCode(cause);
  switch (code) {
    case "ENOENT":
      return "no such file";
    case "EACCES":
      return "permission denied";
    default:
      return code ?? "unknown reason";
  }
}

/** The code of an error of the operating system, such as `ENOENT`. */
export const systemCode = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;

/** A value as one short line; lists and objects only by what they are. */
function shown(value: unknown): string {
  if (value === undefined) {
    return "missing";
  }
  if (Array.isArray(value)) {
    return "a list";
  }
  if (typeof value === "object" && value !== null) {
    return "an object";
  }
  const text = JSON.stringify(value) ?? "not JSON";
  return printable(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
