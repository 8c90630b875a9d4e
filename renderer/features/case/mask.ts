/** What of an identity may stand on a screen that others see: enough to recognise, too little to find somebody. */

/** "Warga Contoh 1" → "W••••• C••••• 1" */
export const maskedName = (name: string): string =>
  name
    .split(/\s+/u)
    .filter(Boolean)
    .map((word) => ([...word].length > 1 ? `${[...word][0]}•••••` : word))
    .join(' ');

/** "081200001234" → "0812 •••• ••34" */
export function maskedNumber(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits.length < 8 ? '••••' : `${digits.slice(0, 4)} •••• ••${digits.slice(-2)}`;
}

/** "3523…" → "3523 •••• •••• ••••": the district alone. */
export const maskedNik = (nik: string): string => `${nik.slice(0, 4)} •••• •••• ••••`;

export const maskedAddress = (): string => '••••••';
