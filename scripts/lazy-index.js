// Makes each entry load a module when one of its names is first used, and not all of them with the first import: what
// tsc writes as `var a_1 = require("./a")` and getters on `a_1` becomes getters that require. A getter of something that
// requires optional peers checks first that they are installed.
const { readFileSync, writeFileSync } = require("node:fs");
const { dirname, join, relative } = require("node:path");
const { entries, root } = require("./entries");

const REQUIRE = /^var (\w+) = require\("([^"]+)"\);\n/gm;
/** Rooms that import cdktf. */
const WITH_PEERS = ["constructs", "modules"].map((room) => join(root, "lib", "src", room));

for (const entry of entries) {
  makeLazy(entry);
}

function makeLazy({ specifier, path }) {
  const file = `${path}.js`;
  const written = readFileSync(file, "utf8");
  const paths = new Map([...written.matchAll(REQUIRE)].map(([, name, module]) => [name, module]));
  const late = new Set();
  let checks = 0;
  const lazy = written.replace(REQUIRE, "").replace(/return (\w+)\.(\w+);/g, (line, name, member) => {
    const module = paths.get(name);
    if (module === undefined) {
      return line;
    }
    late.add(name);
    const needsPeers = WITH_PEERS.some((room) => !relative(room, join(dirname(file), module)).startsWith(".."));
    checks += needsPeers ? 1 : 0;
    return `${needsPeers ? "checkPeers(); " : ""}return require("${module}").${member};`;
  });
  // tsc leaves the file alone where nothing has changed. Another version of tsc may write it differently: then each import
  // would load everything, or a name would refer to nothing, and nobody would notice.
  const isLazy = written.includes('return require("./') && paths.size === 0;
  const missing = [...paths].filter(([name]) => !late.has(name)).map(([, module]) => module);
  if (missing.length > 0 || (late.size === 0 && !isLazy)) {
    const what = missing.length === 0 ? "an import" : missing.join(", ");
    console.error(`${file}: no getter of ${what} was found. Adapt scripts/lazy-index.js to what tsc writes.`);
    process.exit(1);
  }
  if (late.size > 0) {
    writeFileSync(file, checks === 0 ? lazy : lazy + checkPeers(specifier, dirname(file)));
  }
}

/** Hoisted, and quick: Node.js remembers what it has resolved. */
function checkPeers(specifier, folder) {
  const peers = relative(folder, join(root, "lib", "src", "peers")).replace(/^(?!\.)/, "./");
  return `let arePeersChecked = false;
function checkPeers() {
    if (!arePeersChecked) {
        require("${peers}").requirePeers("${specifier}");
        arePeersChecked = true;
    }
}
`;
}
