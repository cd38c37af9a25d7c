import type { Table } from '#domain/sheet/tables.ts';
import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FORMATS } from './formats.ts';
import { readTable, writeTable } from './spreadsheet.ts';

const fixture = async (name: string) =>
  new Blob([new Uint8Array(await readFile(new URL(`./fixtures/${name}`, import.meta.url)))]);
const csv = (text: string | Uint8Array<ArrayBuffer>) => readTable(new Blob([text]), 'liste.csv');

const TABLE: Table = {
  name: 'Équipe: A/B [2026]',
  header: ['Nom', 'Début', 'Effectif', 'Note'],
  rows: [
    ['Zoé', { day: '2026-03-05' }, 12.5, 'deux\nlignes  et « guillemets " ; »'],
    ['=1+1', null, -3, '@SUM(A1) <b> & \u0001fin'],
  ],
};

describe('what we write, we read', () => {
  it.each(FORMATS)('%s keeps words, numbers and dates', async (format) => {
    const read = await readTable(await writeTable(TABLE, format), `t.${format}`);
    const day = format === 'csv' ? '05/03/2026' : '2026-03-05';
    const number = format === 'csv' ? '12,5' : '12.5';
    const control = format === 'csv' ? '@SUM(A1) <b> & \u0001fin' : '@SUM(A1) <b> & fin';
    expect(read).toEqual([
      ['Nom', 'Début', 'Effectif', 'Note'],
      ['Zoé', day, number, 'deux\nlignes  et « guillemets " ; »'],
      ['=1+1', '', '-3', control],
    ]);
  });

  it('writes no formula, whatever a card says', async () => {
    const part = async (format: 'xlsx' | 'ods', name: string) => {
      const file = unzipSync(new Uint8Array(await (await writeTable(TABLE, format)).arrayBuffer()));
      return strFromU8(file[name] as Uint8Array);
    };
    expect(await part('xlsx', 'xl/worksheets/sheet1.xml')).not.toContain('<f');
    expect(await part('ods', 'content.xml')).not.toContain('table:formula');
    expect(await (await writeTable(TABLE, 'csv')).text()).toContain("'=1+1");
  });

  it('makes room for words on several lines, and none for what only the computer reads', async () => {
    const long = 'Une phrase longue à lire. '.repeat(8);
    const table: Table = {
      name: 'Suivi',
      header: ['Note', 'Identifiant'],
      rows: [
        [long, 'x'.repeat(200)],
        ['deux\nlignes', 'b'],
        ['une', 'c'],
      ],
    };
    const file = unzipSync(new Uint8Array(await (await writeTable(table, 'xlsx')).arrayBuffer()));
    const sheet = strFromU8(file['xl/worksheets/sheet1.xml'] as Uint8Array);
    const heights = [...sheet.matchAll(/<row r="(\d)"([^>]*)>/g)].map(
      ([, , rest]) => /ht="(\d+)"/.exec(rest!)?.[1],
    );
    expect(heights).toEqual([undefined, '60', '30', undefined]);
    expect([...sheet.matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) => width)).toEqual(['60', '12']);
    expect(strFromU8(file['xl/styles.xml'] as Uint8Array)).not.toMatch(/<font><b\/><\/font>/);
  });

  it('holds several sheets, each under a name that a spreadsheet takes', async () => {
    const file = await writeTable([TABLE, { ...TABLE, name: 'équipe: A/B [2026]' }], 'xlsx');
    const workbook = strFromU8(
      unzipSync(new Uint8Array(await file.arrayBuffer()))['xl/workbook.xml'] as Uint8Array,
    );
    const names = [...workbook.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['Équipe  A B  2026', 'équipe  A B  2026 2']);
  });
});

describe('files of other tools', () => {
  it('reads a workbook written by another library: its first sheet, dates, formulas without a value', async () => {
    expect(await readTable(await fixture('openpyxl.xlsx'), 'a.xlsx')).toEqual([
      ['Nom', 'Début', 'Effectif', 'Part', 'Actif', 'Note'],
      ['Zoé Martin', '2026-03-05', '12', '0.25', 'oui', '=HYPERLINK("x")'],
      ['Élise  D’Orme', '2026-12-31', '1.5', '', 'non', 'deux\nlignes'],
      ['', '', '', '', '', ''],
      ['après un vide', '', '', '', '', ''],
    ]);
  });

  it('reads an ODS file laid out as an office suite does, a million empty lines at its end', async () => {
    expect(await readTable(await fixture('calc-like.ods'), 'a.ods')).toEqual([
      ['Nom', 'Début', 'Effectif', 'Note'],
      ['Zoé  Martin', '2026-03-05', '12', '=1+1'],
      ['Élise', '', '1.5', 'deux\nlignes'],
    ]);
  });
});

