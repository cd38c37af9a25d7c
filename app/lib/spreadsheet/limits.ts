/** What a file may be at most, so that a hostile or mistaken one never freezes the page. */
export const SPREADSHEET_LIMITS = {
  /** Bytes of the file. */
  bytes: 10_000_000,
  /** Bytes of what an XLSX or ODS file holds once decompressed. */
  unpackedBytes: 60_000_000,
  rows: 10_000,
  columns: 200,
} as const;
