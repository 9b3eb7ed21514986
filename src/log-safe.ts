import { escaped } from "./printable";

/*
 * Pipelines read what a step prints, and obey some of it:
 *
 * - GitHub Actions a line that starts with `::name` after white space, and its older `##[name]` anywhere in a line
 *   (actions/runner, src/Runner.Common/ActionCommand.cs);
 * - Azure Pipelines `##vso[area.event]` anywhere in a line (microsoft/azure-pipelines-agent,
 *   src/Microsoft.VisualStudio.Services.Agent/Command.cs), and `##[error]` and the like for the colours of a line;
 * - TeamCity `##teamcity[name]` (https://www.jetbrains.com/help/teamcity/service-messages.html).
 *
 * .NET compares texts without the characters that Unicode lets be ignored: one between the signs hides nothing.
 */
const IGNORED = "\\p{Cf}\\p{Default_Ignorable_Code_Point}";
const ANYWHERE = new RegExp(`#(?=[${IGNORED}]*#[${IGNORED}]*(?:\\w[${IGNORED}]*){0,40}\\[)`, "gu");
const AT_LINE_START = new RegExp(`^([\\t\\p{Zs}${IGNORED}]*):(?=[${IGNORED}]*:)`, "gmu");

/**
 * Text in which no pipeline finds a command: `\u0023#vso[`, `\u003a:error::`.
 * @param written how the first sign of a command is written; JSON reads the default as that sign
 */
export const withoutCommands = (text: string, written = escaped): string =>
  text.replace(ANYWHERE, written).replace(AT_LINE_START, (_, before: string) => `${before}${written(":")}`);

const ESCAPE = String.fromCharCode(27);
/** All that is neither a line break nor a tab, and what picocolors writes. */
const CONTROL = new RegExp(`${ESCAPE}\\[\\d{1,2}m|(?![\\n\\t])[\\p{Cc}\\p{Bidi_Control}\\u2028\\u2029]`, "gu");

/**
 * Lines as they may go to a terminal or to the log of a pipeline, whatever stands in them: what they say is seen, and
 * nothing happens by it. Text that was made safe before, and JSON, mean the same afterwards.
 */
export function logSafe(text: string, { colours = false } = {}): string {
  const visible = text.replace(CONTROL, (found) =>
    found.length === 1 ? escaped(found) : colours ? found : `${escaped(ESCAPE)}${found.slice(1)}`,
  );
  return withoutCommands(visible);
}
