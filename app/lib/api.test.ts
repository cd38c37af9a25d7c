import { expect, it, vi } from 'vitest';

const goto = vi.hoisted(() => vi.fn());
vi.mock('$app/navigation', () => ({ goto }));
const { ask, EXPIRED } = await import('./api.ts');

const reply = (status: number, body: string) => Promise.resolve(new Response(body, { status }));

it('gives the body of a good reply', async () => {
  expect(await ask(reply(200, '{"ok":true}'))).toEqual({ ok: true });
});

it('turns a refusal into its code', async () => {
  await expect(ask(reply(409, '{"error":"sheet_sealed"}'))).rejects.toMatchObject({ code: 'sheet_sealed' });
  expect(goto).not.toHaveBeenCalled();
});

it('tells a silent network from a page that a proxy made up', async () => {
  await expect(ask(Promise.reject(new TypeError('failed to fetch')))).rejects.toMatchObject({
    code: 'network_failed',
  });
  await expect(ask(reply(403, '<html>Accès bloqué</html>'))).rejects.toMatchObject({
    code: 'reply_unreadable',
  });
  await expect(ask(reply(500, '{"error":"made_up"}'))).rejects.toMatchObject({ code: 'reply_unreadable' });
});

it('leads back to the arrival page when the login is over', async () => {
  await expect(ask(reply(401, '{"error":"login_required"}'))).rejects.toMatchObject({
    code: 'login_required',
  });
  expect(goto).toHaveBeenCalledWith(EXPIRED, { replace: true });
});
