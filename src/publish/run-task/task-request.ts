import { z } from "zod";

/** @see https://developer.hashicorp.com/terraform/cloud-docs/api-docs/run-tasks/run-tasks-integration#request-body */
const schema = z.object({
  payload_version: z.literal(1),
  // It becomes a header.
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  stage: z.string(),
  task_result_callback_url: z.string(),
  run_id: z.string().nullish(),
  workspace_name: z.string().nullish(),
  organization_name: z.string().nullish(),
  plan_json_api_url: z.string().nullish(),
  capabilities: z.object({ outcomes: z.boolean().nullish() }).nullish(),
});

/** What HCP Terraform sends when a run reaches a run task. */
export interface TaskRequest {
  readonly accessToken: string;
  readonly stage: string;
  readonly callbackUrl: string;
  readonly run: string;
  readonly workspace: string;
  /** @default - the stage has no plan yet */
  readonly planUrl?: string;
  /** Whether the result may have outcomes. `true` where the request does not say it. */
  readonly takesOutcomes: boolean;
}

/** @returns `undefined` for a body that is no request of a run task */
export function taskRequestIn(text: string): TaskRequest | undefined {
  const read = schema.safeParse(parsed(text));
  if (!read.success) {
    return undefined;
  }
  const { data } = read;
  return {
    accessToken: data.access_token,
    stage: data.stage,
    callbackUrl: data.task_result_callback_url,
    run: data.run_id ?? "",
    workspace: data.workspace_name ?? "",
    takesOutcomes: data.capabilities?.outcomes ?? true,
    ...(data.plan_json_api_url == null ? {} : { planUrl: data.plan_json_api_url }),
  };
}

/** The request with which HCP Terraform checks the address of a new run task. It expects 200, and no result. */
export const isVerification = ({ accessToken, stage }: TaskRequest): boolean =>
  stage === "test" || accessToken === "test-token";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
