import { resolve } from "node:path";
import { field, member } from "../../attributes/json";
import type { SourceLine } from "../../nodes/node";
import { withoutKeys } from "../instance-keys";
import { ModuleFiles } from "./module-files";

/** `module.a.module.b.` and what is in it: `data.aws_x.y` or `aws_x.y`. A variant is at the place of its configuration. */
const ADDRESS = /^((?:module\.[^.[\]"]+\.)*)(data\.)?([^.[\]"]+)\.([^.[\]"]+?)(?:\.production_variants)?$/;

/**
 * Where the blocks of resources are, in files that people write. In a module that is not local, it is the line of its
 * call, which is what can be changed. Files are read when the first place is asked for, and nothing is executed.
 *
 * @param folder of the root module
 * @param configuration of the plan, whose sources of modules are used. @default - those in the files
 * @returns `undefined` for an address that no file has
 */
export function hclPlaces(folder: string, configuration?: unknown): (address: string) => SourceLine | undefined {
  const files = new ModuleFiles(folder);
  const known = new Map<string, SourceLine | undefined>();
  return (address) => {
    const [, modules, data, type, name] = ADDRESS.exec(withoutKeys(address)) ?? [];
    if (modules === undefined || type === undefined || name === undefined) {
      return undefined;
    }
    const key = withoutKeys(address);
    if (!known.has(key)) {
      const wanted = { kind: data === undefined ? "resource" : "data", labels: [type, name] };
      known.set(key, placeIn(files, folder, field(configuration, "root_module"), callsIn(modules), wanted));
    }
    return known.get(key);
  };
}

interface Wanted {
  readonly kind: string;
  readonly labels: readonly string[];
}

/** `a` and `b` of `module.a.module.b.`. */
const callsIn = (modules: string): readonly string[] =>
  [...modules.matchAll(/module\.([^.]+)\./g)].map(([, name = ""]) => name);

function placeIn(
  files: ModuleFiles,
  root: string,
  rootModule: unknown,
  calls: readonly string[],
  wanted: Wanted,
): SourceLine | undefined {
  let folder = resolve(root);
  let module = rootModule;
  for (const name of calls) {
    const call = member(field(module, "module_calls"), name);
    const block = files.block(folder, "module", [name]);
    if (block === undefined) {
      return undefined;
    }
    const stated = field(call, "source");
    const source = typeof stated === "string" ? stated : block.source;
    if (source === undefined || !/^\.\.?(?:[\\/]|$)/.test(source)) {
      return { file: block.file, line: block.line };
    }
    folder = resolve(folder, source);
    module = field(call, "module");
  }
  const found = files.block(folder, wanted.kind, wanted.labels);
  return found === undefined ? undefined : { file: found.file, line: found.line };
}
