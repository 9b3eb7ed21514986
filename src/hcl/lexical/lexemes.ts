/*
 * What the words of Terraform's language look like: sticky patterns, for a cursor.
 * See https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */

export const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** `provider::local::name`: a function of a provider. */
export const QUALIFIED = /[\p{ID_Start}_][\p{ID_Continue}-]*(?:::[\p{ID_Start}_][\p{ID_Continue}-]*)*/uy;

export const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Operators between two operands. */
export const OPERATOR = /==|!=|<=|>=|&&|\|\||[-+*/%<>]/y;
