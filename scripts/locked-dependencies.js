// What package-lock.json says about dependencies, and what is wrong with it by a policy. Reads nothing else: npm puts
// integrity, licence, install scripts and deprecations of the registry into the lock file.

/** Name of the package at a path such as `node_modules/a/node_modules/@b/c`. */
const nameOf = (path) => path.replace(/^.*node_modules\//, "");

/** @returns {ReadonlyArray<{ path: string, name: string, entry: Readonly<Record<string, any>> }>} without the package itself */
const entriesOf = (lock) =>
  Object.entries(lock.packages ?? {})
    .filter(([path, entry]) => path !== "" && entry.link !== true)
    .map(([path, entry]) => ({ path, name: entry.name ?? nameOf(path), entry }));

/** Whether it is installed with this package: neither for its development only, nor brought by its user. */
const isProduction = ({ dev, devOptional, peer }) => dev !== true && devOptional !== true && peer !== true;

/** A bundled package is within the archive of the one that bundles it, and has no archive of its own. */
const isBundled = ({ inBundle }) => inBundle === true;

/** What is installed with this package, by name and version, each once. */
exports.productionOf = (lock) => {
  const all = entriesOf(lock)
    .filter(({ entry }) => isProduction(entry))
    .map(({ name, entry }) => ({ name, version: entry.version, licence: entry.license }));
  const byKey = new Map(all.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byKey.keys()].sort().map((key) => byKey.get(key));
};

const problem = (what, { name, entry }, how) => `${name}@${entry.version} ${what}: ${how}`;

function* problemsOf(one, policy) {
  const { name, entry } = one;
  const production = isProduction(entry);
  if (!isBundled(entry) && !/^sha512-[\w+/]{86}==$/.test(entry.integrity ?? "")) {
    yield problem("has no integrity", one, "run `node scripts/complete-lockfile.js`");
  }
  const licences = { ...policy.LICENCES, ...(production ? {} : policy.DEVELOPMENT_LICENCES) };
  if (typeof entry.license !== "string" || !Object.hasOwn(licences, entry.license)) {
    const licence =
      entry.license === undefined ? "no licence in the lock file" : `the licence ${JSON.stringify(entry.license)}`;
    const list = production ? "LICENCES" : "LICENCES or DEVELOPMENT_LICENCES";
    yield problem(
      `has ${licence}`,
      one,
      `add it to ${list} of scripts/dependency-policy.js with a reason, or use another package`,
    );
  }
  if (entry.hasInstallScript === true && (production || !Object.hasOwn(policy.INSTALL_SCRIPTS, name))) {
    const how = production
      ? "an installation of this package must run no program; use another package"
      : "add it to INSTALL_SCRIPTS of scripts/dependency-policy.js with a reason, or use another package";
    yield problem("runs a program when it is installed", one, how);
  }
  if (entry.deprecated !== undefined && !Object.hasOwn(policy.ENDED, name)) {
    yield problem(
      `is deprecated (${entry.deprecated})`,
      one,
      "update it, or add it to ENDED of scripts/dependency-policy.js with a reason",
    );
  }
}

/** Reasons for what is not there any more would allow its return unseen. */
function* unusedOf(lock, policy) {
  const entries = entriesOf(lock);
  const names = new Set(entries.map(({ name }) => name));
  const scripts = new Set(entries.filter(({ entry }) => entry.hasInstallScript === true).map(({ name }) => name));
  const licences = new Set(entries.map(({ entry }) => entry.license));
  const lists = [
    ["LICENCES", licences],
    ["DEVELOPMENT_LICENCES", licences],
    ["INSTALL_SCRIPTS", scripts],
    ["ENDED", names],
  ];
  for (const [list, used] of lists) {
    for (const key of Object.keys(policy[list])) {
      if (!used.has(key)) {
        yield `${list} of scripts/dependency-policy.js has ${JSON.stringify(key)}, which no dependency needs: remove it`;
      }
    }
  }
}

/** What is wrong with the dependencies, a sentence each. */
exports.problemsIn = (lock, policy) => {
  if (lock.lockfileVersion !== 3) {
    return [`package-lock.json has version ${lock.lockfileVersion}, must be 3: write it with npm 9 or later`];
  }
  return [...entriesOf(lock).flatMap((one) => [...problemsOf(one, policy)]), ...unusedOf(lock, policy)];
};
