import type { AttributeChange, ChangedValue, ResourceChange } from "../../../topology";

/** A value of a change in words; that of a sensitive argument is never shown. */
export function valueText(value: ChangedValue): string {
  switch (value.kind) {
    case "value":
      return value.text;
    case "absent":
      return "(not set)";
    case "sensitive":
      return "(sensitive)";
    case "unknown":
      return "(known after apply)";
  }
}

/** `min_capacity: 0 -> 1`. */
export const attributeText = ({ path, before, after, forcesReplacement }: AttributeChange): string =>
  `${path}: ${valueText(before)} -> ${valueText(after)}${forcesReplacement ? " (forces replacement)" : ""}`;

/** What happens to the resource: `replace (new first)`, `move from aws_x.y`. */
export function actionText({
  action,
  createsFirst,
  imports,
  forgets,
  previousAddress,
  reason,
}: ResourceChange): string {
  const details = [
    ...(action === "replace" && createsFirst === true ? ["new first"] : []),
    ...(imports === true && action !== "import" ? ["imported"] : []),
    ...(action === "replace" && reason === "replace_by_triggers" ? ["by replace_triggered_by"] : []),
    ...(forgets === true && action !== "forget" ? ["the old one is forgotten"] : []),
    ...(previousAddress === undefined ? [] : [`was ${previousAddress}`]),
  ];
  return details.length === 0 ? action : `${action} (${details.join(", ")})`;
}

/** The address, with its stack if several were read. */
export const changedAddress = ({ address, stack }: ResourceChange): string =>
  stack === undefined ? address : `${address} in stack ${stack}`;
