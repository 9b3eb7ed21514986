// Prints how many milliseconds of processor time an import took: node import.js <package | provider>
const [what] = process.argv.slice(2);

const imports = {
  package: ["../lib/src"],
  // What the package uses of the provider, and what every program has that uses it.
  provider: [
    "cdktf",
    "constructs",
  ],
};

const begin = process.cpuUsage();
for (const path of imports[what]) {
  require(path);
}
const { user, system } = process.cpuUsage(begin);
console.log((user + system) / 1000);
