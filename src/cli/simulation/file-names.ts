/** Whether a value that no file has is meant as one, and not as a misspelt name. */
export const looksLikeFile = (text: string): boolean => /[/\\]|\.[a-z]+$/i.test(text);
