/*
 * A strict policy is what keeps a card's text from ever becoming code, and the fragment of an invitation from leaking. No other
 * origin is named: hospital networks block them, and each would learn who works here.
 */

const FIXED = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/** `inlineScripts`: CSP sources (`'sha256-…'`) of the scripts that stand inside the page itself. */
function contentSecurityPolicy(url: URL, inlineScripts: readonly string[] = []): string {
  // Older Firefox and Safari do not take 'self' to cover the WebSocket scheme.
  const socket = `${url.protocol === 'https:' ? 'wss' : 'ws'}://${url.host}`;
  return [
    "default-src 'self'",
    ["script-src 'self'", ...inlineScripts].join(' '),
    // Attributes only: positions on the map are style attributes. A <style> element must come from our own files.
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${socket}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The same reply with our headers. A reply to a WebSocket upgrade has none and must not go through here. */
export function withSecurityHeaders(
  reply: Response,
  url: URL,
  inlineScripts: readonly string[] = [],
): Response {
  const headers = new Headers(reply.headers);
  for (const [name, value] of Object.entries(FIXED)) headers.set(name, value);
  headers.set('content-security-policy', contentSecurityPolicy(url, inlineScripts));
  if (url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
  return new Response(reply.body, { status: reply.status, statusText: reply.statusText, headers });
}
