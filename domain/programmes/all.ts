import { bretagne2019 } from './bretagne-2019.ts';
import { ileDeFrance2020 } from './ile-de-france-2020.ts';
import { normandie2024 } from './normandie-2024.ts';
import { occitanieOmega2021 } from './occitanie-omega-2021.ts';
import { paca2018 } from './paca-2018.ts';
import type { Programme } from './programme.ts';

/** Every programme a cluster can be created from, the latest call first. A new one is one more line (`docs/adding-a-programme.md`). */
export const PROGRAMMES: readonly Programme[] = [
  normandie2024,
  occitanieOmega2021,
  ileDeFrance2020,
  bretagne2019,
  paca2018,
];

/** The programme with this code, or undefined for a code nobody declared. */
export function programmeOf(code: string): Programme | undefined {
  return PROGRAMMES.find((programme) => programme.code === code);
}
