/** The call is wrong, or the machine lacks something: reported in one sentence, exit code 2. */
export class CallError extends Error {}
