import { may } from '#app/lib/me.ts';
import type { MeView } from '#domain/views.ts';

export type NavigationLink = { href: string; label: string };

/** The links of the header: those that lead somewhere this person may go. */
export function navigationFor(me: MeView): NavigationLink[] {
  return [
    { href: '/accueil', label: 'Accueil' },
    { href: '/deroule', label: 'Déroulé' },
    ...(may(me, 'sheet.read') ? [{ href: '/tableaux', label: 'Tableaux' }] : []),
    { href: '/livrables-attendus', label: 'Livrables' },
    ...(may(me, 'cluster.invite') ? [{ href: '/personnes', label: 'Personnes' }] : []),
  ];
}

/** Which link is the current page: the longest whose address starts the path; a deliverable belongs to « Livrables », what the call says to « Déroulé ». */
export function currentLink(links: readonly NavigationLink[], path: string): string | null {
  const at = path.startsWith('/livrables/')
    ? '/livrables-attendus'
    : path.replace(/^\/mur\//, '/tableaux/').replace(/^\/programme$/, '/deroule');
  return links.find(({ href }) => at === href || at.startsWith(`${href}/`))?.href ?? null;
}
