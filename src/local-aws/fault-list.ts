import { z } from "zod";
import { nearest } from "../nearest";
import { type Fault, fault } from "./faults";
import { SERVICES } from "./services/services";

/** What goes on after its request was answered, and so may end badly. */
const LASTING = [
  "CreateEndpoint",
  "UpdateEndpoint",
  "UpdateEndpointWeightsAndCapacities",
  "CreateInferenceComponent",
  "UpdateInferenceComponent",
  "UpdateInferenceComponentRuntimeConfig",
  "CreateFunction",
  "UpdateFunctionCode",
  "UpdateFunctionConfiguration",
];

const ON_INSTANCES = LASTING.filter((name) => /^(Create|Update)(Endpoint|InferenceComponent)/.test(name));

const CANDIDATES: Readonly<Partial<Record<Fault["effect"]["kind"], readonly string[]>>> = {
  fail: LASTING,
  rollback: ON_INSTANCES.filter((name) => name.startsWith("Update")),
  drought: ON_INSTANCES,
  quota: ON_INSTANCES,
};

/** What people ask for: a fault that could never strike is a mistake of theirs. */
export const faultList = z
  .array(
    fault.superRefine((asked, context) => {
      const mistake = mistakeIn(asked);
      if (mistake !== undefined) {
        context.addIssue({ code: "custom", path: [mistake.member], message: mistake.why });
      }
    }),
  )
  .max(1000);

function mistakeIn({
  service,
  operation,
  effect,
}: Fault): { readonly member: string; readonly why: string } | undefined {
  const services = SERVICES.filter(({ name }) => name === (service ?? name));
  if (services.length === 0) {
    return { member: "service", why: `must be one of ${SERVICES.map(({ name }) => name).join(", ")}` };
  }
  const operations = services.flatMap((one) => Object.keys(one.operations));
  if (operation !== undefined && !operations.includes(operation)) {
    const near = nearest(operation, operations);
    const why = `must be an operation of ${service ?? "local AWS"}`;
    return { member: "operation", why: near === undefined ? why : `${why}: did you mean ${near}?` };
  }
  const { kind } = effect;
  const struck = operation === undefined ? operations : [operation];
  const candidates = CANDIDATES[kind];
  if (candidates !== undefined && !struck.some((name) => candidates.includes(name))) {
    return { member: "effect", why: `must be of another kind: ${kind} is for ${candidates.join(", ")}` };
  }
  return undefined;
}
