// What a dependency may be, and why. `scripts/check-dependencies.js` fails on anything else: what is new is decided here.

/**
 * Licences that may be distributed with a program under Apache-2.0 or used to build it, as SPDX expressions.
 * @type {Readonly<Record<string, string>>}
 */
exports.LICENCES = {
  "0BSD": "permissive, without a condition",
  "Apache-2.0": "this package's own licence",
  "BSD-2-Clause": "permissive",
  "BSD-3-Clause": "permissive",
  "BlueOak-1.0.0": "permissive",
  ISC: "permissive",
  MIT: "permissive",
};

/**
 * Licences of packages that are used to build and test only, or that the user brings: nothing of them is distributed.
 * @type {Readonly<Record<string, string>>}
 */
exports.DEVELOPMENT_LICENCES = {
  "(BSD-2-Clause OR MIT OR Apache-2.0)": "a choice of permissive ones",
  "(MIT OR CC0-1.0)": "a choice with a permissive one",
  "(MIT OR GPL-3.0-or-later)": "used under MIT",
  "(MIT OR WTFPL)": "used under MIT",
  "MIT OR Apache-2.0": "a choice of permissive ones",
  "CC-BY-4.0": "data about browsers (caniuse-lite), used by Babel under Jest",
  "CC0-1.0": "dedicated to the public domain",
  "MPL-2.0": "CDKTF and its providers: a peer dependency, used unchanged, and the licence covers its own files only",
  "Public Domain": "dedicated to the public domain (jsonify)",
  Unlicense: "dedicated to the public domain",
};

/**
 * Packages whose installation runs a program, all of them for development only.
 * @type {Readonly<Record<string, string>>}
 */
exports.INSTALL_SCRIPTS = {
  esbuild: "checks that its binary, which is a package of its own, runs; it bundles the functions. Development only",
  "@cdktf/node-pty-prebuilt-multiarch":
    "of cdktf-cli: a terminal for `cdktf watch`, which no test uses. Development only",
  "@parcel/watcher": "of Jest, which watches files with it in watch mode. Development only",
};

/**
 * Packages that nobody maintains any more, whether the registry says so or not. HashiCorp archived CDKTF on 2025-12-10.
 * @see https://github.com/hashicorp/terraform-cdk
 * @type {Readonly<Record<string, string>>}
 */
exports.ENDED = {
  cdktf: "peer dependency: this package is constructs for CDKTF, and works with what its users have",
  "cdktf-cli": "development only: the tests deploy as its users do",
  "@cdktf/provider-aws": "peer dependency: the resources that the constructs are made of",
  "@cdktf/hcl-tools": "development only: formats what the printer writes, in tests",
  "@cdktf/hcl2json": "development only: HashiCorp's own parser reads what the printer writes, in tests",
};
