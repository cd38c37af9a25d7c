import fontAddress from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import { GrappeError } from '#domain/errors.ts';
import { FONT, type Measure } from './ink.ts';

/** Pixels for one unit of a drawing: sharp on paper at A3. */
const SCALE = 2;
/** What every browser can hold in one canvas: beyond, the picture is made smaller rather than refused. */
const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 16_000;

/** Measures words with the font of the pages, which is the one put in the picture. */
export async function fontMeasure(): Promise<Measure> {
  const context = new OffscreenCanvas(1, 1).getContext('2d') ?? noCanvas();
  await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 16px '${FONT}'`)));
  return (text, size, weight) => {
    context.font = `${weight} ${size}px '${FONT}', Verdana, sans-serif`;
    return context.measureText(text).width;
  };
}

/** The font as a rule that needs no other file: a picture sent by mail reads the same everywhere. */
export async function embeddedFont(): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(fontAddress)).arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `@font-face{font-family:'${FONT}';font-weight:200 800;src:url(data:font/woff2;base64,${base64}) format('woff2')}`;
}

/** An SVG picture as PNG, at twice its size. It holds all it shows, so that the canvas is never tainted. */
export async function rasterised(svg: string, width: number, height: number): Promise<Blob> {
  const scale = Math.min(
    SCALE,
    LONGEST_SIDE / Math.max(width, height),
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d') ?? noCanvas();
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new GrappeError('internal', 'canvas'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

function noCanvas(): never {
  throw new GrappeError('internal', 'no canvas');
}
