import type { IntakeForm, RequiredField } from './intake-form.ts';

/** What every section of the form gets. */
export interface SectionProps {
  form: IntakeForm;
  change(changed: Partial<IntakeForm>): void;
  /** The words for a missing field, once the officer has tried to save. */
  errorOf(field: RequiredField): string | undefined;
}
