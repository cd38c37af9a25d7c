import type { Format } from '#app/lib/spreadsheet/formats.ts';
import { writeTable } from '#app/lib/spreadsheet/spreadsheet.ts';
import type { Caption } from '#app/lib/picture/draw-sheet.ts';
import type { Measure } from '#app/lib/picture/ink.ts';
import { sheetTables, type Table } from '#domain/sheet/tables.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { saveFile } from './save-file.ts';
import { aboutTable, factsOf, fileName, type SheetAbout } from './sheet-about.ts';

export type PictureFormat = 'svg' | 'png';

/** Saves the sheet as a spreadsheet: itself, its measures, and where it comes from (CSV holds the first alone). */
export async function exportTable(
  projection: SheetProjection,
  about: SheetAbout,
  format: Format,
): Promise<void> {
  const tables = [...sheetTables(projection), aboutTable(about, Date.now())];
  saveFile(await writeTable(tables, format), `${fileName(about)}.${format}`);
}

/** Saves the sheet as a picture that holds its font. */
export async function exportPicture(
  projection: SheetProjection,
  about: SheetAbout,
  format: PictureFormat,
): Promise<void> {
  const { seal, mention } = about;
  const caption = {
    over: `${about.cluster} · ${about.phase}`,
    title: about.board,
    under: factsOf(about, Date.now()),
    foot: [
      ...(seal ? [`Empreinte SHA-256 : ${seal.hash}`] : []),
      ...(mention ? [mention] : []),
      `${about.programme}. Fait avec Grappe.`,
    ],
  };
  const { drawSheet } = await import('#app/lib/picture/draw-sheet.ts');
  await savePicture(
    (measure, fontFace) => drawSheet(projection, caption, measure, fontFace),
    fileName(about),
    format,
  );
}

/** Saves a table that is not a sheet (a count) as a picture. */
export async function exportTablePicture(
  table: Table,
  caption: Caption,
  name: string,
  format: PictureFormat,
): Promise<void> {
  const [{ drawPage, WIDTH }, { drawTable }] = await Promise.all([
    import('#app/lib/picture/draw-sheet.ts'),
    import('#app/lib/picture/draw-table.ts'),
  ]);
  await savePicture(
    (measure, fontFace) => drawPage(drawTable(table, WIDTH, measure), caption, measure, fontFace),
    name,
    format,
  );
}

async function savePicture(
  draw: (measure: Measure, fontFace: string) => { svg: string; width: number; height: number },
  name: string,
  format: PictureFormat,
): Promise<void> {
  const { embeddedFont, fontMeasure, rasterised } = await import('#app/lib/picture/rasterise.ts');
  const { svg, width, height } = draw(...(await Promise.all([fontMeasure(), embeddedFont()])));
  const file =
    format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await rasterised(svg, width, height);
  saveFile(file, `${name}.${format}`);
}
