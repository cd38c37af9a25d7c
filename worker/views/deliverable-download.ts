import { sealedText } from '#domain/deliverable/snapshot-hash.ts';
import { deliverableView, ownSignatures, signatureView, type DeliverableRows } from './deliverable-view.ts';
import type { Actor } from '#domain/people/roles.ts';

/**
 * The file that proves a deliverable without Grappe: `sealed` is the exact text whose SHA-256 is `hash`
 * (`jq -j .sealed file.json | sha256sum`), and `previousHash` inside it is the link before.
 */
export function deliverableDownload(actor: Actor, rows: DeliverableRows): string {
  const view = deliverableView(actor, rows);
  const file = {
    format: 'grappe.deliverable/1',
    deliverableId: view.deliverableId,
    title: view.title,
    phase: view.phaseTitle,
    programme: view.programme,
    cluster: view.cluster,
    establishment: view.establishment.name,
    board: view.boardTitle,
    kind: view.kind,
    version: view.version,
    state: view.state,
    submittedAt: view.submittedAt,
    submittedBy: view.submittedBy,
    transmittedAt: view.transmittedAt,
    transmittedBy: view.transmittedBy,
    algorithm: 'SHA-256 of the UTF-8 bytes of sealed, canonical JSON (RFC 8785)',
    hash: view.hash,
    sealed: sealedText(rows.row.snapshot),
    signatures: ownSignatures(rows).map(signatureView),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** `les-tilleuls-cartographie-des-priorites-v2`: letters that no file system or header minds. */
export function downloadName({ row }: DeliverableRows): string {
  const plain = `${row.establishment.shortName} ${row.board.title} v${row.version}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
