import ts from "typescript";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/**
 * What the compiler says about programs, against the types of the built package.
 *
 * @param virtual texts by paths at which there need not be a file
 * @param files paths of files that go with them
 * @param types packages whose global types the programs have
 * @param skipLibCheck whether declarations are taken as they are
 */
export function compilerProblems(
  virtual: ReadonlyMap<string, string>,
  {
    files = [],
    types = [],
    skipLibCheck = true,
  }: { readonly files?: readonly string[]; readonly types?: string[]; readonly skipLibCheck?: boolean } = {},
): readonly string[] {
  const options = { ...OPTIONS, types, skipLibCheck };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => virtual.has(file) || fileExists(file);
  host.readFile = (file) => virtual.get(file) ?? readFile(file);
  const program = ts.createProgram([...virtual.keys(), ...files], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}
