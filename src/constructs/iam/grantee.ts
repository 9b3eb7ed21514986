import { text } from "../checks/kinds";
import { unknownText } from "../checks/placeholders";
import { optional, type Properties, required } from "../checks/properties";

/** Who gets a permission. An `IamRole` or a `DataAwsIamRole` of the provider fits. */
export interface Grantee {
  /** ARN of the role or user. */
  readonly arn: string;
  /**
   * Name of a role of this account, which gets an inline policy.
   * @default - a role or user that is managed elsewhere: the grant only returns the statements
   */
  readonly name?: string;
}

/** What the properties of a grantee may be. */
export const granteeProperties: Properties<Grantee> = {
  arn: required(text, unknownText),
  name: optional(text),
};
