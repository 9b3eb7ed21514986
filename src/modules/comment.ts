import type { IConstruct } from "constructs";

const COMMENT = "scale-to-zero:comment";

/** Where comments are broken, with their mark and what they are indented by. */
const WIDTH = 120;

interface Comment {
  readonly text: string;
  readonly above: string;
}

/**
 * A comment above the block that is printed for a construct, or above one of its arguments: why it is there, not what it
 * is.
 * @param construct a resource, data source, variable, output, local or module
 * @param text one line or several; a line that is too long is broken between its words
 * @param above path of an argument or a block inside of it: `name`, `lifecycle.ignore_changes`. Of blocks with one name,
 * the first has the comment.
 * @default above - the block of the construct itself
 */
export function addComment(construct: IConstruct, text: string, above = ""): void {
  const comment: Comment = { text, above };
  construct.node.addMetadata(COMMENT, comment);
}

/** Comments by the path of what they stand above; empty for the block itself. */
export type Comments = (above: string) => readonly string[];

/** The comments of a construct, in paragraphs. */
export function commentsOf({ node }: IConstruct): Comments {
  const all = node.metadata.filter(({ type }) => type === COMMENT).map(({ data }) => data as Comment);
  return (above) => all.filter((comment) => comment.above === above).flatMap(({ text }) => text.split(/\r?\n/));
}

/** The lines of a comment at a number of spaces. */
export const commentLines = (paragraphs: readonly string[], indent = 0): readonly string[] =>
  paragraphs.flatMap((text) => wrapped(text, WIDTH - indent - "# ".length)).map((line) => `# ${line}`.trimEnd());

/** A text in lines of at most so many characters, as far as its words let it. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(" ")) {
    const longer: string = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && longer.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line ?? ""];
}
