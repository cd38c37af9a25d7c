import { dayAndTime } from '#app/lib/french/dates.ts';
import type { Table } from '#domain/sheet/tables.ts';

/** What a file says of the sheet it was made from. */
export type SheetAbout = {
  board: string;
  phase: string;
  /** Establishment, or « Tout le cluster ». */
  whose: string;
  cluster: string;
  programme: string;
  version: number;
  /** The seal of a version handed in; null for a sheet that is still written on. */
  seal: { hash: string; at: number; by: string; transmittedAt: number | null } | null;
  /** What the programme asks to put on what leaves Grappe. */
  mention: string | null;
};

/** Lines under the title of a picture. `at` ms UTC. */
export function factsOf(about: SheetAbout, at: number): string[] {
  return [
    about.whose,
    `Version ${about.version}`,
    about.seal
      ? `scellée le ${dayAndTime(about.seal.at)} par ${about.seal.by}`
      : `au ${dayAndTime(at)}, en cours d’écriture`,
  ];
}

/** The last sheet of a spreadsheet: where it comes from. */
export function aboutTable(about: SheetAbout, at: number): Table {
  const { seal } = about;
  const rows: [string, string | null][] = [
    ['Tableau', about.board],
    ['Établissement', about.whose],
    ['Phase', about.phase],
    ['Cluster', about.cluster],
    ['Programme', about.programme],
    ['Version', String(about.version)],
    ['Scellée le', seal && `${dayAndTime(seal.at)} par ${seal.by}`],
    ['Transmise le', seal && seal.transmittedAt !== null ? dayAndTime(seal.transmittedAt) : null],
    ['Empreinte (SHA-256)', seal && seal.hash],
    ['Exporté le', dayAndTime(at)],
    ['Mention', about.mention],
  ];
  return { name: 'À propos', header: ['Ce fichier', ''], rows: rows.filter(([, said]) => said !== null) };
}

/** `les-tilleuls-cartographie-des-priorites-v2`: letters that no file system minds. */
export function fileName({ whose, board, version }: Pick<SheetAbout, 'whose' | 'board' | 'version'>): string {
  return slug(`${whose} ${board} v${version}`);
}

export function slug(words: string): string {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
