import { randomBytes } from "node:crypto";
import { z } from "zod";
import { AwsError } from "../../errors";
import { numeric } from "../../input";
import { pageOf } from "../../store/page";

/** @param max characters */
export const entityName = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[\w+=,.@-]+$/);

export const entityPath = () =>
  z
    .string()
    .max(512)
    .regex(/^\/(.*\/)?$/);

export const policyArn = () => z.string().min(20).max(2048);

export const paging = {
  Marker: z.string().optional(),
  MaxItems: numeric(z.int().min(1).max(1000)).default(100),
} as const;

interface Paging<Row> {
  readonly Marker?: string;
  readonly MaxItems: number;
  readonly key: (row: Row) => string;
  readonly descending?: boolean;
}

export function iamPage<Row>(all: readonly Row[], { Marker: token, MaxItems: limit, key, descending }: Paging<Row>) {
  const { rows, next } = pageOf(all, { key, descending, token, limit });
  return { rows, page: { IsTruncated: next !== undefined, Marker: next } };
}

export const noSuchEntity = (message: string) => new AwsError("NoSuchEntityException", message, 404, "NoSuchEntity");
export const deleteConflict = (message: string) =>
  new AwsError("DeleteConflictException", message, 409, "DeleteConflict");
export const alreadyExists = (message: string) =>
  new AwsError("EntityAlreadyExistsException", message, 409, "EntityAlreadyExists");
export const limitExceeded = (message: string) => new AwsError("LimitExceededException", message, 409, "LimitExceeded");

/** Such as AROA… for a role: four letters for the kind and 17 more. */
export const newId = (kind: "AROA" | "ANPA") =>
  `${kind}${randomBytes(17)
    .toString("base64url")
    .toUpperCase()
    .replace(/[^A-Z2-7]/g, "A")
    .slice(0, 17)}`;
