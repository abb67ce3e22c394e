/** Keeps secrets out of reports, also when a server repeats them. */

/** A shorter one would also hide parts of ordinary words. */
const minLength = 4

/** Returns a function that hides these secrets, as they are and as URLs, Base64 and JSON write them. */
export function maskSecrets(secrets: readonly (string | undefined)[]): (text: string) => string {
  const forms = secrets
    .flatMap((secret) => (secret === undefined ? [] : [secret, secret.trim()]))
    .filter((secret) => secret.length >= minLength)
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      encodeURI(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64'),
    ])
  // The longest first, so that no part of one is left.
  const found = [...new Set(forms)].sort((a, b) => b.length - a.length)
  return (text) => found.reduce((masked, secret) => masked.replaceAll(secret, '…'), text)
}
