import type { Node } from "../../nodes/node";

/** Everything that is read together is of one account and region: names are unique in it. */
const SCOPE = "aws";

/** What every node of a live account has: its ARN stands for an address. */
export const at = (arn: string): Pick<Node, "address" | "scope"> => ({ address: arn, scope: SCOPE });
