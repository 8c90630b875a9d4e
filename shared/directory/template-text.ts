/** Placeholders of reply templates, {{nomor}} and the like: those known are filled in, the others stay to be seen. */
const PLACEHOLDER = /\{\{\s*([\p{L}\d_ -]+?)\s*\}\}/gu;

export type TemplateValues = Readonly<Record<string, string>>;

/** A value that is '' is not known yet: its placeholder stays. */
export const filledTemplate = (text: string, values: TemplateValues): string =>
  text.replace(PLACEHOLDER, (placeholder, name: string) => values[name.toLowerCase()] || placeholder);

/** Names of placeholders that nobody has filled in, each once. */
export const unfilledPlaceholders = (text: string): string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '')),
];
