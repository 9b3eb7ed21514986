import { z } from "zod";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { addTags, forgetTags, removeTags, tagsOf } from "../../store/tags";
import { diagnose } from "./definition";
import {
  createMachine,
  deleteMachine,
  findMachine,
  MACHINES,
  type StateMachine,
  settings,
  updateMachine,
} from "./state-machine";

const type = () => z.enum(["STANDARD", "EXPRESS"]).default("STANDARD");
const tagList = () => z.array(z.object({ key: z.string(), value: z.string().default("") }));
const byArn = { stateMachineArn: z.string().min(1).max(256) } as const;
const byResource = { resourceArn: z.string().min(1).max(256) } as const;
/** Versions are not kept here. */
const publish = z.literal(false).optional();

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
      name: z
        .string()
        .min(1)
        .max(80)
        .regex(/^[\w-]+$/),
      type: type(),
      publish,
      tags: tagList().default([]),
    }),
    ({ tags, publish: _, ...wanted }, call) => {
      const { arn, creationTime } = createMachine(call, wanted);
      addTags(call, arn, tagsFrom(tags));
      return { stateMachineArn: arn, creationDate: new Date(creationTime) };
    },
  ),

  DescribeStateMachine: operation(z.object(byArn), ({ stateMachineArn }, call) => {
    const machine = findMachine(call, stateMachineArn);
    return { ...listed(machine), ...machine.settings, status: machine.status, revisionId: machine.revisionId };
  }),

  UpdateStateMachine: operation(
    z.object({
      ...byArn,
      definition: settings.shape.definition.optional(),
      roleArn: settings.shape.roleArn.optional(),
      loggingConfiguration: z.looseObject({}).optional(),
      tracingConfiguration: z.object({ enabled: z.boolean().default(false) }).optional(),
      encryptionConfiguration: z.looseObject({}).optional(),
      publish,
    }),
    ({ stateMachineArn, publish: _, ...change }, call) => {
      const { revisionId } = updateMachine(call, stateMachineArn, change);
      return { updateDate: new Date(call.now), revisionId };
    },
  ),

  DeleteStateMachine: operation(z.object(byArn), ({ stateMachineArn }, call) => {
    deleteMachine(call, stateMachineArn);
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

  ListStateMachineVersions: operation(z.object(byArn), ({ stateMachineArn }, call) => {
    findMachine(call, stateMachineArn);
    return { stateMachineVersions: [] };
  }),

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
    addTags(call, findMachine(call, resourceArn).arn, tagsFrom(tags));
    return {};
  }),

  UntagResource: operation(
    z.object({ ...byResource, tagKeys: z.array(z.string()) }),
    ({ resourceArn, tagKeys }, call) => {
      removeTags(call, findMachine(call, resourceArn).arn, tagKeys);
      return {};
    },
  ),

  ListTagsForResource: operation(z.object(byResource), ({ resourceArn }, call) => ({
    tags: Object.entries(tagsOf(call, findMachine(call, resourceArn).arn)).map(([key, value]) => ({ key, value })),
  })),
};
