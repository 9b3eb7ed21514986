import type { IConstruct } from "constructs";

const COMMENT = "scale-to-zero:comment";

/**
 * A comment above the block that is printed for a construct: why it is there, not what it is.
 * @param construct a resource, data source, variable, output, local or module
 * @param text one line or several
 */
export function addComment(construct: IConstruct, text: string): void {
  construct.node.addMetadata(COMMENT, text);
}

/** The lines of a construct's comments. */
export function commentOf({ node }: IConstruct): readonly string[] {
  return node.metadata
    .filter(({ type }) => type === COMMENT)
    .flatMap(({ data }) => String(data).split(/\r?\n/))
    .map((line) => `# ${line}`.trimEnd());
}
