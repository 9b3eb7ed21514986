/** A report without its line breaks: what it says, wherever its lines end. */
export const unwrapped = (report: string): string => report.replace(/\s+/g, " ");
