/** An import of another file, as tsc writes it. Packages stay: what extends their classes needs them at once. */
const REQUIRE = /^const (\w+_\d+) = require\("(\.[^"]+)"\);$/gm;
const LATE = /^let \w+_\d+\$; const \w+_\d+ = \(\) => /m;

/**
 * @param code a CommonJS module, as tsc writes it
 * @returns the module with imports that load when they are first used, and whether it has any
 */
function lazyRequires(code) {
  const late = code.replace(REQUIRE, (line, name, path) =>
    hasOnlyMembersUsed(code.replace(line, ""), name)
      ? `let ${name}$; const ${name} = () => ${name}$ ??= require("${path}");`
      : line,
  );
  const names = [...late.matchAll(/^let (\w+_\d+)\$; /gm)].map(([, name]) => name);
  // In parentheses: `new a_1().A()` would make a thing of `a_1`.
  const used = names.reduce((text, name) => text.replace(new RegExp(`\\b${name}\\.`, "g"), `(${name}()).`), late);
  return { code: used, isLazy: LATE.test(used) };
}

/** A module that is passed on as a whole cannot become a function. */
const hasOnlyMembersUsed = (code, name) =>
  [...code.matchAll(new RegExp(`\\b${name}\\b(.)?`, "gs"))].every(([, next]) => next === ".");

module.exports = { lazyRequires };