describe('CSV as it is found', () => {
  it('takes a quote that nothing closes for a sign like another', async () => {
    expect(await csv('Nom;Note\r\nClaire;"à revoir\r\nLina;"vu, ""oui"", et bien"\r\n')).toEqual([
      ['Nom', 'Note'],
      ['Claire', '"à revoir'],
      ['Lina', 'vu, "oui", et bien'],
    ]);
  });

  it('tells the separator, the encoding and the quotes', async () => {
    const expected = [
      ['Prénom', 'Rôle'],
      ['Zoé', 'aide; soignante'],
    ];
    expect(await csv('\ufeffPrénom;Rôle\r\nZoé;"aide; soignante"\r\n')).toEqual(expected);
    expect(await csv('Prénom,Rôle\nZoé,aide; soignante')).toEqual(expected);
    expect(await csv('Prénom\tRôle\rZoé\taide; soignante\r\r\r')).toEqual(expected);
    expect(await csv('sep=|\nPrénom|Rôle\nZoé|aide; soignante')).toEqual(expected);
    const latin = Uint8Array.from('Prénom;Rôle\nZoé;"aide; soignante"', (character) =>
      character.charCodeAt(0),
    );
    expect(await csv(latin)).toEqual(expected);
    expect(await csv('A;B\n"dit ""oui""\r\net non";l\'eau')).toEqual([
      ['A', 'B'],
      ['dit "oui"\net non', "l'eau"],
    ]);
  });
});

describe('files that are refused', () => {
  const refused = (code: string) => expect.objectContaining({ code });

  it('says why: a password, the old format, a picture, a broken archive', async () => {
    await expect(readTable(await fixture('with-password.ods'), 'a.ods')).rejects.toEqual(
      refused('spreadsheet_encrypted'),
    );
    const container = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0);
    const named = Uint8Array.from([...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]));
    await expect(readTable(new Blob([container, named]), 'a.xlsx')).rejects.toEqual(
      refused('spreadsheet_encrypted'),
    );
    await expect(readTable(new Blob([container]), 'a.xls')).rejects.toEqual(
      refused('spreadsheet_old_format'),
    );
    await expect(csv(Uint8Array.of(0x89, 0x50, 0, 0, 1))).rejects.toEqual(refused('spreadsheet_unreadable'));
    await expect(readTable(new Blob(['PK\u0003\u0004 not a zip']), 'a.xlsx')).rejects.toEqual(
      refused('spreadsheet_unreadable'),
    );
    const word = zipSync({ 'word/document.xml': strToU8('<w/>') });
    await expect(readTable(new Blob([word]), 'a.docx')).rejects.toEqual(refused('spreadsheet_unreadable'));
  });

  it('stops before a bomb: by what it unpacks to, by its lines, by its columns', async () => {
    const bomb = zipSync({ '[Content_Types].xml': new Uint8Array(70_000_000) });
    expect(bomb.length).toBeLessThan(200_000);
    await expect(readTable(new Blob([bomb]), 'a.xlsx')).rejects.toEqual(refused('spreadsheet_too_large'));
    await expect(csv('a\n'.repeat(10_001))).rejects.toEqual(refused('spreadsheet_too_large'));
    await expect(csv('a;'.repeat(200) + 'b')).rejects.toEqual(refused('spreadsheet_too_large'));
    await expect(csv('\n'.repeat(30_000))).rejects.toEqual(refused('spreadsheet_too_large'));
    const long = await writeTable(
      { name: 'A', header: ['a'], rows: Array.from({ length: 10_001 }, () => ['x']) },
      'xlsx',
    );
    await expect(readTable(long, 'a.xlsx')).rejects.toEqual(refused('spreadsheet_too_large'));
  });
});
