import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { ActionInvocation } from "./action-invocation";
import { isObject, type JsonObject } from "./attributes/json";
import type { ResourceChange } from "./changes";
import { notTerraform, rawState, unknownFormat, unreadable } from "./errors";
import { inventoryOf } from "./inventory";
import type { ModuleCalls } from "./module-input";
import { changesOfPlan } from "./terraform/changes/plan-changes";
import { stackContent, stateContent, type WrittenContent } from "./terraform/changes/written";
import { readStacks, stacksInFolder, stacksInManifest } from "./terraform/output-folder";
import { actionInvocationsIn } from "./terraform/plan/action-invocations";
import { moduleCallsOf } from "./terraform/plan/module-calls";
import { type Read, readPlan, readState } from "./terraform/plan/read-plan";
import { SensitiveArguments } from "./terraform/sensitive-arguments";
import { DEFAULT_MAX_BYTES, parseJson, readJsonFile } from "./terraform/source-text";
import { readSynthesized } from "./terraform/synthesized/read-synthesized";
import type { StackFile } from "./terraform/synthesized/stack-file";
import { Topology } from "./topology";

export interface ReadOptions {
  /**
   * The largest file that is read, in bytes.
   * @default 268435456 (256 MiB: some 4,000 endpoints; never more than the 512 MiB that Node.js has for one text)
   */
  readonly maxBytes?: number;
}

/** What a Terraform document says. */
export interface TerraformReading {
  readonly kind: "plan" | "state" | "synthesized";
  /** What will be after apply (a plan), what is (a state), what is wanted (synthesized JSON). */
  readonly topology: Topology;
  /**
   * Only for a plan: what was before. Read when it is first asked for, since most never ask: it may be half of the plan.
   *
   * @throws ScaleToZeroError when it cannot be read
   */
  readonly before?: Topology;
  /** Only for a plan: what it does to the resources that are read. Read when it is first asked for. */
  readonly changes?: readonly ResourceChange[];
  /** Only for a plan: the actions that its apply invokes. */
  readonly invocations?: readonly ActionInvocation[];
  /** Only for a plan: its configuration, for `sourceLines`. */
  readonly configuration?: unknown;
  /** Only for a plan with modules: what their callers set. It keeps the document in memory. */
  readonly moduleCalls?: ModuleCalls | undefined;
  /** The content of each resource in the document, for `changesBetween`. Read when it is first used. */
  readonly written: () => WrittenContent;
}

/**
 * Reads a topology from `cdktf.out`, from the folder or `cdk.tf.json` of one stack, or from what `terraform show -json`
 * prints of a plan or a state.
 *
 * @param path a file or folder
 * @throws ScaleToZeroError that names the file, and the place in it, when it cannot be read
 */
export function readTerraform(path: string, { maxBytes = DEFAULT_MAX_BYTES }: ReadOptions = {}): TerraformReading {
  const stacks = stacksAt(path, maxBytes);
  return stacks === undefined
    ? readDocument(path, readJsonFile(path, maxBytes), dirname(path))
    : synthesized(readStacks(stacks, maxBytes));
}

/**
 * The files that `readTerraform` takes its resources from, by their real paths: the same file has several names.
 *
 * @throws ScaleToZeroError as `readTerraform` does
 */
export function filesOf(path: string, { maxBytes = DEFAULT_MAX_BYTES }: ReadOptions = {}): readonly string[] {
  const files = stacksAt(path, maxBytes)?.map(({ file }) => file) ?? [path];
  return files.map((file) => (existsSync(file) ? realpathSync(file) : resolve(file)));
}

/** The stacks of a folder, or of its manifest; `undefined` for the path of a document. */
function stacksAt(path: string, maxBytes: number): ReturnType<typeof stacksInFolder> | undefined {
  if (isFolder(path)) {
    return stacksInFolder(path, maxBytes);
  }
  return basename(path) === "manifest.json" ? stacksInManifest(path, dirname(path), maxBytes) : undefined;
}

/**
 * Reads a topology from a text, such as standard input.
 *
 * @param name what to call the text in errors
 */
export const parseTerraform = (text: string, name: string): TerraformReading =>
  readDocument(name, parseJson(text, name));

/**
 * Reads a topology from what a CDKTF stack resolves to, before it is written.
 *
 * @param name what to call the stack in errors
 */
export const readStack = (document: JsonObject, name: string): Topology =>
  synthesized([{ file: name, document }]).topology;

/** @param folder of the file @default - it was not read from a file */
function readDocument(file: string, document: unknown, folder?: string): TerraformReading {
  if (!isObject(document)) {
    throw notTerraform(file);
  }
  switch (kindOf(document)) {
    case "plan": {
      checkFormat(file, document);
      const { after, before } = readPlan(file, document);
      return planReading(document, topologyOf(after, file), () => topologyOf(before(), file));
    }
    case "state":
      checkFormat(file, document);
      return {
        kind: "state",
        topology: topologyOf(readState(file, document), file),
        written: () => stateContent(document, "values"),
      };
    case "synthesized":
      return synthesized([{ file, document, ...(folder !== undefined && { folder }) }]);
    case "raw-state":
      throw rawState(file);
    default:
      throw notTerraform(file);
  }
}

const topologyOf = ({ inventory, knowledge }: Read, source: string): Topology =>
  new Topology(inventory, { ...knowledge, source });

function planReading(document: JsonObject, topology: Topology, readBefore: () => Topology): TerraformReading {
  let before: Topology | undefined;
  let changes: readonly ResourceChange[] | undefined;
  return {
    kind: "plan",
    topology,
    get before() {
      before ??= readBefore();
      return before;
    },
    get changes() {
      changes ??= changesOfPlan(document);
      return changes;
    },
    get invocations() {
      return actionInvocationsIn(document);
    },
    get configuration() {
      return document.configuration;
    },
    get moduleCalls() {
      return moduleCallsOf(document);
    },
    written: () => stateContent(document, "planned_values"),
  };
}

function synthesized(stacks: readonly StackFile[]): TerraformReading {
  const sensitive = new SensitiveArguments();
  const inventory = inventoryOf(readSynthesized(stacks, sensitive));
  const source = stacks.map(({ file }) => file).join(", ");
  const topology = new Topology(inventory, { source, limits: sensitive.limits, sensitive: sensitive.byNode });
  return { kind: "synthesized", topology, written: () => stackContent(stacks) };
}

type DocumentKind = "plan" | "state" | "raw-state" | "synthesized" | undefined;

function kindOf(document: JsonObject): DocumentKind {
  const has = (...names: string[]): boolean => names.some((name) => Object.hasOwn(document, name));
  if (has("planned_values", "resource_changes")) {
    return "plan";
  }
  if (has("format_version")) {
    return "state";
  }
  if (has("lineage", "serial") && has("version")) {
    return "raw-state";
  }
  return has("resource", "terraform", "//", "module", "data", "provider") ? "synthesized" : undefined;
}

/** Terraform promises that 1.x stays readable. */
function checkFormat(file: string, document: JsonObject): void {
  const { format_version: version } = document;
  if (typeof version !== "string" || !/^1\.\d{1,4}$/.test(version)) {
    throw unknownFormat(file, typeof version === "string" ? version.slice(0, 20) : "missing or not a text");
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}
