import { Fn, Token } from "cdktf";
import { argument } from "../terraform/interpolation";

/** `<account>.dkr.ecr[-fips].<region>.<suffix>/<repository>[:<tag>|@<digest>]` */
const ECR_IMAGE = /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.[^/]+\/([^:@]+)/;

/**
 * The ARN of the Amazon ECR repository that holds an image; `undefined` for an image of another registry, which takes
 * no ECR permission.
 *
 * @param image an image URI, or a token that will hold one of Amazon ECR
 */
export function imageRepositoryArn(partition: string, image: string): string | undefined {
  if (Token.isUnresolved(image)) {
    const parts = Fn.regex("^([0-9]+)[.]dkr[.]ecr[^.]*[.]([^.]+)[.][^/]+/([^:@]+)", argument(image));
    const [account, region, repository] = [0, 1, 2].map((index) => Fn.element(parts, index));
    return `arn:${partition}:ecr:${region}:${account}:repository/${repository}`;
  }
  const match = ECR_IMAGE.exec(image);
  return match === null ? undefined : `arn:${partition}:ecr:${match[2]}:${match[1]}:repository/${match[3]}`;
}
