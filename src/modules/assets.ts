import { readFileSync } from "node:fs";
import { AssetType, TerraformAsset, TerraformStack } from "cdktf";
import { assetIsNoFile } from "./errors";

/** A file that goes with a module: the code of a function, for example. */
interface Asset {
  /** Where the configuration has it. */
  readonly path: string;
  /** Where the module has it: without cdktf's hashes, which would leave old versions beside the new one. */
  readonly target: string;
  readonly source: string;
}

function assetsOf(stack: TerraformStack): readonly Asset[] {
  const found = stack.node
    .findAll()
    .filter((construct) => construct instanceof TerraformAsset)
    .filter((asset) => TerraformStack.of(asset) === stack);
  const names = found.map(({ fileName }) => fileName);
  return found.map((asset) => {
    if (asset.type !== AssetType.FILE) {
      throw assetIsNoFile(asset.node.path);
    }
    const alone = names.indexOf(asset.fileName) === names.lastIndexOf(asset.fileName);
    const source: string = Reflect.get(asset, "sourcePath");
    return { path: asset.path, target: alone ? `assets/${asset.fileName}` : asset.path, source };
  });
}

/** A configuration in which assets are found from wherever the module is called. */
export function withModulePaths<T>(stack: TerraformStack, configuration: T): T {
  const replaced = new Map(assetsOf(stack).map(({ path }) => [path, `\${path.module}/${path}`]));
  return withTexts(configuration, (text) => replaced.get(text) ?? text);
}

/** A configuration in which assets are where the printed module has them. */
export function withTargets<T>(stack: TerraformStack, configuration: T): T {
  const assets = assetsOf(stack);
  return withTexts(configuration, (text) =>
    assets.reduce((whole, { path, target }) => whole.replace(path, () => target), text),
  );
}

/** The content of the assets in base 64, by the path that the module has them at. */
export function assetContents(stack: TerraformStack): Readonly<Record<string, string>> {
  return Object.fromEntries(assetsOf(stack).map(({ target, source }) => [target, readFileSync(source, "base64")]));
}

function withTexts<T>(value: T, change: (text: string) => string): T;
function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => withTexts(item, change));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withTexts(member, change)]));
}
