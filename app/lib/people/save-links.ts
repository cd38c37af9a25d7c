import type { NewInvitation } from '#domain/views.ts';
import { saveFile } from '#app/lib/export/save-file.ts';
import { dayKey } from '#app/lib/french/dates.ts';
import { ROLE_LABELS } from '#app/lib/french/people.ts';
import type { Format } from '#app/lib/spreadsheet/formats.ts';

/** Saves the links just made as a table, for a mail merge. Each opens Grappe in its person's name: the page says so beside the button. */
export async function saveLinks(invitations: readonly NewInvitation[], format: Format): Promise<void> {
  const { writeTable } = await import('#app/lib/spreadsheet/spreadsheet.ts');
  const table = {
    name: 'Invitations',
    header: ['Nom', 'Fonction', 'Établissement', 'Place', 'Lien personnel', 'Valable jusqu’au'],
    rows: invitations.map((one) => [
      one.name,
      one.title,
      one.establishment?.name ?? '',
      one.collegeLabel ?? ROLE_LABELS[one.role],
      one.link,
      one.invitation ? { day: dayKey(one.invitation.expiresAt) } : null,
    ]),
  };
  saveFile(await writeTable(table, format), `invitations.${format}`);
}
