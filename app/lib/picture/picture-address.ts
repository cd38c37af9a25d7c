/** Where the picture of a sheet's cell is read. */
export const pictureAddress = (sheetId: string, imageId: string): string =>
  `/api/sheets/${encodeURIComponent(sheetId)}/images/${encodeURIComponent(imageId)}`;

/** The same picture, read with the rights of a deliverable that holds it. */
export const sealedPictureAddress = (deliverableId: string, imageId: string): string =>
  `/api/deliverables/${encodeURIComponent(deliverableId)}/images/${encodeURIComponent(imageId)}`;
