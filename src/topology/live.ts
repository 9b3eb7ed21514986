/* What only a live account tells, as plain data: the state that it was in at one moment. */

/** The state of what a reading of an account is about. */
export interface Live {
  readonly readAt: Date;
  readonly endpoints: readonly LiveEndpoint[];
  readonly components: readonly LiveComponent[];
  readonly alarms: readonly LiveAlarm[];
  readonly notRead: readonly NotRead[];
}

export interface LiveEndpoint {
  readonly name: string;
  readonly arn: string;
  readonly status: string;
  readonly configName?: string;
  readonly failureReason?: string;
  readonly createdAt?: Date;
  readonly lastModifiedAt?: Date;
  readonly variants: readonly LiveVariant[];
}

export interface LiveVariant {
  readonly name: string;
  readonly currentInstanceCount?: number;
  readonly desiredInstanceCount?: number;
}

export interface LiveComponent {
  readonly name: string;
  readonly arn: string;
  readonly endpointName: string;
  readonly variantName?: string;
  readonly status: string;
  readonly failureReason?: string;
  readonly currentCopies?: number;
  readonly desiredCopies?: number;
  readonly createdAt?: Date;
  readonly lastModifiedAt?: Date;
}

export interface LiveAlarm {
  readonly name: string;
  readonly arn: string;
  readonly state: string;
  readonly stateReason?: string;
  readonly stateSince?: Date;
}

/** Something that could not be read, and that nothing depends on. */
export interface NotRead {
  readonly what: string;
  readonly action: string;
  readonly why: string;
}
