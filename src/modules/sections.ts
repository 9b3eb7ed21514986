import type { TerraformStack } from "cdktf";
import { keptWith } from "../constructs/terraform/kept-with";
import { commentLines } from "./comment";
import { unknownBlocks } from "./errors";

/** Blocks of a module that belong together: a title, a comment and the blocks stand below each other in their file. */
export interface ModuleSection {
  /** A few words: `Endpoint configuration`. */
  readonly title: string;
  /** What a reader has to know about these blocks before reading them. @default - nothing */
  readonly comment?: string;
  /**
   * Addresses of the blocks, in their order: `aws_sagemaker_endpoint.this`, `data.aws_region.current`, `local.names`,
   * `var.endpoint_name`, `output.endpoint_arn`, `check.asleep`.
   */
  readonly blocks: readonly string[];
}

const declared = keptWith((): ModuleSection[] => []);

export function declareSections(stack: TerraformStack, sections: readonly ModuleSection[]): void {
  declared.of(stack).push(...sections);
}

/** The sections of a module, by the addresses of its blocks. */
export class Sections {
  private readonly all: readonly ModuleSection[];
  private readonly places = new Map<string, readonly [section: number, place: number]>();

  constructor(stack: TerraformStack) {
    this.all = declared.of(stack);
    for (const [section, { blocks }] of this.all.entries()) {
      for (const [place, address] of blocks.entries()) {
        this.places.set(address, [section, place]);
      }
    }
  }

  /** The number of the section that a block belongs to. */
  of(address: string): number | undefined {
    return this.places.get(address)?.[0];
  }

  /** By section, and by the order in it. What belongs to none comes first. */
  compare(left: string, right: string): number {
    const [[section, place], [otherSection, otherPlace]] = [this.placeOf(left), this.placeOf(right)];
    return section - otherSection || place - otherPlace;
  }

  /** The lines above the first block of a section in a file. */
  heading(section: number): readonly string[] {
    const { title = "", comment } = this.all[section] ?? {};
    return [RULE, `# ${title}`, RULE, ...(comment === undefined ? [] : commentLines(comment.split("\n")))];
  }

  /**
   * Each section is about blocks that there are.
   * @throws ScaleToZeroError with the addresses that no block has
   */
  check(addresses: readonly string[]): void {
    const unknown = [...this.places.keys()].filter((address) => !addresses.includes(address));
    if (unknown.length > 0) {
      throw unknownBlocks(unknown);
    }
  }

  private placeOf(address: string): readonly [number, number] {
    return this.places.get(address) ?? [-1, -1];
  }
}

const RULE = "#".repeat(80);
