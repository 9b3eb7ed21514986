import { TerraformDataSource, type TerraformElement, TerraformResource, type TerraformStack } from "cdktf";
import { keptWith } from "../constructs/terraform/kept-with";
import { resolved } from "./expression";
import { type Instances, instancesOf, withoutIndex } from "./instances";
import { withOptionalBlocks } from "./optional-block";
import { withOwnConditions } from "./own-conditions";
import { withOwnIterators } from "./own-iterators";

type Members = Readonly<Record<string, unknown>>;

const placedElements = keptWith(() => new Set<TerraformElement>());

/**
 * Has the resources of a module written as they read there: repeated ones with their `for_each` or `count`, optional
 * blocks as dynamic ones, and without the conditions that a variable has checked already.
 */
export function placeInstances(stack: TerraformStack): void {
  const placed = placedElements.of(stack);
  for (const element of stack.node.findAll()) {
    if (isBlock(element) && !placed.has(element)) {
      placed.add(element);
      place(stack, element);
    }
  }
}

const isBlock = (construct: unknown): construct is TerraformResource | TerraformDataSource =>
  TerraformResource.isTerraformResource(construct) || TerraformDataSource.isTerraformDataSource(construct);

function place(stack: TerraformStack, element: TerraformResource | TerraformDataSource): void {
  const json = element.toTerraform.bind(element);
  element.toTerraform = () => {
    const instances = instancesOf(element);
    const change = (body: Members) => {
      const whole = withOptionalBlocks(element, withOwnConditions(stack, withOwnIterators(body), instances));
      return { ...metaArgument(instances), ...asMembers(translated(whole, instances)) };
    };
    const { resource, data, ...others } = asMembers(resolved(stack, json()));
    return {
      ...others,
      ...(resource === undefined
        ? {}
        : { resource: mapMembers(resource, (named) => renamed(named, instances, change)) }),
      ...(data === undefined ? {} : { data: mapMembers(data, (named) => renamed(named, instances, change)) }),
    };
  };
}

const metaArgument = (instances: Instances | undefined): Members =>
  instances === undefined ? {} : { [instances.argument]: `\${${instances.translate(instances.of)}}` };

/** The resource under its plain name: inside the stack it is called by that of its instance. */
function renamed(named: unknown, instances: Instances | undefined, change: (body: Members) => Members): Members {
  const extra = instances?.index.length ?? 0;
  return Object.fromEntries(
    Object.entries(asMembers(named)).map(([name, body]) => [
      name.slice(0, name.length - extra),
      change(asMembers(body)),
    ]),
  );
}

function translated(value: unknown, instances: Instances | undefined, key?: string): unknown {
  if (typeof value === "string") {
    return key === "depends_on" ? withoutIndex(value) : (instances?.translate(value) ?? value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => translated(item, instances, key));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, translated(member, instances, name)]))
    : value;
}

const asMembers = (value: unknown): Members => (typeof value === "object" && value !== null ? { ...value } : {});

const mapMembers = (value: unknown, change: (member: unknown) => unknown): Members =>
  Object.fromEntries(
    Object.entries(asMembers(value))
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, change(member)]),
  );
