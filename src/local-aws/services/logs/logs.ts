import { z } from "zod";
import { ACCOUNT, type Call } from "../../call";
import { AwsError, validationError } from "../../errors";
import { operation, type Service } from "../../service";
import { pageOf } from "../../store/page";
import { addTags, forgetTags, removeTags, tagsOf } from "../../store/tags";
import { eventOperations } from "./event-operations";
import { forgetStreams } from "./log-event";
import { GROUPS, type LogGroup } from "./log-group";

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
const MAX_TAGS = 50;
const texts = () =>
  z
    .record(z.string().min(1).max(128), z.string().max(256))
    .refine((tags) => Object.keys(tags).length <= MAX_TAGS, `must have length less than or equal to ${MAX_TAGS}`);
const classes = () => z.enum(["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"]);
const invalid = (message: string) => new AwsError("InvalidParameterException", message);

const notFound = (what: string) => new AwsError("ResourceNotFoundException", `The specified ${what} does not exist.`);

function findGroup(call: Call, name: string): LogGroup {
  const group = call.table(GROUPS).get(name);
  if (group === undefined) {
    throw notFound("log group");
  }
  return group;
}

const change = (call: Call, name: string, changes: Partial<LogGroup>) =>
  call.table(GROUPS).put(name, { ...findGroup(call, name), ...changes });

/** A name, or an ARN, which is written with `:*` behind it, and without. */
const nameOf = (identifier: string) => identifier.replace(/^arn:[^*]*:log-group:/, "").replace(/:\*$/, "");

interface Named {
  readonly logGroupName?: string;
  readonly resourceIdentifier?: string;
}

function namedBy({ logGroupName, resourceIdentifier }: Named): string {
  if ((logGroupName === undefined) === (resourceIdentifier === undefined)) {
    throw invalid("Exactly one of logGroupName and resourceIdentifier is required.");
  }
  return nameOf(resourceIdentifier ?? logGroupName ?? "");
}

function findTagged(call: Call, arn: string): string {
  const group = call.table(GROUPS).get(nameOf(arn));
  if (group === undefined) {
    throw notFound("resource");
  }
  return group.arn;
}

const described = ({
  name,
  arn,
  class: logGroupClass,
  kmsKeyId,
  retentionInDays,
  creationTime,
  protected: isProtected,
}: LogGroup) => ({
  logGroupName: name,
  arn: `${arn}:*`,
  logGroupArn: arn,
  logGroupClass,
  kmsKeyId,
  retentionInDays,
  deletionProtectionEnabled: isProtected,
  creationTime,
  metricFilterCount: 0,
  storedBytes: 0,
});

/** Log groups, and what functions have logged. */
export const logs: Service = {
  name: "logs",
  signingName: "logs",
  target: "Logs_20140328",
  validationCode: "InvalidParameterException",
  operations: {
    ...eventOperations,

    CreateLogGroup: operation(
      z.object({
        ...byName,
        kmsKeyId: z.string().max(256).optional(),
        logGroupClass: classes().default("STANDARD"),
        deletionProtectionEnabled: z.boolean().optional(),
        tags: texts().default({}),
      }),
      ({ logGroupName: name, logGroupClass, kmsKeyId, deletionProtectionEnabled, tags }, call) => {
        if (call.table(GROUPS).has(name)) {
          throw new AwsError("ResourceAlreadyExistsException", "The specified log group already exists");
        }
        const arn = call.arn("logs", `log-group:${name}`);
        call.table(GROUPS).put(name, {
          name,
          arn,
          class: logGroupClass,
          kmsKeyId,
          protected: deletionProtectionEnabled,
          creationTime: call.now,
        });
        addTags(call, arn, tags);
        return {};
      },
    ),

    DescribeLogGroups: operation(
      z.object({
        logGroupNamePrefix: groupName().optional(),
        logGroupNamePattern: z.string().max(512).default(""),
        logGroupClass: classes().optional(),
        logGroupIdentifiers: z.array(z.string()).min(1).max(50).optional(),
        accountIdentifiers: z
          .array(z.string().regex(/^\d{12}$/))
          .max(20)
          .default([]),
        // There is one account here, and nothing is linked to it.
        includeLinkedAccounts: z.boolean().default(false),
        limit: z.int().min(1).max(50).default(50),
        nextToken: z.string().optional(),
      }),
      ({ logGroupNamePrefix: prefix, logGroupNamePattern: pattern, limit, nextToken, ...input }, call) => {
        const { logGroupClass, logGroupIdentifiers, accountIdentifiers } = input;
        if (prefix !== undefined && pattern !== "") {
          throw invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
        const wanted = call
          .table(GROUPS)
          .values()
          .filter(
            (group) =>
              group.name.startsWith(prefix ?? "") &&
              group.name.toLowerCase().includes(pattern.toLowerCase()) &&
              group.class === (logGroupClass ?? group.class) &&
              (logGroupIdentifiers === undefined ||
                logGroupIdentifiers.some((one) => one === group.name || one === group.arn)) &&
              (accountIdentifiers.length === 0 || accountIdentifiers.includes(ACCOUNT)),
          );
        const { rows, next } = pageOf(wanted, { key: ({ name }) => name, token: nextToken, limit });
        return { logGroups: rows.map(described), nextToken: next };
      },
    ),

    DeleteLogGroup: operation(z.object(byName), ({ logGroupName }, call) => {
      const { arn, protected: isProtected } = findGroup(call, logGroupName);
      if (isProtected === true) {
        throw validationError(`The log group ${logGroupName} is protected from deletion.`);
      }
      forgetTags(call, arn);
      forgetStreams(call, logGroupName);
      call.table(GROUPS).delete(logGroupName);
      return {};
    }),

    PutLogGroupDeletionProtection: operation(
      z.object({ logGroupIdentifier: z.string().min(1).max(2048), deletionProtectionEnabled: z.boolean() }),
      ({ logGroupIdentifier, deletionProtectionEnabled }, call) => {
        change(call, nameOf(logGroupIdentifier), { protected: deletionProtectionEnabled });
        return {};
      },
    ),

    AssociateKmsKey: operation(
      z.object({
        logGroupName: groupName().optional(),
        resourceIdentifier: z.string().min(1).max(2048).optional(),
        kmsKeyId: z.string().max(256),
      }),
      ({ kmsKeyId, ...group }, call) => {
        change(call, namedBy(group), { kmsKeyId });
        return {};
      },
    ),

    DisassociateKmsKey: operation(
      z.object({
        logGroupName: groupName().optional(),
        resourceIdentifier: z.string().min(1).max(2048).optional(),
      }),
      (group, call) => {
        change(call, namedBy(group), { kmsKeyId: undefined });
        return {};
      },
    ),

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
      const arn = findTagged(call, resourceArn);
      if (Object.keys({ ...tagsOf(call, arn), ...tags }).length > MAX_TAGS) {
        throw new AwsError("TooManyTagsException", `A resource has at most ${MAX_TAGS} tags.`);
      }
      addTags(call, arn, tags);
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
