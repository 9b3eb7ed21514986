import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { list, tags } from "../../input";
import { readJson } from "../../json";
import { isMembers } from "../../protocols/values";
import { operation } from "../../service";
import { tableOf } from "../../store/table";
import { type Tags, tagsFrom } from "../../store/tags";
import { ownPage } from "../own-page";
import { invalidTokenValue, invalidValue } from "./errors";

export interface Dashboard {
  readonly name: string;
  readonly arn: string;
  readonly body: string;
  readonly tags: Tags;
  readonly lastModified: number;
}

/** Dashboards are the account's: every region shows all of them. */
export const DASHBOARDS = tableOf<Dashboard>("cloudwatch.dashboards");

const PAGE = 1000;
const NAME = /^[A-Za-z0-9_-]{1,255}$/;

const invalidInput = (message: string) =>
  new AwsError("DashboardInvalidInputError", message, 400, "InvalidParameterInput");

const dashboardNotFound = (names: readonly string[]) =>
  new AwsError("DashboardNotFoundError", `Dashboard ${names.join(", ")} does not exist`, 404, "ResourceNotFound");

const byName = z.object({ DashboardName: z.string().min(1) });

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
function checkBody(body: string): void {
  const read = readJson(body)?.value;
  if (!isMembers(read)) {
    throw invalidInput("The field DashboardBody must be a valid JSON object");
  }
  if (!Array.isArray(read.widgets)) {
    throw invalidInput("The dashboard body is invalid, there is 1 validation error: widgets must be an array");
  }
  const wrong = read.widgets.findIndex(
    (widget) => !isMembers(widget) || typeof widget.type !== "string" || !isMembers(widget.properties),
  );
  if (wrong !== -1) {
    throw invalidInput(
      `The dashboard body is invalid, there is 1 validation error: widgets/${wrong} must have a type and properties`,
    );
  }
}

function findDashboard(call: Call, name: string): Dashboard {
  const dashboard = call.global(DASHBOARDS).get(name);
  if (dashboard === undefined) {
    throw dashboardNotFound([name]);
  }
  return dashboard;
}

export const dashboardOperations = {
  PutDashboard: operation(
    z.object({ DashboardName: z.string(), DashboardBody: z.string(), Tags: tags(50).optional() }),
    ({ DashboardName: name, DashboardBody: body, Tags: given }, call) => {
      if (!NAME.test(name)) {
        throw invalidInput(`The value ${name} for field DashboardName contains invalid characters.`);
      }
      checkBody(body);
      const known = call.global(DASHBOARDS).get(name);
      call.global(DASHBOARDS).put(name, {
        name,
        arn: call.globalArn("cloudwatch", `dashboard/${name}`),
        body,
        // Tags are for a dashboard that is created: TagResource is for one that is there.
        tags: known?.tags ?? tagsFrom(given),
        lastModified: call.now,
      });
      return { DashboardValidationMessages: [] };
    },
  ),

  GetDashboard: operation(byName, ({ DashboardName }, call) => {
    const { name, arn, body } = findDashboard(call, DashboardName);
    return { DashboardArn: arn, DashboardBody: body, DashboardName: name };
  }),

  ListDashboards: operation(
    z.object({ DashboardNamePrefix: z.string().default(""), NextToken: z.string().optional() }),
    ({ DashboardNamePrefix, NextToken }, call) => {
      const wanted = call
        .global(DASHBOARDS)
        .values()
        .filter(({ name }) => name.startsWith(DashboardNamePrefix));
      const { rows, next } = ownPage(
        wanted,
        { key: ({ name }) => name, token: NextToken, limit: PAGE },
        invalidTokenValue,
      );
      return {
        DashboardEntries: rows.map(({ name, arn, body, lastModified }) => ({
          DashboardName: name,
          DashboardArn: arn,
          LastModified: new Date(lastModified),
          Size: Buffer.byteLength(body),
        })),
        NextToken: next,
      };
    },
  ),

  /** As many as are there, and then says which are not. */
  DeleteDashboards: operation(z.object({ DashboardNames: list(z.string()) }), ({ DashboardNames }, call) => {
    if (DashboardNames.length === 0) {
      throw invalidValue("The parameter DashboardNames must have at least one name.");
    }
    const absent = DashboardNames.filter((name) => !call.global(DASHBOARDS).delete(name));
    if (absent.length > 0) {
      throw dashboardNotFound(absent);
    }
    return {};
  }),
};
