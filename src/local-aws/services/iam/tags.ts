import { z } from "zod";
import { AwsError } from "../../errors";
import { list } from "../../input";
import { type Tag, type Tags, tagsFrom } from "../../store/tags";
import { iamPage, limitExceeded } from "./shapes";

/** IAM is global and its tags are not by ARN: a row has its own. */
const MAX_TAGS = 50;

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html */
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

const key = () => z.string().min(1).max(128).regex(CHARACTERS);
const tag = () => z.object({ Key: key(), Value: z.string().max(256).regex(CHARACTERS).default("") });

export const newTags = () => list(tag(), MAX_TAGS);
export const tagKeys = () => list(key(), MAX_TAGS);

const invalidInput = (message: string) => new AwsError("InvalidInputException", message, 400, "InvalidInput");

/** @throws AwsError for more tags than an entity may have, for keys that come twice, and for AWS's own */
export function taggedWith(before: Tags, added: readonly Tag[] | undefined): Tags {
  const keys = (added ?? []).map(({ Key }) => Key.toLowerCase());
  if (new Set(keys).size < keys.length) {
    throw invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  }
  if (keys.some((key) => key.startsWith("aws:"))) {
    throw invalidInput("Caller is not an internal service principal and cannot add tags that begin with aws:.");
  }
  const all = { ...before, ...tagsFrom(added) };
  if (Object.keys(all).length > MAX_TAGS) {
    throw limitExceeded(`Cannot exceed quota for TagsPerEntity: ${MAX_TAGS}`);
  }
  return all;
}

export const untagged = (before: Tags, keys: readonly string[]): Tags =>
  Object.fromEntries(Object.entries(before).filter(([key]) => !keys.includes(key)));

export const tagList = (all: Tags): readonly Tag[] => Object.entries(all).map(([Key, Value]) => ({ Key, Value }));

/** `undefined` for none: a description has no empty list. */
export const describedTags = (all: Tags) => (Object.keys(all).length === 0 ? undefined : tagList(all));

export function tagPage(all: Tags, input: { readonly Marker?: string; readonly MaxItems: number }) {
  const { rows, page } = iamPage(tagList(all), { ...input, key: ({ Key }) => Key });
  return { Tags: rows, ...page };
}
