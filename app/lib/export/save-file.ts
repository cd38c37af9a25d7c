/** Hands a file to the browser, which saves it under `name`. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this returns; a minute is more than any needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
