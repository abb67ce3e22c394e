/** The call is wrong, or the machine lacks something. Reported in one sentence, exit code 2. */
export class CallError extends Error {}
