import type { IntakeForm } from './intake-form.ts';
import type { RequiredField } from './required-fields.ts';

/** What every section of the form gets. */
export interface SectionProps {
  form: IntakeForm;
  change(changed: Partial<IntakeForm>): void;
  /** The words for a missing field, once the officer has tried to save. */
  errorOf(field: RequiredField): string | undefined;
  /** tabIndex of optional fields: outside the Tab path until the officer asks for them. */
  optionalTab: 0 | -1;
}
