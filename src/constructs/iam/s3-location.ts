import { Fn, Token } from "cdktf";
import { argument } from "../terraform/interpolation";

/** The ARNs behind an S3 URI. */
export interface S3Location {
  readonly bucketArn: string;
  /** The object, or what all objects below the prefix begin with where the URI ends in a slash or names a bucket. */
  readonly objectsArn: string;
  /** What a condition on `s3:prefix` compares with. */
  readonly prefix: string;
}

/** @param uri `s3://bucket/key`, or a token that will hold one */
export function s3Location(partition: string, uri: string): S3Location {
  const arn = `arn:${partition}:s3:::`;
  const path = pathOf(uri);
  if (Token.isUnresolved(path)) {
    const bucket = Fn.element(Fn.split("/", argument(path)), 0);
    return {
      bucketArn: `${arn}${bucket}`,
      objectsArn: `${arn}${path}`,
      prefix: Fn.element(Fn.regex("^[^/]*/?(.*)$", argument(path)), 0),
    };
  }
  const [bucket, ...segments] = path.split("/");
  const prefix = segments.join("/");
  return { bucketArn: `${arn}${bucket}`, objectsArn: `${arn}${bucket}/${prefix}`, prefix };
}

/** The URI with a slash at its end, here or in Terraform. */
export function asPrefix(uri: string): string {
  // Between slashes Terraform reads an expression: it has to know no other end than that of the text.
  return Token.isUnresolved(uri) ? Fn.replace(argument(uri), "/[/]*$/", "/") : uri.replace(/\/*$/, "/");
}

/** `s3://bucket/` of an S3 URI. */
export function bucketOf(uri: string): string {
  return Token.isUnresolved(uri)
    ? `s3://${Fn.element(Fn.split("/", Fn.trimprefix(argument(uri), "s3://")), 0)}/`
    : uri.replace(/^(s3:\/\/[^/]+).*$/s, "$1/");
}

function pathOf(uri: string): string {
  const scheme = "s3://";
  if (uri.startsWith(scheme)) {
    return uri.slice(scheme.length);
  }
  return Token.isUnresolved(uri) ? Fn.trimprefix(argument(uri), scheme) : uri;
}
