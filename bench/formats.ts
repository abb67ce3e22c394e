/** Figures as text. KB, MB and GB are powers of 1,024. */
export const formats = {
  ratio: (value: number) => value.toFixed(2),
  shift: (value: number) => value.toFixed(3),
  count: (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 0 }),
  seconds: (value: number) => (value < 0.1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(value < 10 ? 2 : 1)} s`),
  bytes: (value: number) => (value < 1024 ** 2 ? `${(value / 1024).toFixed(1)} KB` : `${(value / 1024 ** 2).toFixed(1)} MB`),
  memory: (value: number) => `${(value / 1024 ** 3).toFixed(2)} GB`,
}

const missing = '–'

/** A dash if it wasn't measured. */
export function written(value: number | undefined, format: (value: number) => string): string {
  return value === undefined || Number.isNaN(value) ? missing : format(value)
}
