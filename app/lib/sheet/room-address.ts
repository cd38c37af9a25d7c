/** WebSocket address of a sheet's room on the origin of this page. */
export function roomAddress(
  sheetId: string,
  { protocol, host }: { protocol: string; host: string } = location,
): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/rooms/sheet/${encodeURIComponent(sheetId)}`;
}

/** True when the server answers plain HTTP: then a WebSocket that does not open is being blocked on the way. */
export async function httpAnswers(): Promise<boolean> {
  try {
    return (await fetch('/api/health', { cache: 'no-store' })).ok;
  } catch (cause) {
    console.debug('No answer over HTTP either', cause);
    return false;
  }
}
