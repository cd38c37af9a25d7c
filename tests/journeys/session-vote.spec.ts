import { expect, test, type Page, type Response } from '@playwright/test';
import { arrive } from './people.ts';

/*
 * One remote session, from its opening to its close: a facilitator on a PC, a member on a phone, another who comes late. The only
 * journey that opens the session of the demo cluster, because a session does not reopen (rule S1).
 */

const FACILITATOR = 'Anne Rocheval';
const MEMBER = 'Claire Aubrelle';
const BLOCKED = 'Nadia Ferroukhane';
const LATE = 'Karim Bensoulane';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const bar = (page: Page) => page.getByRole('region', { name: 'Séance en cours' });
const give = (page: Page, index: number) => page.getByRole('button', { name: 'Donner une voix' }).nth(index);

/** Everything a page is told about votes, over HTTP and over the socket. */
function listenIn(page: Page): string[] {
  const heard: string[] = [];
  page.on('response', async (response: Response) => {
    if (/\/api\/(votes|sessions)\//.test(response.url())) heard.push(await response.text().catch(() => ''));
  });
  page.on('websocket', (socket) => {
    if (socket.url().includes('/rooms/session/'))
      socket.on('framereceived', ({ payload }) => heard.push(String(payload)));
  });
  return heard;
}

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test('a session gathers the group, keeps its time, votes in secret and closes', async ({ browser }) => {
  test.setTimeout(180_000);
  const { page: anne } = await arrive(browser, FACILITATOR);
  const { page: claire, context: clairesPhone } = await arrive(browser, MEMBER, PHONE);
  const heardByAnne = listenIn(anne);

  await test.step('a session that could not be read at first is joined when it can be', async () => {
    const cut = claire.waitForEvent('requestfailed');
    await claire.route('**/api/sessions/*', (route) => route.abort(), { times: 1 });
    await claire.reload();
    await cut;
    await claire.getByRole('link', { name: 'Voir la séance' }).tap();
    await expect(claire.getByRole('heading', { name: 'La séance n’est pas encore ouverte' })).toBeVisible();
    await claire.goBack();
    await claire.waitForURL('**/accueil');
  });

  await test.step('the facilitator opens the session and everyone sees it', async () => {
    await anne.getByRole('link', { name: /ouvrir la séance/i }).click();
    await anne.getByRole('button', { name: 'Ouvrir la séance' }).click();
    await expect(anne.getByRole('heading', { name: 'Minuteur commun' })).toBeFocused();
    await expect(bar(claire)).toBeVisible();
    await bar(anne)
      .getByRole('button', { name: /présents/ })
      .click();
    await expect(bar(anne).getByText(`${MEMBER}, présent`)).toBeVisible();
    await anne.keyboard.press('Escape');
  });
  const sessionPath = new URL(anne.url()).pathname;

  const { page: nadia } = await arrive(browser, BLOCKED);
  await test.step('who sits behind a proxy that blocks sockets takes part, and is told (failure case 48)', async () => {
    await nadia.routeWebSocket('**/rooms/session/**', (socket) => socket.close({ code: 1011 }));
    await nadia.reload();
    await expect(bar(nadia).getByText('toutes les 5 secondes')).toBeVisible();
  });

  await test.step('one click brings every screen to a board, with a way back (rule S3)', async () => {
    await anne.getByRole('button', { name: 'Amener tout le monde ici : Cartographie des priorités' }).click();
    await claire.waitForURL('**/tableaux/**');
    await nadia.waitForURL('**/tableaux/**');
    // The live region says it; the facilitator's own screen stays.
    await expect(claire.getByRole('status').filter({ hasText: 'a réuni le groupe' }).first()).toBeAttached();
    expect(new URL(anne.url()).pathname).toBe(sessionPath);
    await bar(claire).getByRole('link', { name: 'Revenir où j’étais' }).click();
    await claire.waitForURL('**/accueil');
    await expect(bar(claire).getByText('Le groupe est sur')).toBeVisible();
    await claire.reload();
    await expect(bar(claire).getByText('Le groupe est sur')).toBeVisible();
    expect(new URL(claire.url()).pathname, 'a reload moves nobody twice').toBe('/accueil');
  });

  const { page: karim } = await arrive(browser, LATE);
  await test.step('a late joiner lands where the group is', async () => {
    await karim.waitForURL('**/tableaux/**');
    await expect(bar(karim).getByRole('link', { name: 'Revenir où j’étais' })).toBeVisible();
  });

  await test.step('who stops following stays', async () => {
    await bar(karim).getByRole('button', { name: 'Ne plus suivre' }).click();
    const before = karim.url();
    await anne.getByRole('button', { name: 'Amener tout le monde ici : Plan d’actions QVT' }).click();
    await expect(bar(karim).getByText('Plan d’actions QVT')).toBeVisible();
    expect(karim.url()).toBe(before);
    await claire.waitForURL('**/tableaux/**');
  });

  await test.step('the timer is the room’s: it outlives the facilitator’s browser (rule S2)', async () => {
    await anne.getByRole('button', { name: '5 min', exact: true }).click();
    await expect(bar(claire).getByRole('timer')).toHaveText(/0[45]:\d\d/);
    await anne.close({ runBeforeUnload: false });
    await expect(bar(claire).getByRole('timer')).toHaveText(/04:[0-5]\d/);
  });

  const { page: again } = await arrive(browser, FACILITATOR);
  const heard = listenIn(again);
  await test.step('a vote is prepared from the cards of a board', async () => {
    await again.goto(sessionPath);
    await again.getByRole('button', { name: 'Arrêter' }).click();
    await again.getByRole('link', { name: 'Préparer un vote' }).click();
    await again.getByLabel('Tableau', { exact: true }).selectOption({ label: 'Cartographie des priorités' });
    await expect(again.getByText(/propositions soumises au vote/)).toBeVisible();
    await expect(again.getByText('secret pour les participants comme pour l’animation')).toBeVisible();
    await again.getByLabel('Un établissement').check();
    await expect(again.getByText('préférez accord, réserve ou désaccord')).toBeVisible();
    await again.getByLabel('Tout le cluster').check();
    await again.getByRole('textbox', { name: 'Question' }).fill('Quels sujets travailler en premier ?');
    await again.getByRole('button', { name: 'Ouvrir le vote' }).click();
    await again.waitForURL('**/votes/**');
    await expect(again.getByText(/0\s*votant sur 19/)).toBeVisible();
  });

  await test.step('a ballot is cast from a phone, and changed, by hand and by keyboard', async () => {
    await bar(claire).getByRole('link', { name: 'Voter' }).click();
    await claire.waitForURL('**/votes/**');
    await give(claire, 0).tap();
    await give(claire, 0).tap();
    await expect(give(claire, 0), 'the cap holds at two').toHaveAttribute('aria-disabled', 'true');
    await expect(claire.getByText(/^Il vous reste 3\s*voix\.$/)).toBeVisible();
    await claire.getByRole('button', { name: 'Enregistrer mon vote' }).tap();
    await expect(claire.getByText('vous pouvez le changer jusqu’à la clôture')).toBeVisible();
    await expect(again.getByText(/1\s*votant sur 19/)).toBeVisible();
    await give(claire, 1).focus();
    await claire.keyboard.press('Enter');
    await claire.getByRole('button', { name: 'Enregistrer mon nouveau vote' }).focus();
    await claire.keyboard.press('Enter');
    await expect(claire.getByText('vous pouvez le changer jusqu’à la clôture')).toBeVisible();
  });

  await test.step('a network that fails keeps the choices and says so', async () => {
    await clairesPhone.setOffline(true);
    await give(claire, 2).tap();
    await claire.getByRole('button', { name: 'Enregistrer mon nouveau vote' }).tap();
    await expect(claire.getByText('Vos choix restent affichés')).toBeVisible();
    await expect(claire.getByText(/^Il vous reste 1\s*voix\.$/)).toBeVisible();
    await clairesPhone.setOffline(false);
    await claire.getByRole('button', { name: 'Enregistrer mon nouveau vote' }).tap();
    await expect(claire.getByText('vous pouvez le changer jusqu’à la clôture')).toBeVisible();
  });

  await test.step('a gathering does not take away a ballot that is being filled in', async () => {
    await bar(karim).getByRole('button', { name: 'Suivre le groupe' }).click();
    await karim.waitForURL('**/tableaux/**');
    await bar(karim).getByRole('link', { name: 'Voter' }).click();
    await karim.waitForURL('**/votes/**');
    await give(karim, 3).click();
    const console2 = await again.context().newPage();
    await console2.goto(sessionPath);
    await console2
      .getByRole('button', { name: 'Amener tout le monde ici : Cartographie des priorités' })
      .click();
    await expect(bar(karim).getByText('vous avez une saisie en cours')).toBeVisible();
    expect(karim.url()).toContain('/votes/');
    await console2.close();
    await karim.getByRole('button', { name: 'Enregistrer mon vote' }).click();
    await expect(karim.getByText('vous pouvez le changer jusqu’à la clôture')).toBeVisible();
  });

  await test.step('before the close the facilitator was told the turnout and nothing else (failure case 34)', async () => {
    await expect(again.getByText(/2\s*votants sur 19/)).toBeVisible();
    const told = [...heardByAnne, ...heard].join('\n');
    expect(told).toContain('"voters":2');
    expect(told).not.toMatch(/"(voices|ballot|rank|byCollege)"/);
    expect(told).not.toMatch(/"cast":\{/);
  });

  await test.step('the close gives the result to all at once', async () => {
    // Given too late to be saved: it is said that it does not count.
    await give(karim, 4).click();
    await again.getByRole('button', { name: 'Clore le vote' }).click();
    await expect(again.getByRole('dialog')).toContainText('définitive');
    await again.getByRole('button', { name: 'Clore et publier le résultat' }).click();
    // In place of the ballot, and of the turnout: whoever has no mouse goes on from there.
    for (const page of [again, karim])
      await expect(page.getByRole('heading', { name: 'Résultat' })).toBeFocused();
    await expect(karim.getByText('clos pendant que vous votiez')).toBeVisible();
    await expect(again.getByText('non affiché (moins de 5 votants)').first()).toBeVisible();
    await expect(again.getByText('ex æquo').first()).toBeVisible();
    const [download] = await Promise.all([
      again.waitForEvent('download'),
      again.getByRole('link', { name: /Télécharger/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
  });

  await test.step('a second round is a new vote; the session closes after it', async () => {
    const first = again.url();
    await again.getByRole('button', { name: 'Ouvrir le deuxième tour' }).click();
    await expect(again).not.toHaveURL(first);
    await expect(again.getByRole('link', { name: 'Voir le tour précédent' })).toBeVisible();
    await again.goto(sessionPath);
    await again.getByRole('button', { name: 'Clore la séance' }).click();
    await again.getByRole('link', { name: 'Aller au vote' }).click();
    await again.getByRole('button', { name: 'Clore le vote' }).click();
    await again.getByRole('button', { name: 'Clore et publier le résultat' }).click();
    await expect(again.getByRole('heading', { name: 'Résultat' })).toBeVisible();
    await again.goto(sessionPath);
    await again.getByRole('button', { name: 'Clore la séance' }).click();
    await again.getByRole('dialog').getByRole('button', { name: 'Clore la séance' }).click();
    await expect(again.getByText('La séance est terminée', { exact: false }).first()).toBeVisible();
    await expect(bar(karim)).toBeHidden();
  });
});
