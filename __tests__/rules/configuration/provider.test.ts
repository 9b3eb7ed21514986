import { providerVersion } from "../../../src/rules/configuration/c19-provider-version";
import { defaultTags } from "../../../src/rules/configuration/c27-default-tags";
import { reaches } from "../../../src/rules/configuration/version-constraint";
import { found, told } from "../../support/told";
import { asyncTopology, component, provider, topology, unknown } from "../../support/topology";

describe("C19 provider-version", () => {
  it("speaks about a version that is too old, once for each provider", () => {
    const [finding, ...others] = found(providerVersion, topology(provider({ versionConstraint: "~> 5.0" })));
    expect(finding?.what).toBe('required_providers has version "~> 5.0"');
    expect(finding?.on.address).toBe("provider.aws");
    expect(others).toEqual([]);
  });

  it("is silent about one that is new enough, or may be, and about endpoints without components", () => {
    expect(told(providerVersion, topology(provider()))).toEqual([]);
    expect(told(providerVersion, topology(provider({ versionConstraint: "~> 6.0" })))).toEqual([]);
    expect(told(providerVersion, asyncTopology(provider({ versionConstraint: "~> 5.0" })))).toEqual([]);
  });

  it("is silent when the version is not known", () => {
    expect(told(providerVersion, topology())).toEqual([]);
    expect(told(providerVersion, topology(provider({ versionConstraint: undefined })))).toEqual([]);
    expect(told(providerVersion, topology(provider({ versionConstraint: unknown() })))).toEqual([]);
  });

  it.each(["~> 5.0", "5.100.0", "= 6.20.0", "< 6.21.0", "<= 6.20", "~> 6.20.0", ">= 5.0, < 6.0", "~>5.84"])(
    "takes %s for too old",
    (constraint) => expect(reaches(constraint, "6.21.0")).toBe(false),
  );

  it.each([
    "~> 6.0",
    ">= 5.0",
    "6.21.0",
    "<= 6.21",
    "< 6.21.1",
    "~> 6.21.0",
    "~> 6",
    "!= 6.21.0",
    "> 5, < 7",
    "latest",
    "",
  ])("takes %s for new enough", (constraint) => expect(reaches(constraint, "6.21.0")).toBe(true));
});

describe("C27 default-tags", () => {
  it("notes a component without tags", () => {
    expect(told(defaultTags, topology(provider({ hasDefaultTags: true })))).toEqual([
      "provider.aws has default_tags, and the desired state has no Tags",
    ]);
  });

  it("is silent with tags, and where there are no default tags", () => {
    expect(told(defaultTags, topology(provider({ hasDefaultTags: true }), component({ tagged: true })))).toEqual([]);
    expect(told(defaultTags, topology(provider()))).toEqual([]);
    expect(told(defaultTags, topology())).toEqual([]);
  });

  it("is silent when it is not known", () => {
    expect(told(defaultTags, topology(provider({ hasDefaultTags: unknown() })))).toEqual([]);
    const vague = component({ tagged: unknown() });
    expect(told(defaultTags, topology(provider({ hasDefaultTags: true }), vague))).toEqual([]);
  });
});
