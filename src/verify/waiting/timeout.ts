/**
 * Default time limit. Endpoints were observed to take 3 to 10 minutes and components 3 to 15; one that was
 * still Creating after 35 was stuck.
 * @see https://github.com/stdapi-ai/stdapi.ai/issues/43
 */
export const DEFAULT_TIMEOUT_SECONDS = 35 * 60;
