export function addServe(_: unknown): void {}
