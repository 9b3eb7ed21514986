import fc from "fast-check";
import { blocksIn } from "../../../src/hcl/blocks/blocks";

/** `3 resource aws_x y`. */
const placesIn = (text: string): readonly string[] =>
  blocksIn(text).map(({ line, type, labels }) => [line, type, ...labels].join(" "));

describe("the blocks of a file", () => {
  it("have the line of their first word", () => {
    expect(placesIn('\n# a\nresource "aws_x" "y" {\n  a = 1\n}\n\nmodule "m" {}\nlocals {\n}\n')).toEqual([
      "3 resource aws_x y",
      "7 module m",
      "8 locals",
    ]);
  });

  it("are those at the top only", () => {
    expect(
      placesIn('terraform {\n  backend "s3" {\n    resource "aws_x" "no" {}\n  }\n}\nresource "aws_x" "y" {}'),
    ).toEqual(["1 terraform", "6 resource aws_x y"]);
  });

  it.each([
    ["a comment", '# resource "aws_x" "no" {\n// resource "aws_x" "no" {\n/* resource "aws_x" "no" {\n*/'],
    ["a comment in a block", "locals { # }\n // }\n /* } */\n}"],
    ["a brace in a text", 'locals {\n  a = "}"\n  b = "\\"}"\n}'],
    ["a template in a text", 'locals {\n  a = "${b["}"]} ${"{"}"\n}'],
    ["an escaped template", 'locals {\n  a = "$${ %%{"\n}'],
    ["a heredoc", 'locals {\n  a = <<EOT\n}\nresource "aws_x" "no" {\n  EOT\n}'],
    ["an indented heredoc", 'locals {\n  a = <<-EOT\n    "\n    EOT\n}'],
    ["a comparison", "locals {\n  a = 1 < 2\n  b = 4 / 2\n}"],
    ["a text that does not end", 'locals {\n  a = "}\n}'],
    ["Windows line ends", "locals {\r\n  a = <<EOT\r\n}\r\nEOT\r\n}\r"],
  ])("are not hidden and not made up by %s", (_, before) => {
    const found = placesIn(`${before}\nresource "aws_x" "y" {}\n`);
    const line = before.split("\n").length + 1;
    expect(found.filter((place) => place.includes("resource"))).toEqual([`${line} resource aws_x y`]);
  });

  it("say the source of a module, if it is a plain text of the module itself", () => {
    const sources = [
      'module "a" {\n  source = "./a"\n}',
      'module "b" {\n  inputs = { source = "./no" }\n  source="../b" # it\n}',
      'module "c" {\n  resource_source = "./no"\n}',
      'module "d" {\n  source = "./${var.no}"\n}',
      'module "e" { source = "./e" }',
    ].flatMap((text) => blocksIn(text).map(({ source }) => source));
    expect(sources).toEqual(["./a", "../b", undefined, undefined, "./e"]);
  });

  it("are found in any text, in a time that grows with its length only", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", '"', "{", "}", "${", "<<A\n", "\n", "/*", "*/", "#", "source = ", "\\")),
        (all) => {
          blocksIn(all.join(""));
        },
      ),
    );
    for (const part of ["/*", '"', "{", "a ", 'a "', "<<A\n", 'source = "', "a{", "${", 'a {source = "${']) {
      const started = performance.now();
      blocksIn(part.repeat(300_000));
      expect([part, performance.now() - started < 5000]).toEqual([part, true]);
    }
  });
});
