// Copies the files of the page of local AWS, which a browser runs as they are, into lib.
const { cpSync, rmSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const folder = join("src", "local-aws", "page", "assets");

rmSync(join(root, "lib", folder), { recursive: true, force: true });
cpSync(join(root, folder), join(root, "lib", folder), { recursive: true });
