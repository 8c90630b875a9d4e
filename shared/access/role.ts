/** Roles of the people at a desk; a person may hold several. */
export const ROLES = [
  'officer',
  'coordinator',
  'liaison',
  'agency-head',
  'information-officer',
  'information-superior',
  'leader',
  'auditor',
  'administrator',
] as const;

export type Role = (typeof ROLES)[number];
