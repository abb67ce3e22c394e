export function addBuild(_: unknown): void {}
