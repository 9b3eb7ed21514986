/**
 * Whether a text holds something that only Terraform knows: `${var.zone}`, or a cdktf token that renders as one.
 *
 * Such a text is passed on as it is: nobody can say what it will be.
 */
export const isToken = (text: string): boolean => text.includes("${");
