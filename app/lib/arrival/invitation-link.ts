/** What an invitation's token looks like; the server alone knows whether it is one. */
const TOKEN = /^[\w-]{20,128}$/;

/** The token in a fragment (`#abc…`), a whole link or a bare token, spaces around forgiven; null when there is none. */
export function tokenIn(text: string): string | null {
  const pasted = text.trim();
  const token = pasted.slice(pasted.lastIndexOf('#') + 1);
  return TOKEN.test(token) ? token : null;
}
