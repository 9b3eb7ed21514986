import { z } from "zod";
import { AwsError, validationError } from "../../errors";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { requireArn } from "./refusals";
import { findMachine } from "./state-machine";
import { deleteVersion, publish, versionsOf } from "./version";

const arn = () => z.string().min(1).max(256);

export const versionOperations = {
  PublishStateMachineVersion: operation(
    z.object({
      stateMachineArn: arn(),
      revisionId: z.string().optional(),
      description: z.string().max(256).optional(),
    }),
    ({ stateMachineArn, revisionId, description }, call) => {
      const machine = findMachine(call, stateMachineArn);
      if (revisionId !== undefined && revisionId !== (machine.revisionId ?? "INITIAL")) {
        throw new AwsError("ConflictException", `The state machine has another revision than ${revisionId}.`);
      }
      const version = publish(call, machine, description);
      return { stateMachineVersionArn: version.arn, creationDate: new Date(version.creationTime) };
    },
  ),

  /** The newest first. */
  ListStateMachineVersions: operation(
    z.object({
      stateMachineArn: arn(),
      maxResults: z.int().min(0).max(1000).default(100),
      nextToken: z.string().optional(),
    }),
    ({ stateMachineArn, maxResults, nextToken }, call) => {
      findMachine(call, stateMachineArn);
      const { rows, next } = pageOf(versionsOf(call, stateMachineArn), {
        key: ({ number }) => String(number).padStart(10, "0"),
        descending: true,
        token: nextToken,
        // 0 asks for the default.
        limit: maxResults === 0 ? 100 : maxResults,
      });
      return {
        stateMachineVersions: rows.map((version) => ({
          stateMachineVersionArn: version.arn,
          creationDate: new Date(version.creationTime),
        })),
        nextToken: next,
      };
    },
  ),

  /** Deleting a version that is not there is no error. */
  DeleteStateMachineVersion: operation(
    z.object({ stateMachineVersionArn: arn() }),
    ({ stateMachineVersionArn }, call) => {
      requireArn(stateMachineVersionArn);
      if (!/:\d+$/.test(stateMachineVersionArn)) {
        throw validationError(`The ARN ${stateMachineVersionArn} names no version.`);
      }
      deleteVersion(call, stateMachineVersionArn);
      return {};
    },
  ),
};
