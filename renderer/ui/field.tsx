import { type CSSProperties, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './field.module.css';

/** Spread on the control: it ties label, hint and error to it. */
export interface FieldControl {
  id: string;
  'aria-labelledby': string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

export interface FieldProps {
  label: string;
  /** Marks the field "(tidak wajib)"; only optional fields are marked. */
  optional?: boolean;
  /** Quiet words after the label: "(usulan dari kategori dan desa, dapat diubah)". */
  mark?: string;
  /** At the right of the label: a counter, a link with its key. */
  aside?: ReactNode;
  hint?: string;
  /** What is wrong and what to write instead. */
  error?: string | undefined;
  /** The label is only spoken: the section's name or the placeholder says it already. */
  labelHidden?: boolean;
  /** Columns of a FormGrid, of twelve. */
  span?: number;
  children: (control: FieldControl) => ReactNode;
}

/** Label above, control, then hint or error. Works for inputs and for groups of chips alike. */
export function Field({ label, optional, mark, aside, hint, error, labelHidden, span, children }: FieldProps) {
  const { t } = useTranslation('common');
  const id = useId();
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className={classes.field} style={fieldWidth(span)}>
      <div className={labelHidden ? 'sr-only' : classes.head}>
        <label id={`${id}-label`} htmlFor={id}>
          {label} {(optional || mark) && <span className={classes.mark}>{mark ?? t('optional')}</span>}
        </label>
        {aside && <span className={classes.aside}>{aside}</span>}
      </div>
      {children({
        id,
        'aria-labelledby': `${id}-label`,
        'aria-describedby': described,
        'aria-invalid': error !== undefined,
      })}
      {error ? (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className={classes.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}

function fieldWidth(span: number | undefined): CSSProperties | undefined {
  return span === undefined ? undefined : ({ '--field-span': span } as CSSProperties);
}
