import { isKnown, type Maybe, type Optional, type ScalableIdentity } from "../../topology";

/** The configured name of a resource in any source; `undefined` if it is unknown. */
type Key = string | undefined;

export const name = (node: { readonly name: Maybe<string> }): Key => text(node.name);

/** The key of a scalable target. */
export const scaled = ({ resourceId, scalableDimension }: ScalableIdentity): Key =>
  isKnown(resourceId) && isKnown(scalableDimension) ? `${resourceId} (${scalableDimension})` : undefined;

/** The key of a policy or a scheduled action. */
export function nameOn(node: ScalableIdentity & { readonly name: Maybe<string> }): Key {
  const on = scaled(node);
  return isKnown(node.name) && on !== undefined ? `${node.name} on ${on}` : undefined;
}

export const schedule = (node: { readonly name: Maybe<string>; readonly groupName: Optional<string> }): Key =>
  isKnown(node.name) ? `${text(node.groupName) ?? "default"}/${node.name}` : undefined;

const text = (value: Optional<string>): Key => (isKnown(value) ? value : undefined);
