/**
 * Shape that a translation of the Indonesian catalogue `Source` must have: the same keys, and, since Indonesian has
 * one plural form and English two, a `_one` beside every `_other`.
 */
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translation<Source[Key]>;
} & {
  readonly [Key in keyof Source as Key extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};
