/** Why a call to `window.desktop` was rejected. A plain object: Electron's contextBridge strips an Error of its code. */
export interface Failure {
  /**
   * A kebab-case word to act on: `wrong-arguments`, `wrong-sender`, `disk-full`, `hub-address-refused`, `vault-unavailable`,
   * `journal-closed`, a code of the journal's own, or `internal`.
   */
  code: string;
  /** English, for the log. */
  message: string;
}

/** What crosses from Electron's main to its preload. Electron itself would pass on only the text of an error. */
export type Answer = { value: unknown } | { failure: Failure };
