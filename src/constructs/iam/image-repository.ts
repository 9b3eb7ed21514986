import { Fn, Token } from "cdktf";
import { argument } from "../terraform/interpolation";

/** `<account>.dkr.ecr[-fips].<region>.<suffix>/<repository>[:<tag>|@<digest>]` */
const ECR_IMAGE = /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.[^/]+\/([^:@]+)/;

/** The same, whole and without backslashes, in the slashes that make Terraform take it for a pattern. */
const ECR_IMAGE_IN_TERRAFORM = "/^([0-9]+)[.]dkr[.]ecr[^.]*[.]([^.]+)[.][^/]+/([^:@]+).*$/";

/**
 * The ARN of the Amazon ECR repository that holds an image; `undefined` for an image of another registry, which takes
 * no ECR permission.
 *
 * @param image an image URI, or a token that will hold one of Amazon ECR
 */
export function imageRepositoryArn(partition: string, image: string): string | undefined {
  if (Token.isUnresolved(image)) {
    const repository = Fn.replace(argument(image), ECR_IMAGE_IN_TERRAFORM, "$2:$1:repository/$3");
    return `arn:${partition}:ecr:${repository}`;
  }
  const match = ECR_IMAGE.exec(image);
  return match === null ? undefined : `arn:${partition}:ecr:${match[2]}:${match[1]}:repository/${match[3]}`;
}
