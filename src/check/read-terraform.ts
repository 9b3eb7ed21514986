import { type ModuleCalls, readTerraform as read, type TerraformReading, type Topology } from "../topology";

/** Limits of reading. */
export interface ReadOptions {
  /**
   * Largest file to read, in bytes. Node.js cannot read more than 512 MiB as one text.
   * @default 268435456 (256 MiB, about 4,000 endpoints)
   */
  readonly maxBytes?: number;
}

/** What a Terraform document describes: planned changes, deployed resources, or the output of `cdktf synth`. */
export type TerraformKind = "plan" | "state" | "synthesized";

/** A Terraform document that was read. `readTerraform` creates it, `checkTopology` takes it. */
export class TerraformSource {
  private constructor(
    /** The path, as it was given. */
    readonly file: string,
    /** What it describes. */
    readonly kind: TerraformKind,
    /** @internal */
    readonly topology: Topology,
    /** @internal */
    readonly moduleCalls: ModuleCalls | undefined,
  ) {}

  /** @internal */
  static of(file: string, { kind, topology, moduleCalls }: TerraformReading): TerraformSource {
    return new TerraformSource(file, kind, topology, moduleCalls);
  }
}

/**
 * Reads a plan or state that `terraform show -json` printed, a `cdk.tf.json`, or a `cdktf.out` folder with all its stacks.
 *
 * @param path a file or a folder
 * @throws ScaleToZeroError if it cannot be read: the message names the file and the position in it
 */
export function readTerraform(path: string, options: ReadOptions = {}): TerraformSource {
  return TerraformSource.of(path, read(path, options));
}
