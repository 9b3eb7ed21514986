import { issue, sagemakerApi } from "../../../rules/documents";
import { type Maybe, type Node, nodeKey } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { isSameName, type Pair, type Scene } from "./scene";

type Named = Node & { readonly name: Maybe<string> };

/** What SageMaker refuses if it exists already. */
interface Unique {
  readonly word: string;
  readonly operation: string;
  readonly fix: NonNullable<ApplyEffect["fix"]>;
}

const CONTENT_NAME = { hcl: "name_prefix instead of name, or a name that changes with the content" };

const UNIQUE = {
  configuration: {
    word: "endpoint configuration",
    operation: "CreateEndpointConfig",
    fix: { ...CONTENT_NAME, typescript: "leave out the name of the configuration" },
  },
  endpoint: {
    word: "endpoint",
    operation: "CreateEndpoint",
    fix: { hcl: "lifecycle { create_before_destroy = false }, which interrupts the endpoint, or another name" },
  },
  component: {
    word: "inference component",
    operation: "CreateInferenceComponent",
    fix: { hcl: "lifecycle { create_before_destroy = false }, which interrupts the component, or another name" },
  },
  model: {
    word: "model",
    operation: "CreateModel",
    fix: { hcl: "a name that changes with the content", typescript: "leave out the name of the model" },
  },
} as const satisfies Readonly<Record<string, Unique>>;

/** A replacement under a name that the old resource still has. */
export function* nameCollision(scene: Scene): Generator<ApplyEffect> {
  yield* collisions(
    scene.pairs<Named>(({ endpointConfigurations }) => endpointConfigurations),
    UNIQUE.configuration,
  );
  yield* collisions(
    scene.pairs<Named>(({ endpoints }) => endpoints),
    UNIQUE.endpoint,
  );
  yield* collisions(
    scene.pairs<Named>(({ inferenceComponents }) => inferenceComponents),
    UNIQUE.component,
  );
  yield* collisions(
    scene.pairs<Named>(({ models }) => models),
    UNIQUE.model,
  );
  yield* deletedTooLate(scene);
}

function* collisions(pairs: Iterable<Pair<Named>>, { word, operation, fix }: Unique): Generator<ApplyEffect> {
  for (const { before, after, change } of pairs) {
    const isKept = change?.createsFirst === true || change?.forgets === true;
    if (change?.action === "replace" && isKept && isSameName(before.name, after.name)) {
      yield {
        kind: "fails",
        severity: "error",
        what: `The creation of ${word} ${after.name} fails: the old one still has the name.`,
        why: `${change.forgets === true ? "Terraform forgets the old one, and it stays in AWS" : "Terraform creates the new one before it deletes the old one"}. ${operation} refuses a name that exists in the account and Region.`,
        fix,
        addresses: [nodeKey(change)],
        source: sagemakerApi(operation),
        evidence: "verified",
      };
    }
  }
}

/** The provider does not wait until an endpoint is gone before it creates one of the same name. */
function* deletedTooLate(scene: Scene): Generator<ApplyEffect> {
  for (const { before, after, change } of scene.pairs(({ endpoints }) => endpoints)) {
    const isDeletedFirst = change?.action === "replace" && change.createsFirst !== true && change.forgets !== true;
    if (isDeletedFirst && isSameName(before.name, after.name)) {
      yield {
        kind: "fails",
        severity: "warning",
        what: `The creation of endpoint ${after.name} may fail while the old one is still being deleted.`,
        why: "The provider takes an endpoint in Deleting for one that is gone. CreateEndpoint refuses the name until it is. A second apply succeeds.",
        addresses: [nodeKey(change)],
        source: issue("hashicorp/terraform-provider-aws", 40080),
        evidence: "inferred",
      };
    }
  }
}
