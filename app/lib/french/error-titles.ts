import type { AnyErrorCode } from './errors.ts';

/** Title of the page that stands for what could not be shown. The sentence of the code says the rest. */
const TITLES: Partial<Record<AnyErrorCode, string>> = {
  not_found: 'Page introuvable',
  forbidden: 'Accès réservé',
  login_required: 'Votre accès a pris fin',
  network_failed: 'Connexion interrompue',
  sheet_not_released: 'Pas encore partagée',
};

export function errorTitle(code: AnyErrorCode): string {
  return TITLES[code] ?? 'Un problème est survenu';
}
