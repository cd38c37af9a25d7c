import type { Role } from '#domain/people/roles.ts';

export type NavigationLink = { href: string; label: string };

/** The links of the header, by role: an observer has no board to open, only facilitators and the lead invite people. */
export function navigationFor(role: Role): NavigationLink[] {
  return [
    { href: '/accueil', label: 'Accueil' },
    ...(role === 'observer' ? [] : [{ href: '/tableaux', label: 'Tableaux' }]),
    { href: '/livrables-attendus', label: 'Livrables' },
    ...(role === 'facilitator' || role === 'lead' ? [{ href: '/personnes', label: 'Personnes' }] : []),
  ];
}

/** Which link is the current page: the longest whose address starts the path; a deliverable belongs to « Livrables ». */
export function currentLink(links: readonly NavigationLink[], path: string): string | null {
  const at = path.startsWith('/livrables/') ? '/livrables-attendus' : path.replace(/^\/mur\//, '/tableaux/');
  return links.find(({ href }) => at === href || at.startsWith(`${href}/`))?.href ?? null;
}
