/** The options from commander that each command which calls AWS has. */
export interface AccountOptions {
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  /** In seconds. */
  readonly timeout: number;
  readonly printIamPolicy?: boolean;
}
