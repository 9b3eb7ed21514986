import { z } from "zod";
import type { Call } from "../../call";
import { AwsError, validationError } from "../../errors";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { addTags, forgetTags, removeTags, tagsOf } from "../../store/tags";
import { diagnose } from "./definition";
import { requireArn, resourceNotFound } from "./refusals";
import {
  createMachine,
  deleteMachine,
  findMachine,
  MACHINES,
  type StateMachine,
  settings,
  updateMachine,
} from "./state-machine";
import { findVersion, forgetVersions, publish as publishVersion } from "./version";

const type = () => z.enum(["STANDARD", "EXPRESS"]).default("STANDARD");
const tagList = () => z.array(z.object({ key: z.string().min(1).max(128), value: z.string().max(256).default("") }));
const byArn = { stateMachineArn: z.string().min(1).max(256) } as const;
const MAX_TAGS = 50;
const byResource = { resourceArn: z.string().min(1).max(256) } as const;
const versioned = { publish: z.boolean().default(false), versionDescription: z.string().max(256).optional() } as const;

const tagsFrom = (list: z.output<ReturnType<typeof tagList>>) =>
  Object.fromEntries(list.map(({ key, value }) => [key, value]));

const listed = ({ name, arn, type, creationTime }: StateMachine) => ({
  stateMachineArn: arn,
  name,
  type,
  creationDate: new Date(creationTime),
});

export const machineOperations = {
  CreateStateMachine: operation(
    settings.extend({
      ...versioned,
      name: z.string().min(1).max(80),
      type: type(),
      tags: tagList().default([]),
    }),
    ({ tags, publish, versionDescription, ...wanted }, call) => {
      requirePublished(publish, versionDescription);
      requireTags(tagsFrom(tags));
      const machine = createMachine(call, wanted);
      addTags(call, machine.arn, tagsFrom(tags));
      return {
        stateMachineArn: machine.arn,
        creationDate: new Date(machine.creationTime),
        stateMachineVersionArn: publish ? publishVersion(call, machine, versionDescription).arn : undefined,
      };
    },
  ),

  /** Of a machine, or of a version of it. */
  DescribeStateMachine: operation(
    z.object({ ...byArn, includedData: z.enum(["ALL_DATA", "METADATA_ONLY"]).default("ALL_DATA") }),
    ({ stateMachineArn, includedData }, call) => {
      const version = findVersion(call, stateMachineArn);
      const { status, ...machine } = findMachine(call, version?.machineArn ?? stateMachineArn);
      const { definition, ...settings } = version?.settings ?? machine.settings;
      return {
        ...listed({ ...machine, status }),
        ...(version === undefined
          ? {}
          : {
              stateMachineArn: version.arn,
              description: version.description,
              creationDate: new Date(version.creationTime),
            }),
        ...settings,
        definition: includedData === "ALL_DATA" ? definition : "{}",
        status,
        revisionId: (version ?? machine).revisionId,
      };
    },
  ),

  UpdateStateMachine: operation(
    z.object({
      ...byArn,
      ...versioned,
      definition: settings.shape.definition.optional(),
      roleArn: settings.shape.roleArn.optional(),
      loggingConfiguration: settings.shape.loggingConfiguration.unwrap().optional(),
      tracingConfiguration: settings.shape.tracingConfiguration.unwrap().optional(),
      encryptionConfiguration: settings.shape.encryptionConfiguration.unwrap().optional(),
    }),
    ({ stateMachineArn, publish, versionDescription, ...change }, call) => {
      requirePublished(publish, versionDescription);
      if (Object.values(change).every((value) => value === undefined)) {
        throw new AwsError(
          "MissingRequiredParameter",
          "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified",
        );
      }
      const machine = updateMachine(call, stateMachineArn, change);
      return {
        updateDate: new Date(call.now),
        revisionId: machine.revisionId,
        stateMachineVersionArn: publish ? publishVersion(call, machine, versionDescription).arn : undefined,
      };
    },
  ),

  DeleteStateMachine: operation(z.object(byArn), ({ stateMachineArn }, call) => {
    deleteMachine(call, stateMachineArn);
    forgetVersions(call, stateMachineArn);
    forgetTags(call, stateMachineArn);
    return {};
  }),

  ListStateMachines: operation(
    z.object({ maxResults: z.int().min(0).max(1000).default(100), nextToken: z.string().optional() }),
    ({ maxResults, nextToken }, call) => {
      const all = call.table(MACHINES).values();
      // 0 asks for the default.
      const { rows, next } = pageOf(all, {
        key: ({ arn }) => arn,
        token: nextToken,
        limit: maxResults === 0 ? 100 : maxResults,
      });
      return { stateMachines: rows.map(listed), nextToken: next };
    },
  ),

  ValidateStateMachineDefinition: operation(
    z.object({
      definition: z.string().min(1).max(1_048_576),
      type: type(),
      severity: z.enum(["ERROR", "WARNING"]).default("ERROR"),
      maxResults: z.int().min(0).max(100).default(0),
    }),
    ({ definition, maxResults }) => {
      const all = diagnose(definition);
      const diagnostics = all.slice(0, maxResults === 0 ? 100 : maxResults);
      return {
        result: all.length === 0 ? "OK" : "FAIL",
        diagnostics,
        truncated: diagnostics.length < all.length,
      };
    },
  ),

  TagResource: operation(z.object({ ...byResource, tags: tagList() }), ({ resourceArn, tags }, call) => {
    const { arn } = findTagged(call, resourceArn);
    requireTags({ ...tagsOf(call, arn), ...tagsFrom(tags) });
    addTags(call, arn, tagsFrom(tags));
    return {};
  }),

  UntagResource: operation(
    z.object({ ...byResource, tagKeys: z.array(z.string()) }),
    ({ resourceArn, tagKeys }, call) => {
      removeTags(call, findTagged(call, resourceArn).arn, tagKeys);
      return {};
    },
  ),

  ListTagsForResource: operation(z.object(byResource), ({ resourceArn }, call) => ({
    tags: Object.entries(tagsOf(call, findTagged(call, resourceArn).arn)).map(([key, value]) => ({ key, value })),
  })),
};

function findTagged(call: Call, arn: string): StateMachine {
  requireArn(arn);
  const machine = call.table(MACHINES).get(arn);
  if (machine === undefined) {
    throw resourceNotFound(arn);
  }
  return machine;
}

function requireTags(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > MAX_TAGS) {
    throw new AwsError("TooManyTags", `A resource has at most ${MAX_TAGS} tags.`);
  }
}

function requirePublished(publish: boolean, description: string | undefined): void {
  if (!publish && description !== undefined) {
    throw validationError("Version description can only be set when publish is true");
  }
}
