import { isKnown, type Maybe, type Optional, type ScalableIdentity } from "../../topology";

/** What a resource is called by people, wherever it is read: `undefined` where that is not known. */
type Key = string | undefined;

export const name = (node: { readonly name: Maybe<string> }): Key => text(node.name);

/** Of what Application Auto Scaling scales. */
export const scaled = ({ resourceId, scalableDimension }: ScalableIdentity): Key =>
  isKnown(resourceId) && isKnown(scalableDimension) ? `${resourceId} (${scalableDimension})` : undefined;

/** Of a policy or a scheduled action. */
export function nameOn(node: ScalableIdentity & { readonly name: Maybe<string> }): Key {
  const on = scaled(node);
  return isKnown(node.name) && on !== undefined ? `${node.name} on ${on}` : undefined;
}

export const schedule = (node: { readonly name: Maybe<string>; readonly groupName: Optional<string> }): Key =>
  isKnown(node.name) ? `${text(node.groupName) ?? "default"}/${node.name}` : undefined;

const text = (value: Optional<string>): Key => (isKnown(value) ? value : undefined);
