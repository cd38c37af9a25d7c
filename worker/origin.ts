/**
 * True when the page that sent this request is one of ours. A browser always says where a POST or a WebSocket comes from, so a
 * missing `Origin` is refused too. TLS may end at a proxy in front of us: the https form of the same host is the same site.
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin');
  const { protocol, host } = new URL(request.url);
  return origin === `${protocol}//${host}` || origin === `https://${host}`;
}
