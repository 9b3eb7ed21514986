import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { AnnotationMetadataEntryType, TerraformStack, TerraformVariable, Testing } from "cdktf";
import type { IConstruct } from "constructs";

/** A block of Terraform JSON. */
export type Block = Readonly<Record<string, unknown>>;

/** A stack with a provider: what every test begins with. */
export function stackWithProvider(provider: AwsProviderConfig = { region: "us-east-1" }): TerraformStack {
  const stack = emptyStack();
  new AwsProvider(stack, "Aws", provider);
  return stack;
}

/** A stack whose provider the test declares itself. */
export function emptyStack(id = "test"): TerraformStack {
  return new TerraformStack(Testing.app(), id);
}

/** The Terraform JSON of a stack in which nothing is wrong; throws where something is. */
export function synthesized(stack: TerraformStack): Readonly<Record<string, Block>> {
  return JSON.parse(Testing.synth(stack, true));
}

/** The blocks of all resources of a type, in the order of their logical ids. */
export function resources(stack: TerraformStack, type: string): readonly Block[] {
  return Object.values(synthesized(stack).resource?.[type] ?? {});
}

/** The block of the one resource of a type. */
export function resource(stack: TerraformStack, type: string): Block {
  const [only, ...others] = resources(stack, type);
  if (only === undefined || others.length > 0) {
    throw new Error(`expected one ${type}, found ${only === undefined ? 0 : others.length + 1}`);
  }
  return only;
}

/** What the constructs of a scope say is wrong, without what cdktf itself looks for. */
export function problems(scope: IConstruct): string[] {
  return scope.node
    .findAll()
    .filter((construct) => !TerraformStack.isStack(construct))
    .flatMap((construct) => construct.node.validate());
}

/** What a scope warns of. */
export function warnings(scope: IConstruct): string[] {
  return scope.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === AnnotationMetadataEntryType.WARN)
    .map(({ data }) => String(data));
}

/** A value that Terraform alone knows. */
export function variable(stack: TerraformStack, name: string): TerraformVariable {
  return new TerraformVariable(stack, name, { type: "any" });
}

/** What the compiler would refuse and a JavaScript caller can write all the same. */
export function untyped<T>(value: unknown): T {
  return value as T;
}
