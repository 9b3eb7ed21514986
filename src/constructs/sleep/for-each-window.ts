import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";

/**
 * How a part of a document that windows share reads where Terraform makes several windows of one: as a list, of an item for
 * each of them.
 * @param window a construct of the window that the part is about
 */
export type ForEachWindow = (window: Construct, part: object | string) => IResolvable;
