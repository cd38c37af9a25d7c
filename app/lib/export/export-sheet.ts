import { writeTable, type Format } from '#app/lib/spreadsheet/spreadsheet.ts';
import { sheetTables } from '#domain/sheet/tables.ts';
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
  const [{ drawSheet }, { embeddedFont, fontMeasure, rasterised }] = await Promise.all([
    import('#app/lib/picture/draw-sheet.ts'),
    import('#app/lib/picture/rasterise.ts'),
  ]);
  const [measure, fontFace] = await Promise.all([fontMeasure(), embeddedFont()]);
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
  const { svg, width, height } = drawSheet(projection, caption, measure, fontFace);
  const file =
    format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await rasterised(svg, width, height);
  saveFile(file, `${fileName(about)}.${format}`);
}
