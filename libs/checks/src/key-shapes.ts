/** What keys look like whose makers gave them a shape of their own: each is a secret wherever it stands. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  'an access key of AWS': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a token of GitHub': /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{82})\b/,
  'a token of GitLab': /\bglpat-[\w-]{20}/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a token of Slack': /\bxox[abeoprs]-[\w-]{10,}/,
  'a hook of Slack': /hooks\.slack\.com\/(?:services|workflows)\/[\w/]{20,}/,
  'a key of Google': /\bAIza[\w-]{35}\b/,
  'a key of Stripe': /\b[rs]k_live_\w{16,}/,
  'a signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  'a password in an address': /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'$({<]+:[^\s/:@"'$({<]{3,}@/,
};

const ANY = new RegExp(
  Object.values(SHAPES)
    .map(({ source }) => source)
    .join('|'),
);

/** What the text holds that looks like a key, if anything does. */
export function keyIn(text: string): string | undefined {
  // Nearly every text holds none: one search says so.
  if (!ANY.test(text)) return undefined;
  return Object.entries(SHAPES).find(([, shape]) => shape.test(text))?.[0];
}
