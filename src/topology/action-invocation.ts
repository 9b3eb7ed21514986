/** An action that an apply invokes. What it does is its provider's: no value of it is read. */
export interface ActionInvocation {
  /** Such as `action.aws_lambda_invoke.verify`. */
  readonly address: string;
  /** The resource whose change invokes it. @default - it is invoked with `-invoke` */
  readonly trigger?: string;
  /** When it is invoked, such as `after_create`. @default - not known */
  readonly event?: string;
  /** Terraform invokes it in a later apply only. */
  readonly isDeferred: boolean;
}
