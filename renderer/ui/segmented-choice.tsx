import { useId } from 'react';
import classes from './segmented-choice.module.css';

export interface SegmentedChoiceProps<Value extends string> {
  options: readonly { value: Value; label: string }[];
  value: Value | undefined;
  onChange(value: NoInfer<Value>): void;
  disabled?: boolean;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

/** Two to four exclusive words side by side; native radios, so arrows and forms behave as everywhere. */
export function SegmentedChoice<Value extends string>(props: SegmentedChoiceProps<Value>) {
  const { options, value, onChange, disabled, 'aria-invalid': invalid, ...aria } = props;
  const name = useId();
  return (
    <div role="radiogroup" className={classes.choice} data-invalid={invalid || undefined} {...aria}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
