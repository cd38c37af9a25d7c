import { expect, test, type Page } from '@playwright/test';
import { arrive, grappe } from './people.ts';

/* What is given in secret: subjects placed alone first on a map, and an anonymous questionnaire (rules P1–P8 and Q1–Q8). */

const FACILITATOR = 'Anne Rocheval';
const MAP = 'Cartographie des priorités';
const QUESTIONNAIRE = 'Évaluation à chaud';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

async function openBoard(page: Page, title: string): Promise<void> {
  await page.goto('/tableaux');
  await page.getByRole('heading', { name: title }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

test('each places alone, the reveal shows medians and spreads, and the group settles with one gesture', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page: member } = await arrive(browser, 'Isabelle Montferrade');
  const { page: phone } = await arrive(browser, 'Aminata Sowrelle', PHONE);
  const { page: anne } = await arrive(browser, FACILITATOR);
  await openBoard(member, MAP);
  await phone.goto(member.url());
  await anne.goto(member.url());
  const heard: string[] = [];
  anne.on('response', async (reply) => {
    if (reply.url().includes('placement')) heard.push(await reply.text().catch(() => ''));
  });

  await anne.getByRole('button', { name: 'Ouvrir le placement' }).click();
  const alone = (page: Page) => page.getByRole('region', { name: 'Mes positions' });
  await expect(alone(member)).toBeVisible();
  await expect(alone(phone)).toBeVisible();
  await expect(alone(member).getByText('l’écart peut laisser deviner')).toBeVisible();

  // By the arrows, then by numbers; on the phone with a finger on the plane.
  await alone(member)
    .getByRole('button', { name: /^Repas du soir/ })
    .press('Shift+ArrowRight');
  await alone(member)
    .getByRole('button', { name: /^Par les chiffres : Formation/ })
    .click();
  await alone(member)
    .getByRole('spinbutton', { name: /^Maîtrise/ })
    .fill('4.5');
  await alone(member)
    .getByRole('spinbutton', { name: /^Importance/ })
    .fill('2');
  await member.keyboard.press('Tab');
  await expect(alone(member).getByRole('status')).toHaveText(/2 sur 2 placés\. Enregistré/);
  const plane = alone(phone).locator('.plane');
  await plane.tap({ position: { x: 60, y: 200 } });
  await plane.tap({ position: { x: 200, y: 60 } });
  await expect(alone(phone).getByRole('status')).toHaveText(/2 sur 2 placés\. Enregistré/);

  await expect(anne.getByText('2 personnes ont placé').first()).toBeVisible();
  expect(heard.join()).not.toMatch(/"points"|"median"/);
  await anne.getByRole('button', { name: 'Révéler', exact: true }).click();
  await anne.getByRole('button', { name: 'Révéler à tous' }).click();

  await expect(member.getByText('Les plus grands écarts d’abord')).toBeVisible();
  const settle = member.getByRole('button', { name: 'Placer à la médiane : tout' });
  await settle.click();
  await expect(member.getByText('À la médiane', { exact: true })).toHaveCount(2);
  await member.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(member.getByText('À la médiane', { exact: true })).toHaveCount(0);
});

test('a questionnaire is answered on a phone, closed, reviewed and read by all', async ({ browser }) => {
  test.setTimeout(120_000);
  const { page: anne } = await arrive(browser, FACILITATOR);
  await openBoard(anne, QUESTIONNAIRE);
  await expect(anne.getByRole('complementary', { name: 'Guide d’animation' })).toContainText('cinq réponses');
  await anne.getByRole('button', { name: 'Ouvrir le questionnaire' }).click();
  await expect(anne.getByText('0 réponse sur')).toBeVisible();

  const { page: phone } = await arrive(browser, 'Claire Aubrelle', PHONE);
  await phone.getByRole('link', { name: 'Répondre' }).click();
  await expect(phone.getByText('Vos réponses sont anonymes')).toBeVisible();
  await phone.getByRole('group', { name: 'Utilité' }).locator('label').last().tap();
  await phone.getByLabel('Je repars avec').fill('une trame prête');
  // The back button asks before it takes away what is not saved.
  await phone.evaluate(() => history.back());
  await phone.getByRole('dialog').getByRole('button', { name: 'Rester ici' }).tap();
  await expect(phone.getByLabel('Je repars avec')).toHaveValue('une trame prête');
  await phone.getByRole('button', { name: 'Enregistrer mes réponses' }).click();
  await expect(phone.getByText('Vos réponses sont enregistrées. Vous pouvez')).toBeVisible();

  const boardId = new URL(phone.url()).pathname.split('/')[2]!;
  for (const name of ['Nadia Ferroukhane', 'Hélène Vasseline', 'Karim Bensoulane', 'Isabelle Montferrade']) {
    const { page } = await arrive(browser, name);
    const view = await (await page.request.get(`/api/boards/${boardId}/questionnaire`)).json();
    const sent = await page.request.post(`/api/questionnaires/${view.round.id}/answers`, {
      headers: { origin: grappe().origin },
      data: { answers: { usefulness: 2, missed: 'du temps' } },
    });
    expect(sent.ok()).toBe(true);
  }

  await anne.reload();
  await anne.getByRole('button', { name: 'Clore le questionnaire' }).click();
  await anne.getByRole('button', { name: 'Clore', exact: true }).click();
  await expect(anne.getByText('2,4', { exact: true })).toBeVisible();
  const text = anne.getByRole('group', { name: 'une trame prête' });
  await phone.reload();
  await expect(phone.getByText('5 réponses sur')).toBeVisible();
  await expect(phone.getByText('une trame prête')).toHaveCount(0);
  await text.getByRole('button', { name: 'Afficher', exact: true }).click();
  await expect(text.getByRole('button', { name: 'Afficher', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await phone.reload();
  await expect(phone.getByText('une trame prête')).toBeVisible();
  await expect(phone.getByText('du temps')).toHaveCount(0);

  // Another round is news to who is there; going from the one to the other is none.
  const opened = 'Le questionnaire est ouvert.';
  await anne.getByRole('button', { name: 'Ouvrir un nouveau tour' }).click();
  await expect(anne.getByText(opened).first()).toBeVisible();
  await phone.reload();
  await expect(phone.getByText('Vos réponses sont anonymes')).toBeVisible();
  await phone.getByRole('link', { name: /^Clos le/ }).tap();
  await expect(phone.getByText('une trame prête')).toBeVisible();
  await phone.getByRole('link', { name: /^En cours, ouvert le/ }).tap();
  await expect(phone.getByText('Vos réponses sont anonymes')).toBeVisible();
  await expect(phone.getByText(opened)).toHaveCount(0);
  await phone.getByLabel('Je repars avec').fill('un mot de trop');
  await anne.getByRole('button', { name: 'Clore le questionnaire' }).click();
  await anne.getByRole('button', { name: 'Clore', exact: true }).click();
  await expect(anne.getByText('Le questionnaire est clos.').first()).toBeVisible();
  // The page looks every ten seconds.
  await expect(phone.getByText('clos pendant que vous répondiez')).toBeVisible({ timeout: 30_000 });
});
