// Completes package-lock.json: asks npm for the integrity of entries that have none, then adds the optional packages of
// other platforms that npm left out.
//
// npm writes them only where the registry serves them; behind a mirror that lacks some, `npm ci` then refuses the lock
// file as incomplete. An entry with a version and its platform is enough for npm, which skips it elsewhere, but not for
// `scripts/check-dependencies.js`: run this again where the registry has the package.
const { execFileSync } = require("node:child_process");
const { readFileSync, writeFileSync } = require("node:fs");

const FILE = "package-lock.json";
const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = { arm: "arm", armv7: "arm", loong64: "loong64", mips64el: "mips64el", wasm32: "wasm32" };

function platformOf(name) {
  const parts = name.split(/[/.-]/);
  const system = SYSTEMS.find((candidate) => parts.includes(candidate));
  const processor =
    parts.map((part) => PROCESSORS[part]).find((found) => found !== undefined) ??
    parts.find((part) => ["arm64", "ia32", "ppc64", "riscv64", "s390x", "x64"].includes(part));
  return { ...(system && { os: [system] }), ...(processor && { cpu: [processor] }) };
}

const read = () => JSON.parse(readFileSync(FILE, "utf8"));
const write = (lock) => writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);

/** npm keeps an entry as it is, and asks the registry for one that is not there. */
function withIntegrity(lock) {
  const entries = Object.entries(lock.packages);
  const lacks = ([path, { integrity, inBundle, link }]) => path !== "" && !integrity && !inBundle && !link;
  if (!entries.some(lacks)) {
    return lock;
  }
  write({ ...lock, packages: Object.fromEntries(entries.filter((entry) => !lacks(entry))) });
  execFileSync("npm", ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return read();
}

const lock = withIntegrity(read());
const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`;
    const top = `node_modules/${name}`;
    if (lock.packages[nested] !== undefined || lock.packages[top] !== undefined || !/^\d/.test(version)) {
      continue;
    }
    lock.packages[top] = { version, ...(entry.dev && { dev: true }), optional: true, ...platformOf(name) };
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)),
);
write(lock);
console.log(added.length === 0 ? "nothing was missing" : added.join("\n"));
