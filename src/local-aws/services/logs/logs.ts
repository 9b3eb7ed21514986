import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { operation, type Service } from "../../service";
import { pageOf } from "../../store/page";
import { tableOf } from "../../store/table";
import { addTags, forgetTags, removeTags, tagsOf } from "../../store/tags";

interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly class: string;
  readonly kmsKeyId?: string;
  /** For ever without it. */
  readonly retentionInDays?: number;
  readonly creationTime: number;
}

const GROUPS = tableOf<LogGroup>("logs.groups");

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const groupName = () =>
  z
    .string()
    .min(1)
    .max(512)
    .regex(/^[.\-_/#A-Za-z0-9]+$/);
const byName = { logGroupName: groupName() } as const;
const byArn = { resourceArn: z.string().min(1).max(1011) } as const;
const texts = () => z.record(z.string(), z.string());

const notFound = (what: string) => new AwsError("ResourceNotFoundException", `The specified ${what} does not exist.`);

function findGroup(call: Call, name: string): LogGroup {
  const group = call.table(GROUPS).get(name);
  if (group === undefined) {
    throw notFound("log group");
  }
  return group;
}

/** The ARN is written with `:*` behind it, and without. */
function findTagged(call: Call, arn: string): string {
  const [, name = ""] = arn.split(":log-group:");
  const group = call.table(GROUPS).get(name.replace(/:\*$/, ""));
  if (group === undefined) {
    throw notFound("resource");
  }
  return group.arn;
}

const described = ({ name, arn, class: logGroupClass, kmsKeyId, retentionInDays, creationTime }: LogGroup) => ({
  logGroupName: name,
  arn: `${arn}:*`,
  logGroupArn: arn,
  logGroupClass,
  kmsKeyId,
  retentionInDays,
  creationTime,
  metricFilterCount: 0,
  storedBytes: 0,
});

/** Log groups, which functions and endpoints write to; nothing writes here. */
export const logs: Service = {
  name: "logs",
  signingName: "logs",
  target: "Logs_20140328",
  validationCode: "InvalidParameterException",
  operations: {
    CreateLogGroup: operation(
      z.object({
        ...byName,
        kmsKeyId: z.string().max(256).optional(),
        logGroupClass: z.enum(["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"]).default("STANDARD"),
        tags: texts().default({}),
      }),
      ({ logGroupName: name, logGroupClass, kmsKeyId, tags }, call) => {
        if (call.table(GROUPS).has(name)) {
          throw new AwsError("ResourceAlreadyExistsException", "The specified log group already exists");
        }
        const arn = call.arn("logs", `log-group:${name}`);
        call.table(GROUPS).put(name, { name, arn, class: logGroupClass, kmsKeyId, creationTime: call.now });
        addTags(call, arn, tags);
        return {};
      },
    ),

    DescribeLogGroups: operation(
      z.object({
        logGroupNamePrefix: z.string().default(""),
        logGroupNamePattern: z.string().default(""),
        limit: z.int().min(1).max(50).default(50),
        nextToken: z.string().optional(),
      }),
      ({ logGroupNamePrefix, logGroupNamePattern, limit, nextToken }, call) => {
        const wanted = call
          .table(GROUPS)
          .values()
          .filter(({ name }) => name.startsWith(logGroupNamePrefix) && name.includes(logGroupNamePattern));
        const { rows, next } = pageOf(wanted, { key: ({ name }) => name, token: nextToken, limit });
        return { logGroups: rows.map(described), nextToken: next };
      },
    ),

    DeleteLogGroup: operation(z.object(byName), ({ logGroupName }, call) => {
      forgetTags(call, findGroup(call, logGroupName).arn);
      call.table(GROUPS).delete(logGroupName);
      return {};
    }),

    PutRetentionPolicy: operation(
      z.object({ ...byName, retentionInDays: z.int().refine((days) => RETENTION_DAYS.includes(days)) }),
      ({ logGroupName, retentionInDays }, call) => {
        call.table(GROUPS).put(logGroupName, { ...findGroup(call, logGroupName), retentionInDays });
        return {};
      },
    ),

    DeleteRetentionPolicy: operation(z.object(byName), ({ logGroupName }, call) => {
      const { retentionInDays: _, ...group } = findGroup(call, logGroupName);
      call.table(GROUPS).put(logGroupName, group);
      return {};
    }),

    TagResource: operation(z.object({ ...byArn, tags: texts() }), ({ resourceArn, tags }, call) => {
      addTags(call, findTagged(call, resourceArn), tags);
      return {};
    }),

    UntagResource: operation(z.object({ ...byArn, tagKeys: z.array(z.string()) }), ({ resourceArn, tagKeys }, call) => {
      removeTags(call, findTagged(call, resourceArn), tagKeys);
      return {};
    }),

    ListTagsForResource: operation(z.object(byArn), ({ resourceArn }, call) => ({
      tags: tagsOf(call, findTagged(call, resourceArn)),
    })),
  },
};
