import { z } from "zod";
import { AwsError } from "../../errors";
import { readJson } from "../../json";
import { isMembers } from "../../protocols/values";

/** @throws AwsError for what is no JSON object, as IAM does */
export const policyDocument = () =>
  z
    .string()
    .min(1)
    .max(131_072)
    .transform((text) => {
      if (!isMembers(readJson(text)?.value)) {
        throw new AwsError(
          "MalformedPolicyDocumentException",
          "Syntax errors in policy.",
          400,
          "MalformedPolicyDocument",
        );
      }
      return text;
    });

/** IAM answers with policy documents in URL encoding (RFC 3986). */
export const written = (document: string) =>
  encodeURIComponent(document).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
