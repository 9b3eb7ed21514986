import type { Call } from "../call";
import { tableOf } from "./table";

export type Tags = Readonly<Record<string, string>>;
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Tags of everything, by ARN: services differ in how they write them only. */
const TAGS = tableOf<Tags>("tags");

export const tagsOf = (call: Call, arn: string): Tags => call.table(TAGS).get(arn) ?? {};

export const tagListOf = (call: Call, arn: string): readonly Tag[] =>
  Object.entries(tagsOf(call, arn)).map(([Key, Value]) => ({ Key, Value }));

export function addTags(call: Call, arn: string, tags: Tags): void {
  const all = { ...tagsOf(call, arn), ...tags };
  if (Object.keys(all).length > 0) {
    call.table(TAGS).put(arn, all);
  }
}

export function removeTags(call: Call, arn: string, keys: readonly string[]): void {
  const left = Object.entries(tagsOf(call, arn)).filter(([key]) => !keys.includes(key));
  if (left.length === 0) {
    forgetTags(call, arn);
  } else {
    call.table(TAGS).put(arn, Object.fromEntries(left));
  }
}

/** When what they were on is deleted. */
export function forgetTags(call: Call, arn: string): void {
  call.table(TAGS).delete(arn);
}

export const tagsFrom = (tags: readonly Tag[] | undefined): Tags =>
  Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key, Value]));
