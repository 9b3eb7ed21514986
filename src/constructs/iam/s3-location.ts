import { Fn, Token } from "cdktf";

/** The ARNs behind an S3 URI. */
export interface S3Location {
  readonly bucketArn: string;
  /** The object, or every object below the prefix where the URI ends in a slash. */
  readonly objectsArn: string;
  /** What a condition on `s3:prefix` compares with. */
  readonly prefix: string;
}

/** @param uri `s3://bucket/key`, or a token that will hold one */
export function s3Location(partition: string, uri: string): S3Location {
  const path = pathOf(uri);
  const bucket = Token.isUnresolved(path) ? Fn.element(Fn.split("/", path), 0) : (path.split("/")[0] ?? "");
  const prefix = Token.isUnresolved(path)
    ? Fn.trimprefix(path, `${bucket}/`)
    : path.slice(bucket.length).replace(/^\//, "");
  return {
    bucketArn: `arn:${partition}:s3:::${bucket}`,
    objectsArn: `arn:${partition}:s3:::${path}`,
    prefix,
  };
}

function pathOf(uri: string): string {
  return Token.isUnresolved(uri) ? Fn.trimprefix(uri, "s3://") : uri.replace(/^s3:\/\//, "");
}
