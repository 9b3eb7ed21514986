import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addressOf, homeAddress } from "../src/package-info";

const written = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8"));
const named = { name: "some-package", repository: { url: "git+https://github.com/acme/scale.git" } };
const unnamed = { name: "some-package", repository: { url: "git+https://github.com/OWNER/scale.git" } };

describe("the addresses of the package", () => {
  it("are in the repository once package.json names it", () => {
    expect(addressOf("docs/rules.md", named)).toBe("https://github.com/acme/scale/blob/HEAD/docs/rules.md");
    expect(homeAddress(named)).toBe("https://github.com/acme/scale");
  });

  it("are at npm and unpkg before: a placeholder never reaches a report", () => {
    for (const info of [unnamed, { name: "some-package" }]) {
      expect(addressOf("docs/rules.md", info)).toBe("https://unpkg.com/some-package/docs/rules.md");
      expect(homeAddress(info)).toBe("https://www.npmjs.com/package/some-package");
    }
  });

  it("are one address in package.json", () => {
    const { homepage, repository, bugs } = written;
    const address = homepage.replace(/#readme$/, "");
    expect({ repository: repository.url, bugs: bugs.url }).toEqual({
      repository: `git+${address}.git`,
      bugs: `${address}/issues`,
    });
  });
});
