import type { ErrorCode } from '#domain/errors.ts';
import { NARROW, NBSP } from './typography.ts';

/** Codes that exist on this side only: nothing came back at all, or what came back was not ours. */
export type ClientErrorCode = 'network_failed' | 'reply_unreadable' | 'part_missing';
export type AnyErrorCode = ErrorCode | ClientErrorCode;

/** What is said for each thing that can fail: what happened, then what to do. Complete by construction. */
export const ERROR_SENTENCES = {
  bad_request: 'La demande est incomplète ou mal écrite. Vérifiez ce que vous avez saisi, puis réessayez.',
  body_too_large: 'Ce contenu est trop volumineux. Raccourcissez-le ou envoyez-le en plusieurs fois.',
  login_required:
    'Votre accès a pris fin. Ouvrez à nouveau le lien de votre invitation pour revenir : votre travail est conservé.',
  invitation_invalid:
    'Ce lien ne permet pas d’entrer. Il est peut-être incomplet, expiré ou remplacé par un plus récent. Demandez une nouvelle invitation à la personne qui anime votre cluster.',
  too_many_attempts: 'Trop d’essais en peu de temps. Attendez une minute, puis réessayez.',
  forbidden: 'Cette page ou cette action n’est pas ouverte à votre rôle dans le cluster.',
  origin_refused:
    'La demande a été refusée car elle ne venait pas de cette page. Rechargez la page, puis réessayez.',
  not_found: 'Cette page n’existe pas, ou elle n’est pas partagée avec vous.',
  board_missing:
    'Le tableau qui doit recevoir la suite n’existe pas encore pour cet établissement. Demandez à la personne qui anime de l’ajouter à la phase en cours.',
  sheet_sealed:
    'Cette feuille est scellée : elle a été remise comme livrable et ne change plus. Pour la modifier, créez une nouvelle version.',
  sheet_not_sealed: 'Cette feuille n’est pas encore remise comme livrable. Remettez-la d’abord.',
  sheet_not_released: 'Cette feuille n’a pas encore été partagée avec les autres établissements.',
  sheet_read_only: 'Vous pouvez lire cette feuille, mais pas y écrire.',
  cluster_closed: 'Le cluster est clos : tout reste lisible, plus rien ne se modifie.',
  cluster_state_refused:
    'Le cluster ne peut pas passer à cet état depuis celui où il est. Rechargez la page pour voir où il en est.',
  last_lead:
    'Cette personne est la seule à piloter ce cluster. Ajoutez d’abord une autre personne au pilotage du programme.',
  session_not_live: 'La séance n’est pas ouverte. Cette action est possible une fois la séance commencée.',
  session_already_open: 'La séance est déjà ouverte. Rechargez la page pour la rejoindre.',
  session_closed: 'La séance est terminée. Les tableaux et les résultats restent consultables.',
  session_cancelled: 'Cette séance a été annulée. Planifiez-en une autre.',
  session_not_planned: 'Cette séance a déjà commencé : elle ne se déplace plus et ne s’annule plus.',
  phase_move_refused:
    'Une phase avance d’un pas à la fois : à venir, en cours, faite. Rechargez la page, puis réessayez.',
  phase_not_empty:
    'Cette phase contient encore un tableau, une séance ou un livrable attendu. Retirez-les d’abord.',
  board_not_empty: 'Ce tableau a déjà servi : il ne peut plus être retiré. Rien n’a été supprimé.',
  expected_in_use:
    'Ce livrable vient de l’appel, ou un établissement l’a déjà remis : il reste tel quel. Seule son échéance peut changer.',
  dates_out_of_order: 'La fin vient avant le début. Corrigez les dates, puis réessayez.',
  timer_not_running: 'Le minuteur ne tourne pas. Lancez-le d’abord.',
  vote_not_open: 'Ce vote n’est pas ouvert.',
  vote_already_open: 'Un vote est déjà en cours dans cette séance. Clôturez-le avant d’en ouvrir un autre.',
  vote_closed: 'Ce vote est clos : il ne peut plus recevoir de voix. Le résultat est visible sur sa page.',
  not_an_elector:
    'Vous ne faites pas partie des votants de ce vote. La liste a été fixée à son ouverture ; le résultat sera visible à la clôture.',
  ballot_over_budget: 'Vous avez donné plus de voix que vous n’en avez. Retirez-en, puis votez à nouveau.',
  ballot_over_cap: 'Une proposition a reçu trop de voix de votre part. Répartissez-les autrement.',
  ballot_unknown_item:
    'Une des propositions ne fait pas partie de ce vote. Rechargez la page, puis votez à nouveau.',
  vote_needs_items: 'Il faut au moins deux propositions pour ouvrir un vote.',
  vote_needs_electors: 'Personne ne pourrait voter avec ce choix. Élargissez la liste des votants.',
  placement_not_open: 'Ce placement n’est pas ouvert.',
  placement_already_open:
    'Un placement est déjà en cours sur cette feuille. Révélez-le avant d’en ouvrir un autre.',
  placement_revealed:
    'Ce placement a été révélé : il ne peut plus changer. Les médianes et les écarts sont visibles sur la carte.',
  placement_needs_items: 'Cette carte n’a encore aucun sujet à placer. Ajoutez-en d’abord.',
  placement_too_many_items:
    'Cette carte a trop de sujets pour un placement individuel. Gardez les principaux, 200 au plus.',
  placement_needs_people: 'Personne ne pourrait placer : cette feuille n’a pas encore de membres.',
  placement_unknown_item:
    'Un des sujets ne fait pas partie de ce placement. Rechargez la page, puis placez à nouveau.',
  placement_out_of_range: 'Une position sort des axes de la carte. Corrigez-la, puis réessayez.',
  not_a_placer:
    'Vous ne faites pas partie des personnes qui placent cette fois. La liste a été fixée à l’ouverture ; le résultat sera visible sur la carte.',
  questionnaire_not_open: 'Ce questionnaire n’est pas ouvert.',
  questionnaire_already_open: 'Ce questionnaire est déjà ouvert. Clôturez-le avant de l’ouvrir à nouveau.',
  questionnaire_closed: 'Ce questionnaire est clos : il ne reçoit plus de réponses.',
  questionnaire_needs_people: 'Personne ne pourrait répondre : le cluster n’a pas encore de membres.',
  answer_refused:
    'Une des réponses ne correspond pas à sa question. Rechargez la page, puis répondez à nouveau.',
  answers_empty: 'Répondez à une question au moins avant d’enregistrer.',
  not_a_respondent:
    'Vous ne faites pas partie des personnes interrogées cette fois. La liste a été fixée à l’ouverture.',
  cards_apart:
    'Sur cette feuille, les cartes s’écrivent à part jusqu’à leur révélation : celle-ci n’est pas enregistrée. Copiez votre texte, rechargez la page, puis écrivez-le à nouveau.',
  not_your_card:
    'Sur ce tableau, chacun ne modifie que les cartes qu’il a écrites. Cette modification n’est pas enregistrée.',
  drafts_revealed:
    'Les cartes viennent d’être révélées : celle-ci est arrivée après et n’est pas enregistrée. Gardez son texte : vous pouvez l’ajouter directement sur la feuille.',
  drafts_waiting: 'Des cartes attendent encore d’être révélées. Révélez-les d’abord.',
  drafts_too_many:
    'Vous avez déjà cent cartes en attente sur cette feuille. Regroupez vos idées ou supprimez-en.',
  draft_gone: 'Cette carte n’existe plus : elle a été supprimée ailleurs. Son texte est encore affiché ici.',
  writing_changed:
    'La façon d’écrire a changé depuis l’ouverture de cette page : la carte n’est pas enregistrée. Rechargez la page, relisez ce qui est annoncé, puis écrivez-la à nouveau.',
  hash_mismatch:
    'La version a changé depuis que vous l’avez ouverte. Rechargez la page et relisez-la avant de donner votre avis.',
  already_signed: 'Votre collège a déjà donné son avis sur cette version. Un avis donné ne se modifie pas.',
  not_a_signatory: 'Seuls les membres de l’équipe de cet établissement donnent un avis, un par collège.',
  deliverable_not_validated: 'Ce livrable se transmet une fois que tous les collèges l’ont signé.',
  already_transmitted: 'Ce livrable est déjà transmis.',
  deliverable_superseded: 'Une version plus récente existe. Ouvrez-la depuis la liste des versions.',
  deliverable_empty: 'Cette feuille est encore vide. Complétez-la avant de la remettre.',
  chain_broken:
    'La chaîne des livrables ne se vérifie plus. Prévenez la personne qui pilote le programme : rien n’a été enregistré.',
  image_invalid:
    'Cette image n’a pas été acceptée : il faut une photo JPEG ou WebP, sans les informations que l’appareil y inscrit. Choisissez-la à nouveau depuis cette page, qui la prépare.',
  images_full:
    'Cette feuille a déjà reçu 200 photos, remplacées comprises. Les mots, eux, peuvent toujours être ajoutés.',
  update_refused:
    'Cette modification n’a pas été acceptée et n’est pas enregistrée. Copiez votre texte, rechargez la page, puis recommencez.',
  update_too_large: 'Cette modification est trop volumineuse. Collez votre texte en plusieurs fois.',
  too_many_measures:
    'Cette ligne a déjà 400 jours de mesure, le maximum. Ajoutez une ligne pour continuer, ou retirez des mesures.',
  unknown_message: 'Cette page n’est plus à jour. Rechargez-la.',
  flood: 'Trop de modifications en très peu de temps. Attendez quelques secondes, la page se reconnecte.',
  spreadsheet_unreadable:
    'Ce fichier n’est pas un tableau que nous savons lire. Enregistrez-le en CSV, XLSX ou ODS depuis votre tableur, puis réessayez.',
  spreadsheet_too_large:
    'Ce fichier est trop grand : au plus 10 000 lignes, 200 colonnes et 10 Mo. Retirez ce qui n’est pas à importer, puis réessayez.',
  spreadsheet_encrypted:
    'Ce fichier est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe, puis réessayez.',
  spreadsheet_old_format:
    'Ce fichier est à l’ancien format d’Excel (.xls). Enregistrez-le au format XLSX, ODS ou CSV, puis réessayez.',
  storage_failed:
    'Non enregistré : le serveur n’a pas pu écrire. Gardez cette page ouverte et réessayez dans un instant.',
  room_unreadable:
    'Cette feuille ne peut pas être ouverte sans risque. Rien n’est perdu : prévenez la personne qui anime votre cluster.',
  internal:
    'Le serveur a rencontré un problème. Réessayez dans un instant ; si cela continue, prévenez l’animation.',
} satisfies Record<ErrorCode, string>;

const CLIENT_SENTENCES = {
  network_failed: 'La connexion ne passe pas. Vérifiez le réseau, puis réessayez : rien n’a été envoyé.',
  reply_unreadable:
    'La réponse reçue n’est pas lisible (un réseau d’établissement la modifie peut-être). Réessayez.',
  part_missing: 'Une partie de la page n’est pas arrivée. Vérifiez le réseau, puis rechargez la page.',
} satisfies Record<ClientErrorCode, string>;

/** The sentence to show for a code, with its non-breaking spaces. */
export function sentence(code: AnyErrorCode): string {
  const text = { ...ERROR_SENTENCES, ...CLIENT_SENTENCES }[code];
  return text.replace(/ ([;?!])/g, `${NARROW}$1`).replace(/ :/g, `${NBSP}:`);
}
