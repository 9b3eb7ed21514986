import { tableOf } from "../../store/table";

export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly class: string;
  readonly kmsKeyId?: string;
  /** For ever without it. */
  readonly retentionInDays?: number;
  /** Such a group cannot be deleted until this is taken away. */
  readonly protected?: boolean;
  readonly creationTime: number;
}

export const GROUPS = tableOf<LogGroup>("logs.groups");
